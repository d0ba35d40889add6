package text_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/text"
)

var encodings = []text.Encoding{text.UTF8, text.UTF16, text.UTF32}

// short calls f with every text of up to four pieces.
func short(f func(s string)) {
	pieces := []string{"a", "\n", "\r", "é", "\uFFFF", "😀", "\x80"}
	var extend func(s string, n int)
	extend = func(s string, n int) {
		f(s)
		if n == 0 {
			return
		}
		for _, piece := range pieces {
			extend(s+piece, n-1)
		}
	}
	extend("", 4)
}

// offsetOf is a naive implementation of Text.Offset.
func offsetOf(s string, p text.Position, enc text.Encoding) int {
	if p.Line < 0 {
		return 0
	}
	found := -1
	var at text.Position // of found
	for offset := range len(s) + 1 {
		q := place(s, offset, enc)
		if q.Line == p.Line && (found < 0 || at.Col < q.Col && q.Col <= p.Col) {
			found, at = offset, q
		}
	}
	if found < 0 {
		return len(s)
	}
	return found
}

func TestPositionsOfShortTexts(t *testing.T) {
	short(func(s string) {
		txt := text.New(s)
		for _, enc := range encodings {
			for offset := range len(s) + 1 {
				if got, want := txt.Position(offset, enc), place(s, offset, enc); got != want {
					t.Errorf("position of %d in %q is %v, want %v (encoding %d)", offset, s, got, want, enc)
				}
			}
			for line := range 6 {
				for col := -1; col < 6; col++ {
					p := text.Position{Line: line, Col: col}
					if got, want := txt.Offset(p, enc), offsetOf(s, p, enc); got != want {
						t.Errorf("offset of %v in %q is %d, want %d (encoding %d)", p, s, got, want, enc)
					}
				}
			}
		}
		if got, want := txt.LineCount(), place(s, len(s), text.UTF8).Line+1; got != want {
			t.Errorf("%q has %d lines, want %d", s, got, want)
		}
	})
}

// A long text is divided without splitting a rune or line end, wherever these are, even if it is not valid UTF-8.
func TestLongTextsKeepRunesTogether(t *testing.T) {
	for _, filler := range []string{"a", "\r", "\x80"} {
		for _, piece := range []string{"😀", "\r\n", "é", "\xf0\x9f", "漢"} {
			for n := 1016; n < 1028; n++ {
				s := strings.Repeat(filler, n) + piece + strings.Repeat(filler, 5000)
				txt := text.New(s)
				for _, enc := range encodings {
					for offset := n - 1; offset < n+6; offset++ {
						if got, want := txt.Position(offset, enc), place(s, offset, enc); got != want {
							t.Fatalf("position of %d is %v, want %v (%q after %d of %q)", offset, got, want, piece, n, filler)
						}
					}
					if got, want := txt.Position(len(s), enc), place(s, len(s), enc); got != want {
						t.Fatalf("the end is at %v, want %v (%q after %d of %q)", got, want, piece, n, filler)
					}
				}
			}
		}
	}
}

// Edits of a long text keep runes and line ends together, wherever they are, even if it is not valid UTF-8.
func TestEditsOfLongTextsKeepRunesTogether(t *testing.T) {
	edits := []text.Edit{
		{New: "\n"},
		{New: "\xf0\x9f"},
		{New: "\x98\x80"},
		{Span: text.Span{End: 1}},
		{Span: text.Span{End: 2}, New: "\xe6"},
		{Span: text.Span{End: 700}, New: "\x9f"},
		{New: strings.Repeat("\r", 3000)},
	}
	for _, filler := range []string{"a", "\r", "\x80"} {
		long := text.New(strings.Repeat(filler, 3500))
		for start := 1023; start < 1026; start++ {
			for _, first := range edits {
				for _, second := range edits[:4] {
					for distance := -2; distance < 3; distance++ {
						txt := long
						for _, e := range []text.Edit{first, second} {
							before := txt.String()
							e.Span = e.Span.Shift(start)
							if e.New == second.New {
								e.Span = e.Span.Shift(distance)
							}
							want := before[:e.Span.Start] + e.New + before[e.Span.End:]
							txt = txt.Edit(e)
							fresh := text.New(want)
							end := len(want)
							if txt.String() != want || txt.Position(end, text.UTF16) != fresh.Position(end, text.UTF16) || txt.LineCount() != fresh.LineCount() {
								t.Fatalf("after %q at %d and %q at distance %d in %q the end is at %v, want %v",
									first.New, start, second.New, distance, filler, txt.Position(end, text.UTF16), fresh.Position(end, text.UTF16))
							}
						}
					}
				}
			}
		}
	}
}
