package manifest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// Of properties with the same name the last counts, in small and in large manifests.
func TestMemberIsTheLastOfItsName(t *testing.T) {
	for _, others := range []int{0, 100} {
		var b strings.Builder
		b.WriteString(`{"name": 1, "name": 2`)
		for i := range others {
			fmt.Fprintf(&b, `, "other%d": 3`, i)
		}
		m := build(b.String() + "}")
		if it, ok := m.Member("name"); !ok || raw(it) != "2" {
			t.Errorf("with %d others: got %s (%v), want 2", others, raw(it), ok)
		}
		if _, ok := m.Member("missing"); ok {
			t.Errorf("with %d others: a missing property was found", others)
		}
		if len(m.Members()) != others+2 {
			t.Errorf("%d properties, want %d", len(m.Members()), others+2)
		}
	}
}

func TestSectionsAreTheLastOfTheirName(t *testing.T) {
	m := build(`{"connectors": 1, "x": 2, "usedConnections": 3, "connectors": 4}`)
	var got []string
	for _, s := range m.Sections() {
		got = append(got, s.Place.Key()+" "+raw(s.Item))
	}
	if want := []string{"usedConnections 3", "connectors 4"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSectionOfWidgets(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`{"service": "DESK", "widgets": 1, "modules": {"widgets": 2}}`, "2"},
		{`{"service": "SDP", "widgets": 1, "modules": {"widgets": 2}}`, "1"},
		{`{"widgets": 1, "modules": {"widgets": 2}}`, "2"},
		{`{"service": "DESK", "widgets": 1, "modules": {}}`, ""},
		{`{"service": "DESK", "widgets": 1, "modules": []}`, ""},
		{`{"service": "SDP", "modules": {"widgets": 2}}`, ""},
	} {
		s, ok := build(c.src).Section(manifest.InWidgets)
		if got := raw(s.Item); got != c.want || ok != (c.want != "") || s.Place != manifest.InWidgets {
			t.Errorf("%s: got %q (%v), want %q", c.src, got, ok, c.want)
		}
	}
}

// raw returns the text of the value of an item, empty if it is missing.
func raw(it syntax.Item) string {
	if it.Value().Kind() == syntax.Missing {
		return ""
	}
	return it.Value().Raw()
}

// connectorsOf returns the connectors of a place as texts.
func connectorsOf(m *manifest.Model, p manifest.Place, most int) []string {
	var got []string
	s, _ := m.Section(p)
	for c := range m.Connectors(s) {
		if got = append(got, c.Value.Raw()); len(got) == most {
			break
		}
	}
	return got
}

func TestConnectors(t *testing.T) {
	for _, c := range []struct {
		src   string
		place manifest.Place
		most  int
		want  []string
	}{
		{`{"connectors": [{"a": 1}, 2, {"b": 3}, {"c": 4}]}`, manifest.InConnectors, 2, []string{`{"a": 1}`, `{"b": 3}`}},
		{`{"connectors": {"a": {}}}`, manifest.InConnectors, 2, nil},
		{`{"zohoAuthorisation": {"a": 1}}`, manifest.InAuthorisation, 2, []string{`{"a": 1}`}},
		{`{"zohoAuthorisation": [{"a": 1}]}`, manifest.InAuthorisation, 2, nil},
		{`{"usedConnections": [{"a": 1}]}`, manifest.InUsed, 2, []string{`{"a": 1}`}},
	} {
		if got := connectorsOf(build(c.src), c.place, c.most); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.src, got, c.want)
		}
	}
}

// | is the offset.
func TestConnectorAt(t *testing.T) {
	for _, c := range []struct {
		src   string
		place manifest.Place
		want  string
	}{
		{`{"connectors": [{"a": 1}, {"b|": 2}]}`, manifest.InConnectors, `{"b": 2}`},
		{`{"connectors": [|{"a": 1}, {"b": 2}]}`, manifest.InConnectors, `{"a": 1}`},
		{`{"connectors": [{"a": 1}, 2|]}`, manifest.InConnectors, ""},
		{`{"connectors": [|]}`, manifest.InConnectors, ""},
		{`{"connectors": {"a": {|}}}`, manifest.InConnectors, ""},
		{`{"connec|tors": [{"a": 1}]}`, manifest.InConnectors, ""},
		{`{"connectors": [{"a": 1}], "x|": 1}`, manifest.InConnectors, ""},
		{`{"zohoAuthorisation": {"a": 1|}}`, manifest.InAuthorisation, `{"a": 1}`},
		{`{"zohoAuthorisation": {"a": 1}, |}`, manifest.InAuthorisation, ""},
	} {
		before, after, _ := strings.Cut(c.src, "|")
		m := build(before + after)
		s, _ := m.Section(c.place)
		got := ""
		if found := m.ConnectorAt(s, len(before)); found != nil {
			got = found.Value.Raw()
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.src, got, c.want)
		}
	}
}

// Strings skips entries without the property and examines at most 500.
func TestStringsOfEntries(t *testing.T) {
	m := build(`{"config": [{"name": "a"}, {"name": 1}, 2, {"name": "b"}, ` + strings.Repeat("0, ", 495) + `{"name": "c"}, {"name": "d"}]}`)
	for _, most := range []int{1, 9} {
		var got []string
		for v, s := range m.Strings(manifest.InConfig, "name") {
			if got = append(got, s); v.Raw() != `{"name": "`+s+`"}` {
				t.Errorf("%s belongs to %s", s, v.Raw())
			}
			if len(got) == most {
				break
			}
		}
		if want := []string{"a", "b", "c"}[:min(most, 3)]; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPlacesOfConnections(t *testing.T) {
	for p, want := range map[manifest.Place]bool{
		manifest.InConnectors: true, manifest.InUsed: true, manifest.InAuthorisation: true, manifest.InWidgets: false, manifest.InConfig: false,
	} {
		if p.Connections() != want || manifest.HoldsConnections(p.Key()) != want {
			t.Errorf("%s has connections: %v, %v, want %v", p.Key(), p.Connections(), manifest.HoldsConnections(p.Key()), want)
		}
	}
}
