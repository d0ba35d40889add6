package ide

import (
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

// maxUses is how many uses of a connection link name a hover lists.
const maxUses = 8

// linkName documents a connection link name and lists its uses. That it cannot be changed is stated in Zoho's guide
// to connections, a source of the property.
func (h *hover) linkName(value string) string {
	if !h.inConnector() || h.Slot != manifest.Content || h.name() != h.Connector.LinkNameKey() {
		return ""
	}
	markdown := titled(value, "connection link name",
		"The extension's code refers to the connection by this name. Sigma cannot change it once the connection is created.")
	if h.context.Uses != nil {
		markdown += "\n\n" + listUses(h.context.Uses(value))
	}
	k, _ := h.property()
	return catalog.WithSources(markdown, k.Sources)
}

func listUses(uses []string) string {
	switch len(uses) {
	case 0:
		return "Not used in the extension's code."
	case 1:
		return "Used in `" + uses[0] + "`"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Used in %d places:\n", len(uses))
	for _, use := range uses[:min(len(uses), maxUses)] {
		b.WriteString("\n- `" + use + "`")
	}
	if more := len(uses) - maxUses; more > 0 {
		fmt.Fprintf(&b, "\n- and %d more", more)
	}
	return b.String()
}

// scope documents what a scope grants and how reliable that is.
func (h *hover) scope(value string) string {
	if !h.inConnector() || h.Slot != manifest.Element || h.name() != h.Connector.ScopesKey() {
		return ""
	}
	s, ok := h.lookupScope(value)
	if !ok {
		return ""
	}
	markdown := titled(s.Name, s.Product+" scope", s.Meaning)
	if resource, ok := strings.CutSuffix(s.Name, ".ALL"); ok {
		markdown += includedScopes(resource, s.Product)
	}
	switch s.Grade {
	case catalog.Official:
	case catalog.Observed:
		markdown += "\n\nFound in public extensions, but not in the documentation of the product."
	case catalog.Pattern:
		markdown += "\n\nCombines a documented resource with a documented operation. The combination was not verified."
	}
	if s.URL == "" {
		return markdown
	}
	return catalog.WithSources(markdown, []catalog.Source{{Title: s.Product, URL: s.URL}})
}

// lookupScope prefers the scopes of the service that the connector connects to.
func (h *hover) lookupScope(name string) (catalog.Scope, bool) {
	available := h.Connector.AvailableScopes()
	if i := slices.IndexFunc(available, func(s catalog.Scope) bool { return s.Name == name }); i >= 0 {
		return available[i], true
	}
	return catalog.LookupScope(name)
}

// includedScopes lists the scopes that the scope of all operations on resource includes.
func includedScopes(resource, product string) string {
	var names []string
	for s := range catalog.ScopesUnder(resource + ".") {
		if s.Product == product && s.Name != resource+".ALL" && len(names) < maxValues {
			names = append(names, s.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "\n\nIncludes " + codeList(names, "and") + "."
}

// authType documents which properties an authentication type requires and allows.
func (h *hover) authType(value string) string {
	if !h.inConnector() || h.Slot != manifest.Content || h.name() != "type" || h.Connector.Place != manifest.InConnectors {
		return ""
	}
	a, ok := catalog.LookupAuthType(value)
	if !ok {
		return ""
	}
	paragraphs := []string{titled(a.Name, "authentication type", a.Doc)}
	for _, list := range []struct {
		format string
		names  []string
	}{{"Requires %s.", a.Required}, {"Accepts %s, but only together.", a.Together}, {"Accepts %s.", a.Optional}} {
		if len(list.names) > 0 {
			paragraphs = append(paragraphs, fmt.Sprintf(list.format, codeList(list.names, "and")))
		}
	}
	return catalog.WithSources(strings.Join(paragraphs, "\n\n"), a.Sources)
}

func (h *hover) connectionService(value string) string {
	if !h.inConnector() || h.Slot != manifest.Content || h.name() != "serviceName" {
		return ""
	}
	c, ok := catalog.LookupConnectionService(value)
	if !ok {
		return ""
	}
	markdown := titled(c.Name, c.Title, c.Doc)
	if len(c.Products) > 0 {
		markdown += "\n\nAccepts scopes of " + strings.Join(c.Products, ", ") + "."
	}
	return catalog.WithSources(markdown, c.Sources)
}

// inConnector reports whether the token is the value of a connector's property or an item of such a value.
func (h *hover) inConnector() bool {
	if h.Connector == nil {
		return false
	}
	if h.Connector.Place == manifest.InAuthorisation {
		return len(h.Path) == 2
	}
	return len(h.Path) == 3
}
