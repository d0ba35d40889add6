package actions_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/actions"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

func build(src string) *manifest.Model { return manifest.Build(syntax.Parse(text.New(src))) }

// at returns the actions of all kinds.
func at(m *manifest.Model, span text.Span) []actions.Action {
	ctx := context.Background()
	return append(actions.At(ctx, m, span, func(string) bool { return true }), actions.AddConnectors(ctx, m, span)...)
}

func TestOffersConnectors(t *testing.T) {
	for src, want := range map[string]bool{
		"¦": true,
		`{¦"service": "DESK", "modules": {"widgets": []}}`:             true,
		`{"service": "DE¦SK", "modules": {"widgets": []}}`:             true,
		`{"service": "DESK", "modules": {"widgets": [¦]}}`:             false,
		`{"service": "DESK", "modules": {"widgets": []}¦}`:             true,
		`{"service": "DESK", "conn¦ectors": []}`:                       true,
		`{"service": "DESK", "connectors": [{"connectionName": "¦"}]}`: true,
		`{"service": "D¦ESK", "connectors": []}`:                       false,
		`{"service": "BOOKS", "usedConnections": [¦]}`:                 true,
		`{"service": "CRM"¦}`:                                          false,
		`{"name": "of another product"¦}`:                              false,
	} {
		before, after, _ := strings.Cut(src, "¦")
		if got := actions.OffersConnectors(build(before+after), text.At(len(before))); got != want {
			t.Errorf("%s: %v", src, got)
		}
	}
}

// Each archive has a manifest with a cursor, the list of offered actions, and for some of these a file with the
// resulting manifest, named after the title of the action.
func TestAt(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			s := c.Source(t, "plugin-manifest.json")
			if c.Files["crlf"] != "" {
				s.Cursor += strings.Count(s.Text[:s.Cursor], "\n")
				s.Text = strings.ReplaceAll(s.Text, "\n", "\r\n")
			}
			offered := ""
			results := map[string]string{}
			var offeredSb30 strings.Builder
			for _, a := range at(build(s.Text), text.At(s.Cursor)) {
				offeredSb30.WriteString(a.Kind + ": " + a.Title + "\n")
				got, err := text.Apply(s.Text, a.Edits)
				if err != nil {
					t.Fatal(err)
				}
				if c.Files["crlf"] != "" {
					got = strings.ReplaceAll(strings.ReplaceAll(got, "\n", "␊\n"), "\r␊\n", "\n")
				}
				results[a.Title] = fixture.Source{Text: ending(got), Cursor: -1}.String()
			}
			offered += offeredSb30.String()
			c.Expect(t, "offered", offered)
			for name := range c.Files {
				if got, ok := results[name]; ok {
					c.Expect(t, name, got)
				} else if name != "plugin-manifest.json" && name != "offered" && name != "crlf" {
					t.Errorf("%s is not offered", name)
				}
			}
		})
	}
}

// ending returns s with a line end, which files of an archive require.
func ending(s string) string { return strings.TrimSuffix(s, "\n") + "\n" }

// For every prefix of an example, no action adds syntax errors, and a connector can be added to its array.
func TestPrefixes(t *testing.T) {
	paths, err := filepath.Glob("../../examples/*/plugin-manifest.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples (%v)", err)
	}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		src := string(b)
		for i := 0; i <= len(src); i += effort.Divisor {
			check(t, src[:i], i)
			if i/effort.Divisor%8 == 0 {
				check(t, src, i)
			}
		}
	}
}

// check applies every action that is offered at offset.
func check(t *testing.T, src string, offset int) {
	t.Helper()
	m := build(src)
	added := false
	for _, a := range at(m, text.At(offset)) {
		got, err := text.Apply(src, a.Edits)
		if err != nil {
			t.Fatalf("%s: %v in\n%s", a.Title, err, src)
		}
		after := build(got)
		if was, now := m.Tree.FaultCount(), after.Tree.FaultCount(); now > was {
			t.Fatalf("%s: %d syntax faults have become %d; from\n%s\nto\n%s", a.Title, was, now, src, got)
		}
		if strings.HasPrefix(a.Title, "Add") || strings.HasPrefix(a.Title, "Move") {
			added = true
			if count(after) <= count(m) {
				t.Fatalf("%s: no connector is added; from\n%s\nto\n%s", a.Title, src, got)
			}
		}
	}
	if outside := m.Service.Code != "" && len(m.Service.ConnectionKeys) == 0; !added && m.Nature != manifest.Foreign && !outside {
		t.Fatalf("no connector can be added at %d to\n%s", offset, src)
	}
}

// count returns the number of connectors of m.
func count(m *manifest.Model) int {
	n := 0
	for _, s := range m.Sections() {
		for range m.Connectors(s) {
			n++
		}
	}
	return n
}

// Other files than manifests have no connectors, and no action offers to add any.
func TestOtherFiles(t *testing.T) {
	const src = `{"connectors": [{"connectionLinkName": "a"}]}`
	m := build(src)
	if _, ok := actions.AddConnector(m, text.At(20), actions.NewConnector{}); !ok || len(at(m, text.At(20))) == 0 || len(actions.NewConnectors(m)) == 0 {
		t.Error("nothing is offered in a manifest")
	}
	for _, kind := range []manifest.Kind{manifest.Resources, manifest.Configuration} {
		m := manifest.BuildOther(syntax.Parse(text.New(src)), kind, "DESK")
		if found := at(m, text.At(20)); len(found) > 0 {
			t.Errorf("kind %d: %s is offered", kind, found[0].Title)
		}
		if found := actions.NewConnectors(m); len(found) > 0 {
			t.Errorf("kind %d can have %d kinds of connectors", kind, len(found))
		}
		if a, ok := actions.AddConnector(m, text.At(20), actions.NewConnector{}); ok {
			t.Errorf("kind %d: %s is possible", kind, a.Title)
		}
	}
}

// Every offered connector can be added.
func TestNewConnectors(t *testing.T) {
	for _, src := range []string{"", `{"service": "DESK"}`, `{"service": "BOOKS", "usedConnections": []}`} {
		m := build(src)
		kinds := actions.NewConnectors(m)
		if len(kinds) == 0 {
			t.Errorf("%s can have no connector", src)
		}
		for _, kind := range append(kinds, actions.NewConnector{Service: "salesforce"}) {
			a, ok := actions.AddConnector(m, text.At(len(src)), kind)
			got, err := text.Apply(src, a.Edits)
			if !ok || err != nil || count(build(got)) <= count(m) || !strings.Contains(got, kind.Service) {
				t.Errorf("%s in %s gives %s (%v)", kind.Title(), src, got, err)
			}
		}
	}
	if found := actions.NewConnectors(build(`{"name": "of another product"}`)); len(found) > 0 {
		t.Errorf("%s is offered to another product", found[0].Title())
	}
}
