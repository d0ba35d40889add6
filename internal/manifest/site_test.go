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

// | is the cursor. What is expected is the slot, the path, the index and the token to replace.
func TestAt(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`|`, `outside [] 0 ""`},
		{`ser|`, `outside [] 0 "ser" typed "ser"`},
		{`{|}`, `name [] 0 ""`},
		{`{"ser|}`, `name [] 0 "\"ser" typed "ser"`},
		{`{"|}`, `name [] 0 "\""`},
		{`{"ser|vi }`, `name [] 0 "\"servi" typed "ser"`},
		{`{"ser|: "DESK"}`, `name [] 0 "\"ser" typed "ser"`},
		{`{"service": "DE|, "type": "org"}`, `content [service] 0 "\"DE" typed "DE"`},
		{`{"a": "x \" |y, z`, `content [a] 0 "\"x \\\" y" typed "x \\\" "`},
		{`{"service|": "DESK"}`, `name [] 0 "\"service\"" typed "service"`},
		{`{"service"|: "DESK"}`, `name [] 0 "\"service\"" typed "service\""`},
		{`{"service": |"DESK"}`, `content [service] 0 "\"DESK\""`},
		{`{"service": "DE|SK"}`, `content [service] 0 "\"DESK\"" typed "DE"`},
		{`{"service": |}`, `content [service] 0 ""`},
		{"{\"service\": |\n  \"a\": 1}", `content [service] 0 ""`},
		{"{\"service\": \n  |\"a\": 1}", `name [] 1 "\"a\""`},
		{`{"service": |, "a": 1}`, `content [service] 0 ""`},
		{`{"service": "DESK"|, "a": 1}`, `content [service] 0 "\"DESK\"" typed "DESK\""`},
		{`{"service": "DESK" |, "a": 1}`, `nowhere [] 0 ""`},
		{`{"service": "DESK",| "a": 1}`, `name [] 1 ""`},
		{`{"service": "DESK", "a": 1, |}`, `name [] 2 ""`},
		{`{"service": "DESK" | }`, `name [] 1 ""`},
		{`{"connectors": [|]}`, `element [connectors] 0 ""`},
		{`{"connectors": |[]}`, `nowhere [] 0 ""`},
		{`{"connectors": [{|}]}`, `name [connectors *] 0 "" connector`},
		{`{"connectors": [{"scope": ["a", "b|"]}]}`, `element [connectors * scope] 1 "\"b\"" typed "b" connector`},
		{`{"connectors": [{"scope": ["a", |]}]}`, `element [connectors * scope] 1 "" connector`},
		{`{"connectors": [{"scope": ["a"|]}]}`, `element [connectors * scope] 0 "\"a\"" typed "a\"" connector`},
		{`{"zohoAuthorisation": {"scope": t|}}`, `content [zohoAuthorisation scope] 0 "t" typed "t" connector`},
		{`{"a": 1 /* | */}`, `nowhere [] 0 ""`},
		{"{\"connectors\": [\n  |{}]}", `nowhere [connectors] 0 ""`},
		{"{\"connectors\": [{}\n  |]}", `element [connectors] 1 ""`},
	} {
		before, after, _ := strings.Cut(c.src, "|")
		s := manifest.Build(syntax.Parse(text.New(before + after))).At(len(before))
		got := fmt.Sprintf("%s %v %d %q", slots[s.Slot], s.Path, s.Index, s.Model.Tree.Text().Slice(s.Replace))
		if s.Typed != "" {
			got += fmt.Sprintf(" typed %q", s.Typed)
		}
		if s.Connector != nil {
			got += " connector"
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}
