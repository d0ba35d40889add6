package text_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/text"
)

// After an edit, others at any distance have the same result as calls of Text.Edit, even if they join or split line
// ends and runes there.
func TestBatchEditsAtAnyDistance(t *testing.T) {
	for _, filler := range []string{"a\r", "\n\n", "\r\n", "\x80\x80"} {
		long := text.New(strings.Repeat(filler, 900))
		for _, at := range []int{0, 300, 900, 1800} {
			for _, inserted := range []string{"\n", "\r", "\x80", ""} {
				for _, distance := range []int{-514, -512, -511, -510, -509, -508, 1, 509, 510, 511, 512, 514} {
					want, batch := long, text.NewBatch(long, text.UTF16)
					for i, offset := range []int{at, at, at + distance, at + distance + 4, at, at + distance + 3} {
						s := inserted
						if i < 2 {
							s = "x" // which opens the window
						}
						start, end := want.Position(offset, text.UTF16), want.Position(offset+1, text.UTF16)
						x, y := want.Offset(start, text.UTF16), want.Offset(end, text.UTF16)
						batch.Replace(start, end, s)
						want = want.Edit(text.Edit{Span: text.Span{Start: x, End: y}, New: s})
					}
					if got := batch.Text().String(); got != want.String() {
						t.Fatalf("edits by %q at %d and at distance %d in %q differ", inserted, at, distance, filler)
					}
				}
			}
		}
	}
}

// Typing costs less in a batch than with Text.Edit, at the beginning, in the middle and at the end of a text, on one
// line or on many.
func TestBatchMakesTypingCheap(t *testing.T) {
	const typed = 300
	for _, line := range []string{"\n", "a", "some words in a line\n"} {
		txt := text.New(strings.Repeat(line, 1<<16/len(line)))
		for _, at := range []int{0, txt.Len() / 2, txt.Len()} {
			single := testing.AllocsPerRun(1, func() {
				got := txt
				for i := range typed {
					got = got.Edit(text.Insert(at+i, "x"))
				}
			})
			batched := testing.AllocsPerRun(1, func() {
				batch := text.NewBatch(txt, text.UTF8)
				p := txt.Position(at, text.UTF8)
				for i := range typed {
					p := text.Position{Line: p.Line, Col: p.Col + i}
					batch.Replace(p, p, "x")
				}
				batch.Text()
			})
			if batched > single/20 {
				t.Errorf("%d characters typed at %d of lines %q: %v allocations in a batch, %v without", typed, at, line, batched, single)
			}
		}
	}
}

// An edit in the middle of a large text costs hardly more than one of a small text.
func TestEditReusesTheText(t *testing.T) {
	allocations := func(size, at int) float64 {
		txt := text.New(strings.Repeat("a line of text\n", size/15))
		return testing.AllocsPerRun(10, func() { txt.Edit(text.Insert(at, "x")) })
	}
	small := allocations(3000, 1500)
	for _, at := range []int{0, 500_000, 1_000_000} {
		if large := allocations(1_000_000, at); large > 4*small {
			t.Errorf("an edit at %d makes %v allocations, one in a small text %v", at, large, small)
		}
	}
}
