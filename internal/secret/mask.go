package secret

import (
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Masked is displayed for a secret whose width does not matter.
const Masked = "********"

// Mask returns asterisks as wide as a terminal displays s. Line breaks and tabs stay.
func Mask(s string) string {
	var b strings.Builder
	state := -1
	for s != "" {
		var c string
		var width int
		c, s, width, state = uniseg.FirstGraphemeClusterInString(s, state)
		switch {
		case c == "\n", c == "\r\n", c == "\r", c == "\t":
			b.WriteString(c)
		case len(c) == 1:
			b.WriteByte('*')
		default:
			b.WriteString(strings.Repeat("*", width))
		}
	}
	return b.String()
}

// MaskSpans returns s with the given spans masked, which are in order and do not overlap.
func MaskSpans(s string, spans []text.Span) string {
	if len(spans) == 0 {
		return s
	}
	var b strings.Builder
	end := 0
	for _, span := range spans {
		b.WriteString(s[end:span.Start])
		b.WriteString(Mask(s[span.Start:span.End]))
		end = span.End
	}
	b.WriteString(s[end:])
	return b.String()
}

// Text returns the bytes of span in the text of t, with secrets masked.
func Text(t *syntax.Tree, span text.Span) string {
	spans := Spans(t, span)
	for i := range spans {
		spans[i] = spans[i].Shift(-span.Start)
	}
	return MaskSpans(t.Text().Slice(span), spans)
}

// merge returns spans in order, with those that overlap or touch made one.
func merge(spans []text.Span) []text.Span {
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	merged := spans[:0]
	for _, s := range spans {
		if last := len(merged) - 1; last >= 0 && s.Start <= merged[last].End {
			merged[last].End = max(merged[last].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// clip returns the parts of spans that are in within.
func clip(spans []text.Span, within text.Span) []text.Span {
	clipped := spans[:0]
	for _, s := range spans {
		s = text.Span{Start: max(s.Start, within.Start), End: min(s.End, within.End)}
		if s.Start < s.End {
			clipped = append(clipped, s)
		}
	}
	return clipped
}
