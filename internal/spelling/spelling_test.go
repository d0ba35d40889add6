package spelling_test

import (
	"testing"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/spelling"
)

func TestClosest(t *testing.T) {
	words := []string{"scope", "scopes", "connectionName", "type"}
	for typed, want := range map[string]string{
		"scoep":          "scope",
		"scopess":        "scopes",
		"conectionNames": "connectionName",
		"CONNECTIONNAME": "connectionName",
		"tpye":           "type",
		"tipo":           "", // four letters tolerate one difference
		"typ":            "", // three letters tolerate none
		"":               "",
	} {
		c := spelling.Closest{Typed: typed}
		for _, word := range words {
			c.Try(word)
		}
		if c.Word != want {
			t.Errorf("%q: %q, want %q", typed, c.Word, want)
		}
	}
}

func TestClosestKeepsTheFirst(t *testing.T) {
	c := spelling.Closest{Typed: "widgetz"}
	if !c.Try("widgeta") || c.Try("widgetb") || !c.Try("widgetz") || c.Word != "widgetz" {
		t.Errorf("%q is the closest", c.Word)
	}
}

func TestSuggest(t *testing.T) {
	names := []string{"check", "explain", "format", "scopes"}
	for typed, want := range map[string]string{
		"chek":    "check",
		"hceck":   "check",
		"FORMATS": "format",
		"explian": "explain",
		"scope":   "scopes",
		"cech":    "check",
		"x":       "",
		"deploy":  "",
	} {
		if got := spelling.Suggest(typed, names); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestCatalogNames(t *testing.T) {
	property := func(name string) (string, bool) {
		return spelling.Property(catalog.ConnectorKeys(catalog.SigmaForm), name)
	}
	locale := func(name string) (string, bool) { return spelling.Value(catalog.Locales(), name) }
	for _, test := range []struct {
		find        func(string) (string, bool)
		typed, want string
		exact       bool
	}{
		{property, "connectionLinkName", "connectionLinkName", true},
		{property, "connection_link_name", "connectionLinkName", true},
		{property, "conectionLinkName", "connectionLinkName", false},
		{property, "color", "", false},
		{locale, " EN ", "en", true},
		{locale, "zz", "", false},
		{spelling.Service, "desk", "DESK", true},
		{spelling.Service, "Zoho Desk", "DESK", false},
		{spelling.Service, "DEKS", "DESK", false},
		{spelling.Service, "--", "", false},
		{spelling.AuthType, "oauth", "OAuth", true},
		{spelling.AuthType, "OAuht", "OAuth", false},
		{spelling.AuthType, "--", "", false},
	} {
		if got, exact := test.find(test.typed); got != test.want || exact != test.exact {
			t.Errorf("%q: %q, %v; want %q, %v", test.typed, got, exact, test.want, test.exact)
		}
	}
}
