package manifest_test

import (
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

func TestConvert(t *testing.T) {
	for _, c := range []struct {
		src   string
		form  catalog.Form
		title string // empty if nothing is to be converted
		want  string
	}{
		{
			`{"name": "a_b", "type": "OAuth", "authorizationUrl": "https://x", "scopes": ["s"], "userAccess": true}`, catalog.SigmaForm,
			"Convert to the Sigma form, dropping type and authorizationUrl",
			`{"connectionLinkName": "a_b", "connectionName": "A B", "scope": ["s"], "userAccess": true}`,
		},
		{
			`{"connectionLinkName": "a", "connectionName": "A", "serviceName": "s", "userAccess": true, "isUserDefinedService": false, "sharedBy": "1", "scope": ["x"]}`, catalog.GuideForm,
			"Convert to the guide form, dropping connectionName, serviceName, isUserDefinedService and sharedBy",
			`{"name": "a", "type": "OAuth", "authorizationUrl": "https://...", "userAccess": true, "scopes": ["x"]}`,
		},
		{
			`{"connectionLinkName": "a", "sharedBy": "1"}`, catalog.GuideForm,
			"Convert to the guide form, dropping sharedBy",
			`{"name": "a", "type": "Custom"}`,
		},
		{
			`{"sharedBy": "", "connectionLinkName": "a"}`, catalog.GuideForm,
			"Convert to the guide form",
			`{"name": "a", "type": "Custom"}`,
		},
		// Of a mixed one, its own form is believed.
		{
			`{"name": "My A", "connectionLinkName": "a", "serviceName": "s", "scope": []}`, catalog.SigmaForm,
			"Convert to the Sigma form",
			`{"connectionName": "My A", "connectionLinkName": "a", "serviceName": "s", "scope": []}`,
		},
		{
			`{"name": "a", "connectionLinkName": "a", "connectionName": "A", "scope": ["s"]}`, catalog.SigmaForm,
			"Convert to the Sigma form",
			`{"connectionLinkName": "a", "connectionName": "A", "scope": ["s"]}`,
		},
		{
			`{"name": "", "connectionLinkName": "a", "type": "Custom", "scopes": [], "scope": ["s"]}`, catalog.GuideForm,
			"Convert to the guide form",
			`{"name": "a", "type": "Custom", "scopes": ["s"]}`,
		},
		{
			`{"name": "a", "connectionLinkName": "b", "connectionName": "B", "type": "Custom", "scopes": ["s"]}`, catalog.SigmaForm,
			"Convert to the Sigma form, dropping connectionLinkName and type",
			`{"connectionLinkName": "a", "connectionName": "B", "scope": ["s"]}`,
		},
		{
			`{"name": "b", "connectionLinkName": "a", "connectionName": "A", "serviceName": "s"}`, catalog.GuideForm,
			"Convert to the guide form, dropping name, connectionName and serviceName",
			`{"name": "a", "type": "Custom"}`,
		},
		{`{"name": "a", "type": "Custom"}`, catalog.GuideForm, "", ""},
		{`{"connectionLinkName": "a"}`, catalog.SigmaForm, "", ""},
		{`{"serviceName": "Notebook"}`, catalog.GuideForm, "", ""},
		{
			"{\r\n\t\t\"name\": \"a\",\r\n\t\t\"type\": \"Custom\"\r\n\t}", catalog.SigmaForm,
			"Convert to the Sigma form, dropping type",
			"{\r\n\t\t\"connectionLinkName\": \"a\",\r\n\t\t\"connectionName\": \"A\"\r\n\t}",
		},
	} {
		src := `{"connectors": [` + c.src + `]}`
		m := manifest.Build(syntax.Parse(text.New(src)))
		s, _ := m.Section(manifest.InConnectors)
		for conn := range m.Connectors(s) {
			conv, ok := conn.Convert(c.form)
			if ok != (c.title != "") {
				t.Errorf("%s: convertible is %v", c.src, ok)
			}
			if !ok {
				continue
			}
			got, err := text.Apply(src, conv.Edits)
			if want := `{"connectors": [` + c.want + `]}`; err != nil || got != want || conv.Title() != c.title {
				t.Errorf("%s: %s (%v)\n got %s\nwant %s", c.src, conv.Title(), err, got, want)
			}
		}
	}
}

// Only connectors in "connectors" can be in the guide form.
func TestConvertElsewhere(t *testing.T) {
	m := manifest.Build(syntax.Parse(text.New(`{"usedConnections": [{"name": "a", "connectionLinkName": "a"}]}`)))
	s, _ := m.Section(manifest.InUsed)
	for c := range m.Connectors(s) {
		if _, ok := c.Convert(catalog.GuideForm); ok {
			t.Error("an entry of usedConnections is converted to the guide form")
		}
		if _, ok := c.Convert(catalog.SigmaForm); !ok {
			t.Error("an entry of usedConnections is not converted to the Sigma form")
		}
	}
}

// The added connectionName has the words of the link name and a tab stop, and is not longer than Sigma allows.
func TestConvertAddsConnectionName(t *testing.T) {
	long := strings.Repeat("abcd_", 10) + "_x"
	for link, want := range map[string]string{
		"a_b": "A B", "az-AZ.09": "Az AZ 09", "a/b:c`d{e@f[g": "A B C D E F G",
		long: strings.TrimSpace(strings.Repeat("Abcd ", 10)),
	} {
		src := `{"name": "` + link + `"}`
		conversion, _ := connector(t, "DESK", manifest.InConnectors, src).Convert(catalog.SigmaForm)
		var names []string
		for _, e := range conversion.Edits {
			for _, s := range e.Stops {
				names = append(names, e.New[s.Span.Start:s.Span.End])
			}
		}
		if !slices.Equal(names, []string{want}) {
			t.Errorf("the tab stops for %s are %q, want %q", link, names, want)
		}
	}
}
