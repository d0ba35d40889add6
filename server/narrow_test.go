package server

import (
	"strings"
	"testing"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/internal/text"
)

// | is the cursor, [ and ] are the ends of what the item replaces.
func TestNarrowDoesTheSameWithLess(t *testing.T) {
	for _, c := range []struct{ src, insert, want, filter string }{
		{`["O|"]`, `"OAuth"`, `OAuth`, `OAuth"`},
		{`["DE|SK"]`, `"DESK"`, `DE`, `DESK"`},
		{`[na|]`, `"name": `, `"name": `, `"name": `},
		{`[|]`, `"name"`, `"name"`, `"name"`},
		{`["na|x"]`, `"name"`, `name`, `name"`},
	} {
		start := strings.Index(c.src, "[")
		plain := strings.NewReplacer("[", "", "]", "").Replace(c.src)
		cursor := strings.Index(plain, "|")
		src := strings.Replace(plain, "|", "", 1)
		item := completion.Item{Filter: c.insert, Edit: text.Edit{Span: text.Span{Start: start, End: len(src)}, New: c.insert}}
		got := narrow(text.New(src), item, cursor)
		was, err := text.Apply(src, []text.Edit{item.Edit})
		if err != nil {
			t.Fatal(err)
		}
		if is, err := text.Apply(src, []text.Edit{got.Edit}); err != nil || is != was {
			t.Errorf("%s: gives %q, want %q (%v)", c.src, is, was, err)
		}
		if got.Edit.New != c.want || got.Filter != c.filter {
			t.Errorf("%s: inserts %q by %q", c.src, got.Edit.New, got.Filter)
		}
	}
}

func TestDedentKeepsStopsInPlace(t *testing.T) {
	e := text.Edit{New: "{\n    \"a\": \"b\"\n  }", Stops: []text.Stop{{Span: text.Span{Start: 12, End: 13}}}}
	got := dedent(e, "  ")
	if want := "{\n  \"a\": \"b\"\n}"; got.New != want {
		t.Errorf("got %q, want %q", got.New, want)
	}
	if s := got.Stops[0].Span; e.New[12:13] != got.New[s.Start:s.End] {
		t.Errorf("the stop is at %q, was at %q", got.New[s.Start:s.End], e.New[12:13])
	}
}
