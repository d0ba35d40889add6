package hover

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

// mostUses is how many uses of a link name a hover lists.
const mostUses = 8

// aboutLinkName tells of a connection link name and where the extension's code uses it. That it cannot be
// changed is said by Zoho's guide to connections, which the key has as its source.
func aboutLinkName(at *place, value string) string {
	if !at.ofConnector() || at.Slot != manifest.Content || at.name() != at.Connector.LinkNameKey() {
		return ""
	}
	told := headed(value, "connection link name",
		"The extension's code asks for the connection by this name. Sigma cannot change it once the connection is created.")
	if at.around.Uses != nil {
		told += "\n\n" + usesOf(at.around.Uses(value))
	}
	k, _ := at.key()
	return catalog.WithSources(told, k.Sources)
}

// usesOf says where a link name is used.
func usesOf(places []string) string {
	switch len(places) {
	case 0:
		return "Not used in the extension's code."
	case 1:
		return "Used in `" + places[0] + "`"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Used in %d places:\n", len(places))
	for _, p := range places[:min(len(places), mostUses)] {
		b.WriteString("\n- `" + p + "`")
	}
	if more := len(places) - mostUses; more > 0 {
		fmt.Fprintf(&b, "\n- and %d more", more)
	}
	return b.String()
}

// aboutScope tells what a scope grants and how sure that is.
func aboutScope(at *place, value string) string {
	if !at.ofConnector() || at.Slot != manifest.Element || at.name() != at.Connector.ScopesKey() {
		return ""
	}
	s, ok := find(at.Connector.AvailableScopes(), value)
	if !ok {
		if s, ok = catalog.LookupScope(value); !ok {
			return ""
		}
	}
	told := headed(s.Name, s.Product+" scope", s.Meaning)
	if all, ok := strings.CutSuffix(s.Name, ".ALL"); ok {
		told += "\n\n" + covered(all, s.Product)
	}
	switch s.Grade {
	case catalog.Official:
	case catalog.Observed:
		told += "\n\nKnown from public extensions; the product's documentation was not found to name it."
	case catalog.Pattern:
		told += "\n\nMade of a documented resource and a documented operation; the pair was not verified."
	}
	if s.URL == "" {
		return told
	}
	return catalog.WithSources(told, []catalog.Source{{Title: s.Product, URL: s.URL}})
}

func find(scopes []catalog.Scope, name string) (catalog.Scope, bool) {
	for _, s := range scopes {
		if s.Name == name {
			return s, true
		}
	}
	return catalog.Scope{}, false
}

// covered says which scopes the one that ends in ALL makes needless.
func covered(stem, product string) string {
	var names []string
	for s := range catalog.ScopesUnder(stem + ".") {
		if s.Product == product && s.Name != stem+".ALL" && len(names) < mostValues {
			names = append(names, s.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Covers " + listed(names, "and") + "."
}

// aboutAuthType tells what Sigma asks for with an authentication type.
func aboutAuthType(at *place, value string) string {
	if !at.ofConnector() || at.Slot != manifest.Content || at.name() != "type" || at.Connector.Place != manifest.InConnectors {
		return ""
	}
	a, ok := catalog.LookupAuthType(value)
	if !ok {
		return ""
	}
	told := []string{headed(a.Name, "authentication type", a.Doc)}
	for _, part := range []struct {
		word string
		keys []string
	}{{"Asks for", a.Required}, {"Only together", a.Together}, {"May have", a.Optional}} {
		if len(part.keys) > 0 {
			told = append(told, part.word+" "+listed(part.keys, "and")+".")
		}
	}
	return catalog.WithSources(strings.Join(told, "\n\n"), a.Sources)
}

func aboutConnectionService(at *place, value string) string {
	if !at.ofConnector() || at.Slot != manifest.Content || at.name() != "serviceName" {
		return ""
	}
	c, ok := catalog.LookupConnectionService(value)
	if !ok {
		return ""
	}
	told := headed(c.Name, c.Title, c.Doc)
	if len(c.Products) > 0 {
		told += "\n\nTakes scopes of " + strings.Join(c.Products, ", ") + "."
	}
	return catalog.WithSources(told, c.Sources)
}
