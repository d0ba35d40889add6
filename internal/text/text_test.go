package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"plugin-manifest-ls/internal/text"
)

// place is a naive implementation of Text.Position, the oracle of the tests.
func place(s string, offset int, enc text.Encoding) text.Position {
	var p text.Position
	for i := 0; i < offset; {
		r, width := utf8.DecodeRuneInString(s[i:])
		switch {
		case strings.HasPrefix(s[i:], "\r\n"):
			width = 2
			fallthrough
		case r == '\n' || r == '\r':
			if i+width > offset {
				return p
			}
			p = text.Position{Line: p.Line + 1}
		case i+width > offset:
			return p
		case enc == text.UTF8:
			p.Col += width
		case enc == text.UTF16 && r > 0xFFFF:
			p.Col += 2
		default:
			p.Col++
		}
		i += width
	}
	return p
}

var pieces = []string{"a", "\n", "\r", "\r\n", "é", "漢", "😀", "\x80", "\xf0\x9f", "\x00", `"key": "value", `, strings.Repeat("x", 700), strings.Repeat("é\r\n", 300)}

func drawText(t *rapid.T, label string, most int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, most).Draw(t, label), "")
}

// A text after edits behaves like a new text of the same bytes.
func TestEditEqualsNew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawText(t, "start", 30)
		txt := text.New(want)
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			start := rapid.IntRange(0, len(want)).Draw(t, "start")
			end := rapid.IntRange(start, min(len(want), start+rapid.SampledFrom([]int{0, 1, 3, 2000}).Draw(t, "reach"))).Draw(t, "end")
			e := text.Edit{Span: text.Span{Start: start, End: end}, New: drawText(t, "new", 6)}
			old, oldWant := txt, want
			txt, want = txt.Edit(e), want[:start]+e.New+want[end:]
			if txt.String() != want || txt.Len() != len(want) || old.String() != oldWant {
				t.Fatalf("edit %v gave %q, want %q", e, txt, want)
			}
		}
		if got, fresh := txt.LineCount(), text.New(want).LineCount(); got != fresh {
			t.Fatalf("%d lines, want %d", got, fresh)
		}
		for range 20 {
			at := rapid.IntRange(0, len(want)).Draw(t, "at")
			enc := rapid.SampledFrom([]text.Encoding{text.UTF8, text.UTF16, text.UTF32}).Draw(t, "encoding")
			p := txt.Position(at, enc)
			if w := place(want, at, enc); p != w {
				t.Fatalf("position of %d in %q is %v, want %v", at, want, p, w)
			}
			back := txt.Offset(p, enc)
			if back > at || txt.Position(back, enc) != p {
				t.Fatalf("offset of %v is %d, came from %d", p, back, at)
			}
			end := rapid.IntRange(at, len(want)).Draw(t, "end")
			if got := txt.Slice(text.Span{Start: at, End: end}); got != want[at:end] {
				t.Fatalf("slice %d-%d is %q, want %q", at, end, got, want[at:end])
			}
		}
	})
}

func TestPositionsAreTotal(t *testing.T) {
	txt := text.New("ab\r\nc😀d\rlast")
	for _, c := range []struct {
		line, col int
		enc       text.Encoding
		want      int
	}{
		{-1, 5, text.UTF16, 0},
		{0, -3, text.UTF16, 0},
		{0, 99, text.UTF16, 2},
		{1, 1, text.UTF16, 5},
		{1, 2, text.UTF16, 5}, // within the surrogate pair
		{1, 3, text.UTF16, 9},
		{1, 2, text.UTF32, 9},
		{1, 5, text.UTF8, 9},
		{2, 4, text.UTF8, 15},
		{3, 0, text.UTF8, 15},
	} {
		if got := txt.Offset(text.Position{Line: c.line, Col: c.col}, c.enc); got != c.want {
			t.Errorf("offset of %d:%d is %d, want %d", c.line, c.col, got, c.want)
		}
	}
	if got := txt.Position(3, text.UTF8); got != (text.Position{Line: 0, Col: 2}) {
		t.Errorf("between carriage return and line feed: %v", got)
	}
	if got, want := txt.LineSpan(1), (text.Span{Start: 4, End: 10}); got != want {
		t.Errorf("line 1 is %v, want %v", got, want)
	}
}

func TestApplyRejectsOverlaps(t *testing.T) {
	got, err := text.Apply("abcd", []text.Edit{text.Insert(4, "!"), text.Insert(0, "1"), text.Insert(0, "2"), text.Delete(text.Span{Start: 1, End: 3})})
	if err != nil || got != "12ad!" {
		t.Errorf("got %q, %v", got, err)
	}
	for _, bad := range [][]text.Edit{
		{text.Delete(text.Span{Start: 0, End: 2}), text.Delete(text.Span{Start: 1, End: 3})},
		{text.Insert(5, "x")},
	} {
		if _, err := text.Apply("abcd", bad); err == nil {
			t.Errorf("%v was applied", bad)
		}
	}
}

func BenchmarkEdit10MB(b *testing.B) {
	txt := text.New(strings.Repeat("some words in a line of text, and a line end\n", 10<<20/45)).Edit(text.Insert(0, "x"))
	at := txt.Len() / 2
	b.ReportAllocs()
	for b.Loop() {
		txt.Edit(text.Insert(at, "y"))
	}
}

// A batch has the same result as calls of Text.Edit.
func TestBatchEqualsEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		enc := rapid.SampledFrom([]text.Encoding{text.UTF8, text.UTF16, text.UTF32}).Draw(t, "encoding")
		want := text.New(drawText(t, "start", 30))
		batch := text.NewBatch(want, enc)
		near := 0
		for range rapid.IntRange(1, 30).Draw(t, "edits") {
			switch rapid.IntRange(0, 4).Draw(t, "where") {
			case 0:
				near = rapid.IntRange(0, want.Len()).Draw(t, "offset")
			case 1:
				near = want.Len()
			default:
				near += rapid.IntRange(-40, 40).Draw(t, "step")
			}
			start := want.Position(near, enc)
			end := want.Position(near+rapid.SampledFrom([]int{-2, 0, 0, 1, 1, 3, 900, 5000}).Draw(t, "reach"), enc)
			start.Col += rapid.SampledFrom([]int{0, 0, 1, 2000}).Draw(t, "beyond the line")
			end.Line += rapid.SampledFrom([]int{0, 0, 0, 1, 2000}).Draw(t, "beyond the text")
			s := drawText(t, "new", 3)
			x, y := want.Offset(start, enc), want.Offset(end, enc)
			e := text.Edit{Span: text.Span{Start: min(x, y), End: max(x, y)}, New: s}
			if got := batch.Replace(start, end, s); got != e.Span {
				t.Fatalf("replaced %v, want %v", got, e.Span)
			}
			want = want.Edit(e)
			near = e.Span.Start + len(s)
		}
		if got := batch.Text(); got.String() != want.String() || got.LineCount() != want.LineCount() {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}
