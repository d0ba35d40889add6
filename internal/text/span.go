package text

import (
	"fmt"
	"slices"
	"strings"
)

// Span is a half-open range of bytes: it begins at Start and ends before End.
type Span struct{ Start, End int }

// At returns the empty span at offset.
func At(offset int) Span { return Span{offset, offset} }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s has no bytes.
func (s Span) Empty() bool { return s.Start == s.End }

// Contains reports whether the byte at offset is in s.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Touches reports whether offset is in s or at one of its ends.
func (s Span) Touches(offset int) bool { return s.Start <= offset && offset <= s.End }

// Covers reports whether o is within s.
func (s Span) Covers(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Shift returns s moved by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// Stop is a tab stop in the new text of an [Edit].
type Stop struct {
	Span    Span     // within Edit.New; selected when the stop is reached
	Choices []string // allowed texts, including the current one; nil for free text
}

// Edit replaces Span by New.
//
// Stops are the tab stops of New in the order in which they are visited; they do not overlap. A client without snippet
// support gets New alone, so New must be valid without them.
type Edit struct {
	Span  Span
	New   string
	Stops []Stop
}

// Insert returns the edit that inserts s at offset.
func Insert(offset int, s string) Edit { return Edit{Span: At(offset), New: s} }

// Delete returns the edit that removes s.
func Delete(s Span) Edit { return Edit{Span: s} }

// Apply returns s after edits. All spans are offsets in s. Edits at one offset are applied in order. It is an error if
// two edits overlap or one is out of range.
func Apply(s string, edits []Edit) (string, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Edit) int { return a.Span.Start - b.Span.Start })
	var b strings.Builder
	end := 0
	for _, e := range sorted {
		if e.Span.Start < end || e.Span.End < e.Span.Start || e.Span.End > len(s) {
			return "", fmt.Errorf("edit %d-%d overlaps another or leaves the text", e.Span.Start, e.Span.End)
		}
		b.WriteString(s[end:e.Span.Start])
		b.WriteString(e.New)
		end = e.Span.End
	}
	b.WriteString(s[end:])
	return b.String(), nil
}
