package schema

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// checkValue runs the generic rules on a value and on the values in it. It stops where an array of entries begins,
// because entries are checked one by one.
func checkValue(p *rule.Pass, s *subject) {
	if !rule.IsFinished(s.value) || !checkType(p, s) {
		return
	}
	switch s.value.Kind() {
	case syntax.String:
		checkString(p, s)
	case syntax.Array:
		checkCount(p, s)
		checkRepeatedItems(p, s)
		if !s.holdsEntries(p) {
			checkItems(p, s)
		}
	case syntax.Object:
		if s.isItem && checkEmptyObject(p, s) {
			return
		}
		if o := s.object(p); o != nil {
			checkObject(p, o)
		}
	default:
	}
}

// checkString runs the generic rules about strings.
func checkString(p *rule.Pass, s *subject) {
	if checkEmpty(p, s) {
		return
	}
	checkLength(p, s)
	checkCharacters(p, s)
	checkAllowed(p, s)
	checkFormat(p, s)
	checkFile(p, s)
}

// checkItems checks the items of an array.
func checkItems(p *rule.Pass, s *subject) {
	index := -1
	for it := range s.value.Items() {
		index++
		checkValue(p, &subject{key: s.key, value: it.Value(), isItem: true, in: s.value, index: index, owner: s.owner})
	}
	checkUniqueProperties(p, s)
}

// checkObject checks an object whose properties are described, and their values.
func checkObject(p *rule.Pass, o *object) {
	checkProperties(p, o)
	checkMembers(p, o, func(*catalog.Key) bool { return true })
}

// checkProperties checks the names of the properties that an object has, and of those that it lacks.
func checkProperties(p *rule.Pass, o *object) {
	checkRequired(p, o)
	checkMisspelled(p, o)
	checkUnknown(p, o)
	checkDeprecated(p, o)
}

// checkMembers checks the values of those properties of an object that are wanted.
func checkMembers(p *rule.Pass, o *object, wanted func(*catalog.Key) bool) {
	for i, it := range o.members {
		at := o.index(i)
		if at < 0 || !rule.IsFinishedProperty(it) || !wanted(&o.keys[at]) || !o.last(i) {
			continue
		}
		checkValue(p, &subject{key: &o.keys[at], value: it.Value(), in: o.value, index: i, owner: o})
	}
}

// object returns the object that the value is, or nil if its properties are not described.
func (s *subject) object(p *rule.Pass) *object {
	keys := s.key.Keys
	place := rule.KnownProperties{At: catalog.Place(s.key.Name)}
	switch {
	case s.isItem:
	case s.key.Name == "modules" && p.Model.Kind == manifest.Manifest:
		place.At = catalog.InModules
	case s.key.Name == rule.CSPDomains:
		place.At = catalog.InCspDomains
	case s.key.Name == manifest.InAuthorisation.Key():
		keys, place.At = catalog.AuthorisationKeys(), catalog.InSigmaForm
	}
	if len(keys) == 0 || s.wants() != catalog.Object && !s.isItem {
		return nil
	}
	o := newObject(p, s.value, keys, place, s.isItem)
	o.isMap = s.key.Map
	return o
}

// newObject returns the object v with the given properties.
func newObject(p *rule.Pass, v syntax.Value, keys []catalog.Key, place rule.KnownProperties, isItem bool) *object {
	o := &object{value: v, keys: keys, place: place, isItem: isItem, service: &p.Model.Service}
	o.members = slices.Collect(v.Items())
	o.names = rule.NamesOf(v)
	o.place.Keys, o.place.Service = keys, p.Model.Service.Code
	o.place.Taken = func(name string) bool { _, ok := o.member(name); return ok }
	return o
}

// entryObject returns the object that a widget, parameter or connector is.
func entryObject(e *manifest.Entry, keys []catalog.Key, place rule.KnownProperties) *object {
	o := &object{value: e.Value, keys: keys, place: place, isItem: true, service: e.Service, members: e.Members(), names: e.Names()}
	o.place.Keys, o.place.Service = keys, e.Service.Code
	return o
}

// holdsEntries reports whether the items of the array are checked one by one, as entries of the manifest.
func (s *subject) holdsEntries(p *rule.Pass) bool {
	if p.Model.Kind != manifest.Manifest {
		return false
	}
	for place := range manifest.InConfig + 1 {
		if section, ok := p.Model.Section(place); ok && section.Item.Value().Same(s.value) {
			return true
		}
	}
	return false
}
