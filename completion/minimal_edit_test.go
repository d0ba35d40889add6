package completion_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/internal/text"
)

// | is the cursor; [ and ] enclose the span that the item replaces.
func TestMinimalEditHasTheSameResult(t *testing.T) {
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
		got := item.MinimalEdit(text.New(src), cursor)
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
