package scaffold_test

import (
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
)

// A scaffold as it is gives no error, and warns of nothing but what has to be filled in.
func TestFindings(t *testing.T) {
	for _, s := range catalog.Services() {
		checkFindings(t, scaffold.Manifest(s).New, "")
		service := `{"service": "` + s.Code + `", `
		for _, place := range []manifest.Place{manifest.InConnectors, manifest.InUsed, manifest.InAuthorisation} {
			if !s.Uses(place.Key()) {
				continue
			}
			member := scaffold.List(place.Key(), scaffold.SigmaConnector(place, s, names))
			if place == manifest.InAuthorisation {
				member = scaffold.Named(place.Key(), scaffold.SigmaConnector(place, s, names))
			}
			checkFindings(t, service+member.New+"}", "key-missing")
		}
		for _, auth := range catalog.AuthTypes() {
			if !s.Uses("connectors") {
				break // and connectors would not be read
			}
			checkFindings(t, service+scaffold.List("connectors", scaffold.Connector(auth, names)).New+"}", "key-missing")
		}
	}
}

// checkFindings passes over the rule about what an excerpt of a manifest lacks.
func checkFindings(t *testing.T, src, but string) {
	t.Helper()
	for d := range diagnostics.Check(build(src), nil, nil).All() {
		if d.Code != but && (d.Severity == diagnostics.Error || d.Severity == diagnostics.Warning && d.Code != "placeholder") {
			t.Errorf("%s %s: %s in\n%s", d.Severity, d.Code, d.Message, src)
		}
	}
}
