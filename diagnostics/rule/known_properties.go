package rule

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

// KnownProperties is an object whose keys are known.
type KnownProperties struct {
	At      catalog.Place
	Service string        // its code, or empty
	Keys    []catalog.Key // what is read here; empty if that is not known
	Taken   func(string) bool
	Covered func(syntax.Item) bool // another rule says that a member is not read here; nil if none does
}

// TopLevel returns the place that the manifest itself is.
func TopLevel(m *manifest.Model) KnownProperties {
	service := m.Service
	if service.Code == "" {
		it, _ := m.Member("service")
		name, _ := Content(it.Value())
		service, _ = catalog.FoldService(name)
	}
	place := KnownProperties{At: catalog.TopLevel, Service: service.Code, Keys: service.Keys}
	place.Taken = func(key string) bool { _, ok := m.Member(key); return ok }
	if len(place.Keys) == 0 {
		place.Keys = catalog.TopLevelKeys()
	}
	return place
}

// InEntry returns the place that a widget or parameter is.
func InEntry(e *manifest.Entry) KnownProperties {
	place := KnownProperties{At: catalog.InWidget, Service: e.Service.Code, Keys: e.Keys()}
	if e.Place == manifest.InConfig {
		place.At = catalog.InParameter
	}
	place.Taken = func(key string) bool { _, ok := e.Member(key); return ok }
	return place
}

// InConnector returns the place that c is.
func InConnector(c *manifest.Connector) KnownProperties {
	place := KnownProperties{At: catalog.InSigmaForm, Service: c.Service.Code, Keys: c.Keys()}
	if c.Form == catalog.GuideForm {
		place.At = catalog.InGuideForm
	}
	place.Taken = func(key string) bool { _, ok := c.Member(key); return ok }
	return place
}

// readers returns the names of the services that read a key, by the place and the key.
var readers = sync.OnceValue(func() map[catalog.Place]map[string][]string {
	all := map[catalog.Place]map[string][]string{catalog.TopLevel: {}, catalog.InModules: {}, catalog.InWidget: {}, catalog.InParameter: {}}
	for _, s := range catalog.Services() {
		modules, _ := catalog.FindKey(s.Keys, "modules")
		for at, keys := range map[catalog.Place][]catalog.Key{
			catalog.TopLevel: s.Keys, catalog.InModules: modules.Keys, catalog.InWidget: s.Widget, catalog.InParameter: s.Config.Keys,
		} {
			for i := range keys {
				all[at][keys[i].Name] = append(all[at][keys[i].Name], s.Name)
			}
		}
	}
	return all
})

// Reads reports whether key is read here.
func (k KnownProperties) Reads(key string) bool { return catalog.IndexKey(k.Keys, key) >= 0 }

// Has reports whether key is read here, or at such a place for another service.
func (k KnownProperties) Has(key string) bool { return k.Reads(key) || len(readers()[k.At][key]) > 0 }

// Meaning is the property that a misspelled name probably means.
type Meaning struct {
	Key string        // empty if it is unclear
	At  catalog.Place // where key belongs
	Doc string        // why, as a sentence of the catalogue; empty if the names are merely similar
}

// Meaning returns the property that name probably means, unless it is a known one.
func (k KnownProperties) Meaning(name string) Meaning {
	if k.Reads(name) {
		return Meaning{}
	}
	if m, ok := catalog.FindMisnomer(k.At, k.Service, name); ok && (!spelling.Same(m.Meant, name) || m.MeantAt != k.At) {
		if m.MeantAt == k.At && k.Taken(m.Meant) {
			m.Meant = "" // then this one is likely to be meant otherwise
		}
		return Meaning{m.Meant, m.MeantAt, m.Doc}
	}
	if k.Has(name) {
		return Meaning{}
	}
	key, exact := spelling.Property(k.Keys, name)
	if key == "" || !exact && len(name) < 8 && k.Taken(key) {
		return Meaning{} // next to the property it resembles, a short name may be another one
	}
	return Meaning{Key: key, At: k.At}
}

// Clause returns the sentence doc as the end of a message. A product keeps its capital.
func Clause(doc string) string {
	doc = strings.TrimSuffix(strings.ReplaceAll(doc, "`", `"`), ".")
	first, _, _ := strings.Cut(doc, " ")
	if doc == "" || slices.ContainsFunc(catalog.Services(), func(s catalog.Service) bool { return strings.HasSuffix(s.Name, first) }) {
		return doc
	}
	return strings.ToLower(doc[:1]) + doc[1:]
}

// CoveredElsewhere reports whether another rule says better that a top-level member is not read.
func CoveredElsewhere(m *manifest.Model, it syntax.Item) bool {
	if UnusedConnections(&m.Service, it) {
		return true
	}
	if m.Service.Code != "" && !HasWidgets(&m.Service) {
		widgets, ok := WidgetsIn(m)
		return ok && Contained(it, widgets)
	}
	return false
}

// EditorSchema is the key that editors, not products, read: the address of a schema.
const EditorSchema = "$schema"

// Unknown says of a name, as the end of a message, that it is not read here.
func (k KnownProperties) Unknown(name string, m Meaning) string {
	service, known := catalog.LookupService(k.Service)
	elsewhere := readers()[k.At][name]
	switch {
	case m.Doc != "":
		return "not read: " + Clause(m.Doc)
	case !known:
		return "not known for any service"
	case len(elsewhere) == 0:
		return "not known for " + service.Name
	case len(elsewhere) == 1:
		return "read for " + elsewhere[0] + " only"
	case len(elsewhere) <= 3:
		last := len(elsewhere) - 1
		return "not read for " + service.Name + ", only for " + strings.Join(elsewhere[:last], ", ") + " and " + elsewhere[last]
	}
	return fmt.Sprintf("not read for %s, only for %s and %d other services", service.Name, strings.Join(elsewhere[:2], ", "), len(elsewhere)-2)
}
