package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// The functions of this file say what the catalogue asks of a value, and who asks.

// withKey returns whether a service reads a top-level key, for Rule.only.
func withKey(name string) func(*catalog.Service) bool {
	return func(s *catalog.Service) bool { return catalog.IndexKey(s.Keys, name) >= 0 }
}

// key returns a top-level key of the manifest's service, nil if it has none of that name.
func (p *Pass) key(name string) *catalog.Key { return keyIn(p.model.Service.Keys, name) }

// keysOf returns what the catalogue knows of the members of a top-level member, or of its items.
func keysOf(p *Pass, name string) []catalog.Key {
	if k := p.key(name); k != nil {
		return k.Keys
	}
	return nil
}

// asker returns who asks for something in a manifest of a service, as a message names it.
func asker(s *catalog.Service, by catalog.Grade) string {
	if by == catalog.Documented {
		return "the documentation of " + s.Name
	}
	return s.Name
}

// takes reports whether v is of a type that k takes.
func takes(k *catalog.Key, v syntax.Value) bool {
	return isOf(v, k.Type) || slices.ContainsFunc(k.Also, func(t catalog.Type) bool { return isOf(v, t) })
}

// askedBy returns who asks for the member k of an entry, zero if nobody does of this one or k is nil.
func askedBy(e *manifest.Entry, k *catalog.Key) catalog.Grade {
	if k == nil {
		return 0
	}
	if k.RequiredBy != 0 {
		return k.RequiredBy
	}
	if k.RequiredIf.By != 0 && holds(e, k.RequiredIf) {
		return k.RequiredIf.By
	}
	if e.Place == manifest.InConfig {
		together := e.Service.Config.Together
		if slices.Contains(together, k.Name) && slices.ContainsFunc(e.Names(), func(name string) bool { return slices.Contains(together, name) }) {
			return catalog.Zet
		}
	}
	return 0
}

// holds reports whether e has the sibling that c is about.
func holds(e *manifest.Entry, c catalog.Condition) bool {
	it, ok := e.Member(c.Key)
	return ok && (len(c.Values) == 0 || slices.Contains(c.Values, it.Value().Raw()))
}
