package catalog_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
)

// Messages refer to every property by its title, and to the items of an array by the item title.
func TestEveryPropertyHasATitle(t *testing.T) {
	lists := map[string][]catalog.Key{
		"common.json":           catalog.TopLevelKeys(),
		"guide form":            catalog.ConnectorKeys(catalog.GuideForm),
		"Sigma form":            catalog.ConnectorKeys(catalog.SigmaForm),
		"zohoAuthorisation":     catalog.AuthorisationKeys(),
		"usedConnections":       catalog.UsedConnectionKeys(),
		"resources.json":        catalog.ResourceKeys(),
		"project configuration": config.Keys([]catalog.Value{{Name: "some-rule"}}),
	}
	for name, keys := range lists {
		if len(keys) == 0 {
			t.Errorf("%s has no properties", name)
		}
	}
	for _, s := range catalog.Services() {
		if len(s.Keys) == 0 || len(s.Connector) == 0 {
			t.Errorf("%s has %d properties and %d of a connector", s.Code, len(s.Keys), len(s.Connector))
		}
		lists[s.Code] = s.Keys
		lists[s.Code+" connector"] = s.Connector
		lists[s.Code+" widget"] = s.Widget
		lists[s.Code+" parameter"] = s.Config.Keys
	}
	for name, keys := range lists {
		checkTitles(t, name, keys)
	}
}

func checkTitles(t *testing.T, parent string, keys []catalog.Key) {
	t.Helper()
	for _, k := range keys {
		path := parent + "/" + k.Name
		checkTitle(t, path, k.Title)
		if k.Type == catalog.Array {
			checkTitle(t, path+" item", k.ItemTitle)
		} else if k.ItemTitle != "" {
			t.Errorf("%s: item title %q, but the type is %s", path, k.ItemTitle, k.Type)
		}
		checkTitles(t, path, k.Keys)
	}
}

func checkTitle(t *testing.T, path, title string) {
	t.Helper()
	const longest = 40
	first, _ := utf8.DecodeRuneInString(title)
	if !unicode.IsUpper(first) || strings.Contains(title, ".") || utf8.RuneCountInString(title) > longest {
		t.Errorf("%s: title %q, want a capital letter, no full stop and at most %d characters", path, title, longest)
	}
}
