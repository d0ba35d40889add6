package actions_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/actions"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Connection JSON becomes an item of connectors, wherever it is pasted. Where it is valid, it is pasted as it is, as is other text.
func TestPasteAs(t *testing.T) {
	src := "{\n  \"service\": \"DESK\",\n  \"connectors\": [\n    {\n      \"connectionLinkName\": \"books\",\n      \"connectionName\": \"Books\"\n    }\n  ]\n}\n"
	apply := func(before, replaced, pasted string) string {
		start := strings.Index(src, before) + len(before)
		edits := actions.PasteAs(syntax.Parse(text.New(src)), text.Edit{Span: text.Span{Start: start, End: start + len(replaced)}, New: pasted})
		if edits == nil {
			return ""
		}
		after, err := text.Apply(src, edits)
		if err != nil {
			t.Fatal(err)
		}
		return after
	}
	for _, before := range []string{"]\n}\n", "{\n  ", "DESK\",\n", "    }", "[\n", "Bo"} {
		after := apply(before, "", pastedA)
		m := build(after)
		if m.Tree.FaultCount() > 0 || strings.Count(after, `"connectionLinkName"`) != 2 {
			t.Errorf("pasted behind %q:\n%s", before, after)
		}
	}
	if after := apply("    }", "", ",\n"+pastedA); after != "" {
		t.Errorf("pasted where it is valid:\n%s", after)
	}
	for _, other := range []string{"", "books", `{"a": 1}`, `"name"`} {
		if after := apply("{\n  ", "", other); after != "" {
			t.Errorf("pasted %q:\n%s", other, after)
		}
	}
}
