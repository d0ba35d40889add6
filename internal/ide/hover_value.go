package ide

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
)

// value documents a string, from the most specific meaning to the least. It returns an empty text for a string
// without a known meaning.
func (h *hover) value(value string) string {
	for _, describe := range []func(*hover, string) string{
		(*hover).linkName,
		(*hover).scope,
		(*hover).authType,
		(*hover).connectionService,
		(*hover).service,
		(*hover).location,
		(*hover).listedValue,
	} {
		if markdown := describe(h, value); markdown != "" {
			return markdown
		}
	}
	return ""
}

// name returns the name of the property that has the token as its value or as an array item.
func (h *hover) name() string {
	if len(h.Path) == 0 {
		return ""
	}
	return h.Path[len(h.Path)-1]
}

func (h *hover) service(value string) string {
	s, ok := catalog.LookupService(value)
	if !ok || h.Slot != manifest.Content || len(h.Path) != 1 || h.name() != "service" {
		return ""
	}
	return catalog.WithSources(titled(s.Code, s.Name, s.Doc), s.Sources)
}

func (h *hover) location(value string) string {
	name := h.name()
	if name != "location" && name != "locations" || !strings.Contains(strings.Join(h.Path, "."), "widgets.*") {
		return ""
	}
	l, ok := h.Model.Service.Location(value)
	if !ok {
		return ""
	}
	markdown := titled(value, l.Page, l.Doc)
	var facts []string
	if l.IconBy != 0 {
		facts = append(facts, "Requires a widget icon")
	}
	if l.OnceBy != 0 {
		facts = append(facts, "Allows only one widget")
	}
	if l.CountKey {
		facts = append(facts, "Accepts `countkey`")
	}
	if len(facts) > 0 {
		markdown += "\n\n- " + strings.Join(facts, "\n- ")
	}
	return catalog.WithSources(markdown, l.Sources)
}

// listedValue documents a value that the catalogue lists for the property, such as a parameter type or a locale.
func (h *hover) listedValue(value string) string {
	k, ok := h.property()
	if !ok {
		return ""
	}
	if v, ok := catalog.FindValue(k.Refused, value); ok {
		return catalog.WithSources(titled(value, "not valid here", v.Doc), k.Sources)
	}
	values := k.Allowed
	if len(values) == 0 && (k.Name == "locale" || k.Name == "defaultLocale") {
		values = catalog.Locales()
	}
	v, ok := catalog.FindValue(values, value)
	if !ok || v.Doc == "" {
		return ""
	}
	return catalog.WithSources(titled(value, "`"+k.Name+"`", v.Doc), k.Sources)
}

// titled returns doc below a line with a name, whose secrets are masked, and what the name is.
func titled(name, what, doc string) string {
	if what != "" {
		what = " — " + what
	}
	return strings.TrimSpace(fmt.Sprintf("**%s**%s\n\n%s", secret.MaskString(name), what, doc))
}
