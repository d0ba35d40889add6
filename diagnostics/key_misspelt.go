package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var keyMisspelt = &Rule{
	Code:     "key-misspelt",
	Severity: Warning,
	Summary:  "A key is nearly one that is read at its place, but not quite.",
	Why:      "Keys that a product does not know are dropped without a word, and case matters. Keys that are merely unknown are not reported.",
	Bad:      `{"service": "DESK", "whitelistedDomains": []}`,
	Good:     `{"service": "DESK", "whiteListedDomains": []}`,
	Fix:      "Replaces it by the key that is meant.",
	Source:   sigmaManifest,
	manifest: func(p *Pass, m *manifest.Model) {
		if m.Nature != manifest.Zoho || m.Root.Kind() != syntax.Object {
			return
		}
		place := topLevel(m)
		for _, it := range m.Members() {
			if finished(it) {
				place.check(p, it)
			}
		}
	},
	connector: func(p *Pass, c *manifest.Connector) {
		place := inConnector(c)
		for i, it := range c.Members() {
			if !manifest.Telling(c.Names()[i]) && !place.has(c.Names()[i]) && finished(it) {
				place.check(p, it)
			}
		}
	},
}

// keyPlace is an object whose keys are known.
type keyPlace struct {
	at      catalog.Place
	service string        // its code, or empty
	keys    []catalog.Key // what is read here
	taken   func(string) bool
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

// inConnector returns the place that c is.
func inConnector(c *manifest.Connector) keyPlace {
	place := keyPlace{at: catalog.InSigmaForm, service: c.Service.Code, keys: c.Keys()}
	if c.Form == catalog.GuideForm {
		place.at = catalog.InGuideForm
	}
	place.taken = func(key string) bool { _, ok := c.Member(key); return ok }
	return place
}

// has reports whether key is read here, or at such a place for another service.
func (k keyPlace) has(key string) bool {
	return catalog.IndexKey(k.keys, key) >= 0 || k.at == catalog.TopLevel && catalog.IndexKey(catalog.TopLevelKeys(), key) >= 0
}

// check reports the name of it if another one is meant.
func (k keyPlace) check(p *Pass, it syntax.Item) {
	name := it.Name()
	if catalog.IndexKey(k.keys, name) >= 0 {
		return
	}
	if m, ok := catalog.FindMisnomer(k.at, k.service, name); ok && (plain(m.Meant) != plain(name) || m.MeantAt != k.at) {
		k.reportMisnomer(p, it, m)
		return
	}
	if k.has(name) {
		return
	}
	best := nearest{typed: name}
	for i := range k.keys {
		key := k.keys[i].Name
		if plain(key) == plain(name) {
			best.word, best.at = key, 0
			break
		}
		best.try(key)
	}
	if best.word == "" || best.at > 0 && len(name) < 8 && k.taken(best.word) {
		return // a short word beside the one that it is like may well be another one
	}
	d := p.Report(it.Key(), "Property %s is unknown; did you mean %q", shown(name), best.word)
	if k.taken(best.word) {
		return
	}
	rename := text.Edit{Span: it.Key(), New: quoteRaw(best.word)}
	if plain(best.word) == plain(name) {
		d.FixSurely(changeTo(best.word), rename)
	} else {
		d.Fix(changeTo(best.word), rename)
	}
}

// reportMisnomer reports the name of it, which people write in place of another one.
func (k keyPlace) reportMisnomer(p *Pass, it syntax.Item, m catalog.Misnomer) {
	switch {
	case m.Meant == "":
		// Nothing is meant by it that the manifest could say: it is merely unknown.
	case m.MeantAt == k.at && k.taken(m.Meant):
		// Then this one is likely to be meant otherwise.
	case m.MeantAt != k.at:
		p.Report(it.Key(), "Property %s is not read here: %s", shown(it.Name()), clause(m.Doc))
	default:
		p.Report(it.Key(), "Property %s is unknown: %s", shown(it.Name()), clause(m.Doc)).
			Fix(changeTo(m.Meant), text.Edit{Span: it.Key(), New: quoteRaw(m.Meant)})
	}
}

// clause returns the sentence doc as the end of a message.
func clause(doc string) string {
	doc = strings.TrimSuffix(strings.ReplaceAll(doc, "`", `"`), ".")
	if doc == "" {
		return doc
	}
	return strings.ToLower(doc[:1]) + doc[1:]
}
