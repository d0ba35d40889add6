package manifest_test

import (
	"fmt"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var slots = map[manifest.Slot]string{
	manifest.Nowhere: "nowhere", manifest.Outside: "outside", manifest.Name: "name",
	manifest.Content: "content", manifest.Element: "element",
}

// | is the cursor. The expectation is the slot, the path, the index, the text to replace, and whether there are an item
// and a connector.
func TestAt(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`|`, `outside [] 0 ""`},
		{`ser|`, `outside [] 0 "ser" typed "ser"`},
		{`{|}`, `name [] 0 ""`},
		{`{"ser|}`, `name [] 0 "\"ser" typed "ser" item`},
		{`{"|}`, `name [] 0 "\"" item`},
		{`{"ser|vi }`, `name [] 0 "\"servi" typed "ser" item`},
		{`{"ser|: "DESK"}`, `name [] 0 "\"ser" typed "ser" item`},
		{`{"service": "DE|, "type": "org"}`, `content [service] 0 "\"DE" typed "DE" item`},
		{`{"a": "x \" |y, z`, `content [a] 0 "\"x \\\" y" typed "x \\\" " item`},
		{`{"service|": "DESK"}`, `name [] 0 "\"service\"" typed "service" item`},
		{`{"service"|: "DESK"}`, `name [] 0 "\"service\"" typed "service\"" item`},
		{`{"service": |"DESK"}`, `content [service] 0 "\"DESK\"" item`},
		{`{"service": "DE|SK"}`, `content [service] 0 "\"DESK\"" typed "DE" item`},
		{`{"service": |}`, `content [service] 0 "" item`},
		{"{\"service\": |\n  \"a\": 1}", `content [service] 0 "" item`},
		{"{\"service\": \n  |\"a\": 1}", `name [] 1 "\"a\"" item`},
		{`{"service": |, "a": 1}`, `content [service] 0 "" item`},
		{`{"service": "DESK"|, "a": 1}`, `content [service] 0 "\"DESK\"" typed "DESK\"" item`},
		{`{"service": "DESK" |, "a": 1}`, `nowhere [] 0 ""`},
		{`{"service": "DESK",| "a": 1}`, `name [] 1 ""`},
		{`{"service": "DESK", "a": 1, |}`, `name [] 2 ""`},
		{`{"service": "DESK" | }`, `name [] 1 ""`},
		{`{"connectors": [|]}`, `element [connectors] 0 ""`},
		{`{"connectors": |[]}`, `nowhere [] 0 "" item`},
		{`{"connectors": [{}, {"scope": [|]}]}`, `element [connectors * scope] 0 "" connector`},
		{`{"connectors": [{|}]}`, `name [connectors *] 0 "" connector`},
		{`{"connectors": [{"scope": ["a", "b|"]}]}`, `element [connectors * scope] 1 "\"b\"" typed "b" item connector`},
		{`{"connectors": [{"scope": ["a", |]}]}`, `element [connectors * scope] 1 "" connector`},
		{`{"connectors": [{"scope": ["a"|]}]}`, `element [connectors * scope] 0 "\"a\"" typed "a\"" item connector`},
		{`{"zohoAuthorisation": {"scope": t|}}`, `content [zohoAuthorisation scope] 0 "t" typed "t" item connector`},
		{`{"a": 1 /* | */}`, `nowhere [] 0 ""`},
		{`{"a": 1, /* */|}`, `name [] 1 ""`},
		{"{\"a\": 1, // |\n}", `nowhere [] 0 ""`},
		{"{\"a\": [ // |\n]}", `nowhere [] 0 ""`},
		{`{"a": 1, /* |`, `nowhere [] 0 ""`},
		{"{\"connectors\": [\n  |{}]}", `nowhere [connectors] 0 "" item`},
		{"{\"connectors\": [{}\n  |]}", `element [connectors] 1 ""`},
	} {
		before, after, _ := strings.Cut(c.src, "|")
		s := manifest.Build(syntax.Parse(text.New(before + after))).At(len(before))
		got := fmt.Sprintf("%s %v %d %q", slots[s.Slot], s.Path, s.Index, s.Model.Tree.Text().Slice(s.Replace))
		if s.Typed != "" {
			got += fmt.Sprintf(" typed %q", s.Typed)
		}
		if s.HasItem {
			got += " item"
		}
		if s.Connector != nil {
			got += " connector"
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}
