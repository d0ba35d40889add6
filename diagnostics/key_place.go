package diagnostics

import (
	"slices"
	"strings"
	"sync"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

// keyPlace is an object whose keys are known.
type keyPlace struct {
	at      catalog.Place
	service string        // its code, or empty
	keys    []catalog.Key // what is read here; empty if that is not known
	taken   func(string) bool
	covered func(syntax.Item) bool // another rule says that a member is not read here; nil if none does
}

// topLevel returns the place that the manifest itself is.
func topLevel(m *manifest.Model) keyPlace {
	service := m.Service
	if service.Code == "" {
		it, _ := m.Member("service")
		name, _ := content(it.Value())
		service, _ = catalog.FoldService(name)
	}
	place := keyPlace{at: catalog.TopLevel, service: service.Code, keys: service.Keys}
	place.taken = func(key string) bool { _, ok := m.Member(key); return ok }
	if len(place.keys) == 0 {
		place.keys = catalog.TopLevelKeys()
	}
	return place
}

// inModules returns the place that v, the value of modules, is.
func inModules(m *manifest.Model, v syntax.Value) keyPlace {
	k, _ := catalog.FindKey(m.Service.Keys, "modules")
	place := keyPlace{at: catalog.InModules, service: m.Service.Code}
	if v.Kind() == syntax.Object {
		place.keys = k.Keys
	}
	place.taken = func(key string) bool { _, ok := v.Member(key); return ok }
	return place
}

// inEntry returns the place that a widget or parameter is.
func inEntry(e *manifest.Entry) keyPlace {
	place := keyPlace{at: catalog.InWidget, service: e.Service.Code, keys: e.Keys()}
	if e.Place == manifest.InConfig {
		place.at = catalog.InParameter
	}
	place.taken = func(key string) bool { _, ok := e.Member(key); return ok }
	return place
}

// inConnector returns the place that c is.
func inConnector(c *manifest.Connector) keyPlace {
	place := keyPlace{at: catalog.InSigmaForm, service: c.Service.Code, keys: c.Keys()}
	if c.Form == catalog.GuideForm {
		place.at = catalog.InGuideForm
	}
	place.taken = func(key string) bool { _, ok := c.Member(key); return ok }
	return place
}

// inMembers returns the place that v is, an object whose members have keys.
func inMembers(p *Pass, at catalog.Place, keys []catalog.Key, v syntax.Value) keyPlace {
	return keyPlace{
		at: at, service: p.Model().Service.Code, keys: keys,
		taken: func(key string) bool { _, ok := v.Member(key); return ok },
	}
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

// reads reports whether key is read here.
func (k keyPlace) reads(key string) bool { return catalog.IndexKey(k.keys, key) >= 0 }

// has reports whether key is read here, or at such a place for another service.
func (k keyPlace) has(key string) bool { return k.reads(key) || len(readers()[k.at][key]) > 0 }

// meaning is what a name stands for.
type meaning struct {
	key string        // empty if that cannot be told
	at  catalog.Place // where key belongs
	doc string        // why, as a sentence of the catalogue; empty if key is merely spelt like the name
}

// meaning returns the key that name stands for, unless it is one itself.
func (k keyPlace) meaning(name string) meaning {
	if k.reads(name) {
		return meaning{}
	}
	if m, ok := catalog.FindMisnomer(k.at, k.service, name); ok && (!spelling.Same(m.Meant, name) || m.MeantAt != k.at) {
		if m.MeantAt == k.at && k.taken(m.Meant) {
			m.Meant = "" // then this one is likely to be meant otherwise
		}
		return meaning{m.Meant, m.MeantAt, m.Doc}
	}
	if k.has(name) {
		return meaning{}
	}
	key, exact := spelling.Property(k.keys, name)
	if key == "" || !exact && len(name) < 8 && k.taken(key) {
		return meaning{} // next to the property it resembles, a short name may be another one
	}
	return meaning{key: key, at: k.at}
}

// meant reports whether the name of a member stands for key, so that nobody has to be told that key
// is missing.
func (k keyPlace) meant(members []syntax.Item, key string) bool {
	for _, it := range members {
		if m := k.meaning(it.Name()); m.key == key && m.at == k.at {
			return true
		}
	}
	return false
}

// checkMember reports the name of it if it is not read here: as a warning if another one is meant, else as
// information. title is what a message calls a member.
func (k keyPlace) checkMember(p *Pass, it syntax.Item, title string) {
	name := it.Name()
	if !finished(it) || k.reads(name) {
		return
	}
	meant := k.meaning(name).key
	if meant == "" {
		p.Report(it.Key(), "%s %s is not one that is known to be read", title, shown(name)).Severity = Information
		return
	}
	d := p.Report(it.Key(), "%s %s is unknown; did you mean %q", title, shown(name), meant)
	if !k.taken(meant) {
		renameTo(d, it, meant, spelling.Same(meant, name))
	}
}

// clause returns the sentence doc as the end of a message. A product keeps its capital.
func clause(doc string) string {
	doc = strings.TrimSuffix(strings.ReplaceAll(doc, "`", `"`), ".")
	first, _, _ := strings.Cut(doc, " ")
	if doc == "" || slices.ContainsFunc(catalog.Services(), func(s catalog.Service) bool { return strings.HasSuffix(s.Name, first) }) {
		return doc
	}
	return strings.ToLower(doc[:1]) + doc[1:]
}
