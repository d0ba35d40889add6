package manifest_test

import (
	"slices"
	"testing"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// connector returns the connector src at a place of a manifest for service.
func connector(t *testing.T, service string, p manifest.Place, src string) *manifest.Connector {
	t.Helper()
	if p != manifest.InAuthorisation {
		src = "[" + src + "]"
	}
	m := build(`{"service": "` + service + `", "` + p.Key() + `": ` + src + `}`)
	s, _ := m.Section(p)
	for c := range m.Connectors(s) {
		return c
	}
	t.Fatalf("no connector in %s", src)
	return nil
}

func TestFormOfConnectors(t *testing.T) {
	for _, c := range []struct {
		place          manifest.Place
		src            string
		form           catalog.Form
		mixed, unknown bool
	}{
		{manifest.InConnectors, `{}`, catalog.SigmaForm, false, true},
		{manifest.InConnectors, `{"userAccess": true, "x": 1}`, catalog.SigmaForm, false, true},
		{manifest.InConnectors, `{"name": "a"}`, catalog.GuideForm, false, false},
		{manifest.InConnectors, `{"connectionLinkName": "a"}`, catalog.SigmaForm, false, false},
		{manifest.InConnectors, `{"name": "a", "connectionLinkName": "a"}`, catalog.SigmaForm, true, false},
		{manifest.InConnectors, `{"name": "a", "scopes": [], "connectionLinkName": "a"}`, catalog.GuideForm, true, false},
		{manifest.InUsed, `{"name": "a", "scopes": []}`, catalog.SigmaForm, false, false},
		// zohoAuthorisation has a type in every form, and a pasted one keeps the value.
		{manifest.InConnectors, `{"type": "OAuth"}`, catalog.GuideForm, false, false},
		{manifest.InConnectors, `{"type": "connectors"}`, catalog.SigmaForm, false, true},
		{manifest.InAuthorisation, `{"type": "OAuth"}`, catalog.SigmaForm, false, true},
	} {
		got := connector(t, "DESK", c.place, c.src)
		if got.Form != c.form || got.Mixed() != c.mixed || got.FormUnknown() != c.unknown {
			t.Errorf("%s: %v, mixed: %v, unknown: %v", c.src, got.Form, got.Mixed(), got.FormUnknown())
		}
	}
}

// The property of the form of the connector is preferred to that of the other form.
func TestLinkNameAndScopes(t *testing.T) {
	for _, c := range []struct{ src, link, scopes string }{
		{`{"name": 1, "type": 2, "connectionLinkName": 3, "scopes": 4}`, "1", "4"},
		{`{"name": 1, "sharedBy": 2, "connectionLinkName": 3, "scopes": 4, "scope": 5}`, "3", "5"},
		{`{"type": 1, "tokenUrl": 2, "connectionLinkName": 3, "scope": 4}`, "3", "4"},
		{`{"sharedBy": 1, "serviceName": 2, "name": 3, "scopes": 4}`, "3", "4"},
		{`{}`, "", ""},
	} {
		got := connector(t, "DESK", manifest.InConnectors, c.src)
		link, _ := got.LinkName()
		scopes, _ := got.Scopes()
		if raw(link) != c.link || raw(scopes) != c.scopes {
			t.Errorf("%s: link name %s, scopes %s", c.src, raw(link), raw(scopes))
		}
	}
}

func namesOf(keys []catalog.Key) []string {
	var names []string
	for _, k := range keys {
		names = append(names, k.Name)
	}
	return names
}

// The properties of a connector depend on its place, its form and its authentication type.
func TestPropertiesOfConnectors(t *testing.T) {
	desk, _ := catalog.LookupService("DESK")
	custom, _ := catalog.LookupAuthType("OAuth")
	guide, sigma := namesOf(catalog.ConnectorKeys(catalog.GuideForm)), namesOf(desk.Connector)
	oauth := slices.DeleteFunc(slices.Clone(guide), func(name string) bool {
		for _, k := range catalog.ConnectorKeys(catalog.GuideForm) {
			if k.Name == name && k.Required {
				return false
			}
		}
		return !slices.Contains(slices.Concat(custom.Required, custom.Together, custom.Optional), name)
	})
	for _, c := range []struct {
		service string
		place   manifest.Place
		src     string
		want    []string
	}{
		{"DESK", manifest.InConnectors, `{}`, slices.Concat(sigma, guide)},
		{"DESK", manifest.InConnectors, `{"sharedBy": 1}`, sigma},
		{"unknown", manifest.InConnectors, `{"sharedBy": 1}`, namesOf(catalog.ConnectorKeys(catalog.SigmaForm))},
		{"DESK", manifest.InConnectors, `{"name": 1}`, guide},
		{"DESK", manifest.InConnectors, `{"name": 1, "type": "oauth"}`, oauth},
		{"DESK", manifest.InUsed, `{}`, namesOf(catalog.UsedConnectionKeys())},
		{"DESK", manifest.InAuthorisation, `{}`, namesOf(catalog.AuthorisationKeys())},
	} {
		if got := namesOf(connector(t, c.service, c.place, c.src).Properties()); !slices.Equal(got, c.want) {
			t.Errorf("%s in %s of %s: got %q, want %q", c.src, c.place.Key(), c.service, got, c.want)
		}
	}
	var none *manifest.Connector
	if got := none.Properties(); got != nil {
		t.Errorf("no connector has the properties %q", namesOf(got))
	}
	required := map[string]bool{}
	for _, k := range connector(t, "DESK", manifest.InConnectors, `{"name": 1, "type": "OAuth"}`).Properties() {
		required[k.Name] = k.Required
	}
	if !required["authorizationUrl"] || required["userAccess"] {
		t.Errorf("required with OAuth: %v", required)
	}
}

func TestLooksLikeConnector(t *testing.T) {
	for src, want := range map[string]bool{
		`{"connectionLinkName": "a"}`:                               true,
		`{"name": "a", "scopes": [], "userAccess": true}`:           true,
		`{"name": "a", "type": "OAuth", "scopes": []}`:              true,
		`{"name": "a", "type": "module", "scopes": []}`:             false,
		`{"name": "a", "scopes": []}`:                               false,
		`{"name": "a", "authorizationUrl": "x", "userAccess": 1}`:   true,
		`{"scopes": [], "userAccess": true, "type": "OAuth"}`:       false,
		`{"name": "a", "scopes": [], "userAccess": 1, "service":1}`: false,
		`[]`: false,
		`1`:  false,
	} {
		if got := manifest.LooksLikeConnector(syntax.Parse(text.New(src)).Root()); got != want {
			t.Errorf("LooksLikeConnector(%s) = %v", src, got)
		}
	}
}

func TestLinkNameOfConnectionName(t *testing.T) {
	for name, want := range map[string]string{
		"SBDE Zoho Desk": "sbde_zoho_desk", "DeskConnection": "deskconnection", " a - b ": "a_b", "_a._b_": "a_b",
		"az AZ 09": "az_az_09", "a/b:c`d{e@f[g": "abcdefg", "é": "", "": "",
	} {
		if got := manifest.LinkName(name); got != want {
			t.Errorf("LinkName(%q) = %q, want %q", name, got, want)
		}
	}
}
