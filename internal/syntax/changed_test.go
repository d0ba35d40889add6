package syntax

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/text"
)

// Changed returns the items that an edit can have changed. Scalars count as changed, because their nodes have no text.
func TestChanged(t *testing.T) {
	for _, c := range []struct {
		before, after     string
		start, aEnd, bEnd int
	}{
		{`[{}, {"a": 1}, {}]`, `[{}, {"a": 12}, {}]`, 1, 2, 2},
		{`[{}, {}]`, `[{}, {}, {}]`, 1, 2, 3}, // item 1 has a comma now
		{`[{}, {}]`, `[{"a"}, {}]`, 0, 1, 1},
		{`[{}, {}, []]`, `[{}, []]`, 1, 2, 1},
		{`[{}, {}, {}]`, `[{},  {}, {}]`, 1, 2, 2},
		{`[{}, {} , {}]`, `[{}, {}  , {}]`, 1, 2, 2},
		{`[{}, {}]`, `[{}, {},]`, 1, 2, 2},
		{`[{}, {},]`, `[{}, {}]`, 1, 2, 2},
		{`[{}, {} {}]`, `[{}, {}, {}]`, 1, 3, 3},
		{`[{}, {}, {}]`, `[{}, {} {}]`, 1, 3, 3},
		{`{"a": {}, "b": {}}`, `{"a": {}, "c": {}}`, 0, 2, 2},
		{`[1, 2, 3]`, `[1, 2, 34]`, 0, 3, 3},
		{`[]`, `[{}]`, 0, 0, 1},
		{`[{}]`, `[]`, 0, 1, 0},
		{`{"a": 1}`, `1`, 0, 1, 0},
		{`1`, `[1]`, 0, 0, 1},
		{`1`, `2`, 0, 0, 0},
	} {
		old := Parse(text.New(c.before))
		start, aEnd, bEnd := Changed(old.Root(), old.Edit(difference(c.before, c.after)).Root())
		if start != c.start || aEnd != c.aEnd || bEnd != c.bEnd {
			t.Errorf("from %s to %s, items %d to %d became %d to %d, want %d to %d and %d", c.before, c.after, start, aEnd, start, bEnd, c.start, c.aEnd, c.bEnd)
		}
	}
	v := Parse(text.New(`[{}, {}]`)).Root()
	if start, aEnd, bEnd := Changed(v, v); start != aEnd || start != bEnd {
		t.Errorf("items %d to %d of the same tree have changed", start, aEnd)
	}
}

// Same reports whether two values of different versions are the same node; scalars have none.
func TestSame(t *testing.T) {
	old := Parse(text.New(`[[1], {}, 2]`))
	tree := old.Edit(text.Insert(2, "3, "))
	was, now := old.Root(), tree.Root()
	if was.Same(now) || was.Item(0).Value().Same(now.Item(0).Value()) {
		t.Error("an edited array is the same")
	}
	if !was.Item(1).Value().Same(now.Item(1).Value()) {
		t.Error("an object that is not edited is not the same")
	}
	if was.Item(2).Value().Same(now.Item(2).Value()) {
		t.Error("a number is the same")
	}
}

// difference returns the smallest edit from one text to another.
func difference(from, to string) text.Edit {
	start := 0
	for start < min(len(from), len(to)) && from[start] == to[start] {
		start++
	}
	end := 0
	for end < min(len(from), len(to))-start && strings.HasSuffix(to, from[len(from)-end-1:]) {
		end++
	}
	return text.Edit{Span: text.Span{Start: start, End: len(from) - end}, New: to[start : len(to)-end]}
}
