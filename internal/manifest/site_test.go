package manifest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/catalog"
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
		{`{'ser|: 1}`, `name [] 0 "'ser" typed "ser" item`},
		{`{"service": "DE|"type": "org"}`, `content [service] 0 "\"DE" typed "DE" item`},
		{`["a|"1", "b"]`, `element [] 0 "\"a" typed "a" item`},
		{`["a|"é", "b"]`, `element [] 0 "\"a" typed "a" item`},
		{`["a|"-", "b"]`, `element [] 0 "\"a\"" typed "a" item`},
		{"{\"a\": \"b|c \t, d", `content [a] 0 "\"bc" typed "b" item`},
		{`{"a": "b|c: d"x}`, `content [a] 0 "\"bc: d" typed "b" item`},
		{`{"b|c: d`, `name [] 0 "\"bc" typed "b" item`},
		{`{"a": 1 // c|`, `nowhere [] 0 ""`},
		{`|/* c */ {}`, `outside [] 0 ""`},
		{`/|* c */ {}`, `nowhere [] 0 ""`},
		{`|{}`, `nowhere [] 0 ""`},
		{`{}|`, `nowhere [] 0 ""`},
		{`{} |`, `outside [] 0 ""`},
		{`"a": |1`, `content [a] 0 "1" item`},
		{`{"a" |: 1}`, `nowhere [] 0 "" item`},
		{`{"a"|: , "b": 2}`, `name [] 0 "\"a\"" typed "a\"" item`},
		{`{"a":| , "b": 2}`, `content [a] 0 "" item`},
		{`[1|, 2]`, `element [] 0 "1" typed "1" item`},
		{`[1, |, 2]`, `element [] 1 "" item`},
		{`{"a": |`, `content [a] 0 "" item`},
		{`{"a": [[|]]}`, `element [a *] 0 ""`},
		{`{"usedConnections": [{|}]}`, `name [usedConnections *] 0 "" connector`},
		{`{"zohoAuthorisation": [{|}]}`, `name [zohoAuthorisation *] 0 ""`},
		{`{"config": [{|}]}`, `name [config *] 0 ""`},
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

func TestPropertiesOfObjects(t *testing.T) {
	service := func(code string) catalog.Service { s, _ := catalog.LookupService(code); return s }
	for _, c := range []struct {
		service string
		path    []string
		want    []string
	}{
		{"DESK", nil, namesOf(service("DESK").Keys)},
		{"DESK", []string{"config", "*"}, namesOf(service("DESK").Config.Keys)},
		{"DESK", []string{"modules"}, []string{"widgets", "events"}},
		{"DESK", []string{"modules", "widgets", "*"}, namesOf(service("DESK").Widget)},
		{"SDP", []string{"widgets", "*"}, namesOf(service("SDP").Widget)},
		{"DESK", []string{"connectors", "*"}, nil}, // the cursor is in no connector
		{"DESK", []string{"x"}, nil},
		{"DESK", []string{"modules", "x", "widgets"}, nil},
		// For an unknown service: what most services have.
		{"", nil, []string{"locale", "service", "storage", "whiteListedDomains", "type", "modules", "cspDomains", "connectors", "config"}},
		{"", []string{"modules", "widgets", "*"}, []string{"name", "location", "url", "icon", "logo"}},
		{"", []string{"config", "*"}, []string{"name", "type", "mandatory", "secure", "userdefined"}},
	} {
		s := build(`{"service": "` + c.service + `"}`).At(1)
		if got := namesOf(s.Properties(c.path, nil)); !slices.Equal(got, c.want) {
			t.Errorf("%v of %q: got %q, want %q", c.path, c.service, got, c.want)
		}
	}
	for _, k := range build(`{}`).At(1).Properties(nil, nil) {
		if all := k.Name == "service"; k.Required != all {
			t.Errorf("%q of an unknown service is required: %v", k.Name, k.Required)
		}
	}
}

func TestPropertiesOfTheConnectorAtTheCursor(t *testing.T) {
	for src, form := range map[string]catalog.Form{
		`{"connectors": [{"name": "a", |}]}`:               catalog.GuideForm,
		`{"connectors": [{"connectionLinkName": "a", |}]}`: catalog.SigmaForm,
	} {
		before, after, _ := strings.Cut(src, "|")
		s := build(before + after).At(len(before))
		if got, want := namesOf(s.Properties(s.Path, nil)), namesOf(catalog.ConnectorKeys(form)); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", src, got, want)
		}
	}
}

func TestPropertiesOfOtherFiles(t *testing.T) {
	tree := syntax.Parse(text.New(`{}`))
	outer := []catalog.Key{{Name: "rules", Keys: []catalog.Key{{Name: "inner"}}}}
	configuration := manifest.BuildOther(tree, manifest.Configuration, "DESK").At(1)
	resources := manifest.BuildOther(tree, manifest.Resources, "DESK").At(1)
	for _, c := range []struct {
		site *manifest.Site
		path []string
		want []string
	}{
		{configuration, nil, []string{"rules"}},
		{configuration, []string{"rules", "*"}, []string{"inner"}},
		{configuration, []string{"x"}, nil},
		{resources, nil, namesOf(catalog.ResourceKeys())},
	} {
		if got := namesOf(c.site.Properties(c.path, outer)); !slices.Equal(got, c.want) {
			t.Errorf("%v: got %q, want %q", c.path, got, c.want)
		}
	}
}
