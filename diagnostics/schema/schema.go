package schema

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
)

// Top checks the properties of the manifest itself: their names, the number of entries, and the values that
// depend on other properties.
func Top(p *rule.Pass, m *manifest.Model) {
	if m.Root.Kind() != syntax.Object {
		return
	}
	o := newObject(p, m.Root, m.Service.Keys, rule.TopLevel(m), false)
	o.place = rule.TopLevel(m)
	o.place.Covered = func(it syntax.Item) bool { return rule.CoveredElsewhere(m, it) }
	checkProperties(p, o)
	for i, it := range o.members {
		at := catalog.IndexKey(o.keys, o.names[i])
		if at < 0 || !rule.IsFinishedProperty(it) || !o.last(i) {
			continue
		}
		s := &subject{key: &o.keys[at], value: it.Value(), in: o.value, index: i, owner: o}
		switch {
		case s.key.Conditional():
			checkValue(p, s)
		case it.Value().Kind() == syntax.Array && s.holdsEntries(p):
			checkCount(p, s)
		}
	}
}

// Member checks the value of a top-level property.
func Member(p *rule.Pass, name string, v syntax.Value) {
	k := p.Key(name)
	if name != manifest.InAuthorisation.Key() {
		checkPlaceholdersAt(p, &placeholderSite{name: name, subject: subject{key: k, value: v, in: p.Model.Root}})
	}
	if k == nil || k.Conditional() {
		return // see schemaTop
	}
	checkValue(p, &subject{key: k, value: v, in: p.Model.Root})
}

// Item checks the type of an item of an array of entries.
func Item(p *rule.Pass, place manifest.Place, it syntax.Item) {
	if it.Value().Kind() == syntax.String {
		checkPlaceholdersAt(p, &placeholderSite{name: place.Key(), subject: subject{value: it.Value(), isItem: true}})
	}
	s := entrySubject(p, place, it.Value())
	if s == nil || !rule.IsFinished(s.value) {
		return
	}
	if checkType(p, s) && s.value.Kind() == syntax.Object {
		checkEmptyObject(p, s)
	}
}

// Entry checks a widget or parameter.
func Entry(p *rule.Pass, e *manifest.Entry) {
	checkPlaceholders(p, e.Value, e.Keys(), nil)
	if e.Value.Len() > 0 && len(e.Keys()) > 0 {
		checkObject(p, entryObject(e, e.Keys(), rule.InEntry(e)))
	}
}

// Connector checks the properties of a connector that its service describes.
func Connector(p *rule.Pass, c *manifest.Connector) {
	checkPlaceholders(p, c.Value, c.Keys(), c)
	o := entryObject(&c.Entry, c.Keys(), rule.InConnector(c))
	if c.Place == manifest.InConnectors && c.Form == catalog.SigmaForm && c.Telling(catalog.SigmaForm) > 0 {
		checkRequired(p, o)
	}
	if c.Place != manifest.InAuthorisation && c.Form == catalog.SigmaForm { // else the walk through the manifest gets there
		checkMembers(p, o, func(*catalog.Key) bool { return true })
	}
}

// entrySubject returns the subject that an item of an array of entries is, or nil if nothing describes it.
func entrySubject(p *rule.Pass, place manifest.Place, v syntax.Value) *subject {
	service := &p.Model.Service
	switch {
	case place.Connections():
		return nil // see connector-not-object
	case place == manifest.InWidgets:
		k, ok := rule.WidgetsKey(service)
		if !ok {
			return nil
		}
		k.Keys, k.ItemTitle = service.Widget, "Widget"
		return &subject{key: &k, value: v, isItem: true}
	}
	k := p.Key(place.Key())
	if k == nil {
		return nil
	}
	of := *k
	of.Keys, of.ItemTitle = service.Config.Keys, "Parameter"
	return &subject{key: &of, value: v, isItem: true}
}

// Document checks resources.json or the project configuration.
func Document(p *rule.Pass, m *manifest.Model) {
	root := catalog.Key{Type: catalog.Object, TypeBy: catalog.Zet}
	switch m.Kind {
	case manifest.Resources:
		root.Keys, root.Title = catalog.ResourceKeys(), "File "+project.Resources
	case manifest.Configuration:
		root.Keys, root.Title = config.Keys(p.Codes), "File "+config.Name
	case manifest.Manifest:
		return
	}
	if m.Kind == manifest.Resources {
		checkPlaceholders(p, m.Root, root.Keys, nil)
	}
	checkValue(p, &subject{key: &root, value: m.Root})
	checkUniqueGroups(p, &root, m.Root)
}
