package scaffold_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// A scaffold has no errors, and warnings only about values to fill in.
func TestFindings(t *testing.T) {
	for _, s := range catalog.Services() {
		checkFindings(t, scaffold.Manifest(s).New, "")
		checkFindings(t, scaffold.Initial(s, nil).New, "")
		checkFindings(t, scaffold.Initial(s, &scaffold.Files{}).New, "")
		service := `{"service": "` + s.Code + `", `
		for _, place := range []manifest.Place{manifest.InConnectors, manifest.InUsed, manifest.InAuthorisation} {
			if !s.Uses(place.Key()) {
				continue
			}
			member := scaffold.List(place.Key(), scaffold.SigmaConnector(place, s, names))
			if place == manifest.InAuthorisation {
				member = scaffold.Named(place.Key(), scaffold.SigmaConnector(place, s, names))
			}
			checkFindings(t, service+member.New+"}", "property-required")
		}
		for _, auth := range catalog.AuthTypes() {
			if !s.Uses("connectors") {
				break // and connectors would not be read
			}
			checkFindings(t, service+scaffold.List("connectors", scaffold.Connector(auth, names)).New+"}", "property-required")
		}
	}
}

// Neither has one that is inserted into an existing manifest, however often.
func TestFindingsOfMore(t *testing.T) {
	for _, s := range catalog.Services() {
		m := build(scaffold.Initial(s, nil).New)
		for range 2 {
			if widgets, ok := m.Section(manifest.InWidgets); ok && s.MaxWidgets != 1 {
				m = appended(t, m, widgets.Item.Value(), scaffold.NewWidget(m, nil))
			}
			if config, ok := m.Member("config"); ok && s.Config.TypeKey != "" && len(s.Config.Keys) > 0 {
				m = appended(t, m, config.Value(), scaffold.Parameter(m, scaffold.PlainTypes(s)...))
				for _, typ := range scaffold.ChoiceTypes(s) {
					config, _ = m.Member("config")
					m = appended(t, m, config.Value(), scaffold.Parameter(m, typ))
				}
			}
		}
		if k, ok := catalog.FindKey(s.Keys, "callbackListener"); ok {
			m = appended(t, m, m.Root, scaffold.Listener(k, s.Keys))
		}
		checkFindings(t, m.Tree.Text().String(), "")
	}
}

func TestFindingsOfResources(t *testing.T) {
	m := resources("{}")
	action, _ := catalog.FindKey(catalog.ResourceKeys(), "customActions")
	target, _ := catalog.FindKey(catalog.ResourceKeys(), "targets")
	m = resources(appended(t, m, m.Root, scaffold.ActionWithTarget(m, action, target)).Tree.Text().String())
	for _, k := range catalog.ResourceKeys() {
		v := m.Root
		f := scaffold.Sample(m, k, nil)
		if it, ok := m.Member(k.Name); ok {
			v = it.Value()
		} else if k.Type == catalog.Array {
			f = scaffold.List(k.Name, f)
		} else {
			f = scaffold.Named(k.Name, f)
		}
		m = resources(appended(t, m, v, f).Tree.Text().String())
	}
	for d := range diagnostics.Check(m, nil, nil).All() {
		if d.Code != "placeholder" {
			t.Errorf("%s %s: %s in\n%s", d.Severity, d.Code, d.Message, m.Tree.Text())
		}
	}
}

func resources(src string) *manifest.Model {
	return manifest.BuildOther(syntax.Parse(text.New(src)), manifest.Resources, "DESK")
}

// appended returns the manifest m with f after the last item of v.
func appended(t *testing.T, m *manifest.Model, v syntax.Value, f syntax.Fragment) *manifest.Model {
	t.Helper()
	src, err := text.Apply(m.Tree.Text().String(), v.Append(f))
	if err != nil {
		t.Fatal(err)
	}
	return build(src)
}

// checkFindings ignores diagnostics of the rule but about properties that the manifest itself lacks, because src may be a
// part of one.
func checkFindings(t *testing.T, src, but string) {
	t.Helper()
	for d := range diagnostics.Check(build(src), nil, nil).All() {
		atRoot := strings.Count(d.Pointer(), "/") == 1
		if (d.Code != but || !atRoot) && (d.Severity == diagnostics.Error || d.Severity == diagnostics.Warning && d.Code != "placeholder") {
			t.Errorf("%s %s: %s in\n%s", d.Severity, d.Code, d.Message, src)
		}
	}
}
