package rule

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// The functions of this file say what the catalogue asks of a value, and who asks.

// HasProperty returns whether a service reads a top-level key, for Rule.only.
func HasProperty(name string) func(*catalog.Service) bool {
	return func(s *catalog.Service) bool { return catalog.IndexKey(s.Keys, name) >= 0 }
}

// Key returns a top-level key of the manifest's service, nil if it has none of that name.
func (p *Pass) Key(name string) *catalog.Key { return FindKey(p.Model.Service.Keys, name) }

// Authority returns who asks for something in a manifest of a service, as a message names it.
func Authority(s *catalog.Service, by catalog.Grade) string {
	if by == catalog.Documented {
		return "the documentation of " + s.Name
	}
	return s.Name
}

// Accepts reports whether v is of a type that k takes.
func Accepts(k *catalog.Key, v syntax.Value) bool {
	return IsOf(v, k.Type) || slices.ContainsFunc(k.Also, func(t catalog.Type) bool { return IsOf(v, t) })
}
