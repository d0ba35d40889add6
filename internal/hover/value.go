package hover

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
)

// about are the ways to tell what a string means, the narrowest first. Each returns nothing for a string that
// is not of its kind.
var about = []func(at *place, value string) string{
	aboutLinkName,
	aboutScope,
	aboutAuthType,
	aboutConnectionService,
	aboutService,
	aboutLocation,
	aboutListed,
}

// aboutValue tells what the value at the place means; if nobody knows, what its key is for.
func (at *place) aboutValue() string {
	if value, ok := at.Item.Value().Str(); ok && at.HasItem {
		for _, tell := range about {
			if told := tell(at, value); told != "" {
				return told
			}
		}
	}
	if k, ok := at.key(); ok {
		return aboutKey(k)
	}
	return ""
}

// name returns the name of the member that the value is the value of, or an element of that.
func (at *place) name() string {
	if len(at.Path) == 0 {
		return ""
	}
	return at.Path[len(at.Path)-1]
}

// ofConnector reports whether the token is the value of a connector's own member, or an element of it.
func (at *place) ofConnector() bool {
	if at.Connector == nil {
		return false
	}
	if at.Connector.Place == manifest.InAuthorisation {
		return len(at.Path) == 2
	}
	return len(at.Path) == 3
}

// aboutListed tells of a value that the catalogue lists for the key: a language, a type, a place of an API key.
func aboutListed(at *place, value string) string {
	k, ok := at.key()
	if !ok {
		return ""
	}
	if v, ok := catalog.FindValue(k.Refused, value); ok {
		return catalog.WithSources(headed(value, "not valid here", v.Doc), k.Sources)
	}
	values := k.Allowed
	if len(values) == 0 && (k.Name == "locale" || k.Name == "defaultLocale") {
		values = catalog.Locales()
	}
	v, ok := catalog.FindValue(values, value)
	if !ok || v.Doc == "" {
		return ""
	}
	return catalog.WithSources(headed(value, "`"+k.Name+"`", v.Doc), k.Sources)
}

func aboutService(at *place, value string) string {
	s, ok := catalog.LookupService(value)
	if !ok || at.Slot != manifest.Content || len(at.Path) != 1 || at.name() != "service" {
		return ""
	}
	return catalog.WithSources(headed(s.Code, s.Name, s.Doc), s.Sources)
}

func aboutLocation(at *place, value string) string {
	name := at.name()
	if name != "location" && name != "locations" || !strings.Contains(strings.Join(at.Path, "."), "widgets.*") {
		return ""
	}
	l, ok := at.Model.Service.Location(value)
	if !ok {
		return ""
	}
	told := headed(value, l.Page, l.Doc)
	var facts []string
	if l.IconBy != 0 {
		facts = append(facts, "The widget needs an icon here")
	}
	if l.OnceBy != 0 {
		facts = append(facts, "One widget only")
	}
	if l.CountKey {
		facts = append(facts, "The widget may have a `countkey`")
	}
	if len(facts) > 0 {
		told += "\n\n- " + strings.Join(facts, "\n- ")
	}
	return catalog.WithSources(told, l.Sources)
}

// headed returns doc below a line that says what it is about.
func headed(name, what, doc string) string {
	if what != "" {
		what = " — " + what
	}
	return strings.TrimSpace(fmt.Sprintf("**%s**%s\n\n%s", secret.MaskString(name), what, doc))
}
