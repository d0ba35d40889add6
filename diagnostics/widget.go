package diagnostics

import (
	"iter"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The functions of this file say where in a widget things stand: ServiceDesk Plus has other keys for its
// page and its locations than all others.

// hasWidgets reports whether a service has widgets in its manifest.
func hasWidgets(s *catalog.Service) bool { return s.WidgetPath != "" }

// widgetKey returns what the catalogue says of the first of names that widgets of a service have, nil if
// they have none of them.
func widgetKey(s *catalog.Service, names ...string) *catalog.Key {
	for _, name := range names {
		if k := keyIn(s.Widget, name); k != nil {
			return k
		}
	}
	return nil
}

func nameKey(s *catalog.Service) *catalog.Key     { return widgetKey(s, "name") }
func pageKey(s *catalog.Service) *catalog.Key     { return widgetKey(s, "url", "path_url") }
func locationKey(s *catalog.Service) *catalog.Key { return widgetKey(s, "location", "locations") }

// valueOf returns the value that e has for k, which may be nil.
func valueOf(e *manifest.Entry, k *catalog.Key) (syntax.Value, bool) {
	if k == nil {
		return syntax.Value{}, false
	}
	it, ok := e.Member(k.Name)
	return it.Value(), ok
}

// literalOf returns what stands in the string that e has for k, which may be nil, if there is one that is
// meant as it stands.
func literalOf(e *manifest.Entry, k *catalog.Key) (s string, v syntax.Value, ok bool) {
	v, _ = valueOf(e, k)
	s, ok = literal(v)
	return s, v, ok
}

// locationsOf yields the locations of a widget that are settled, not blank and of the right type.
func locationsOf(e *manifest.Entry) iter.Seq2[string, syntax.Value] {
	return func(yield func(string, syntax.Value) bool) {
		k := locationKey(e.Service)
		v, ok := valueOf(e, k)
		switch {
		case !ok:
		case k.Type != catalog.Array:
			if s, ok := literal(v); ok && !blank(v) {
				yield(s, v)
			}
		case v.Kind() == syntax.Array:
			for it := range v.Items() {
				if s, ok := literal(it.Value()); ok && !blank(it.Value()) && !yield(s, it.Value()) {
					return
				}
			}
		}
	}
}

// rulesSeverity returns how bad a fault of a widget is that no key has: the toolkit rejects it if it looks
// at manifests of the service at all.
func rulesSeverity(s *catalog.Service) Severity {
	if s.ZetRules {
		return Error
	}
	return Warning
}

// widgetLacks reports that a widget lacks k, which may be nil, if somebody asks for it. The fix renames
// a member that is meant for it, or adds it.
func widgetLacks(p *Pass, e *manifest.Entry, k *catalog.Key, what string) *Diagnostic {
	if k == nil || !k.Required || !anyFinished(e.Members()) {
		return nil
	}
	if _, ok := e.Member(k.Name); ok {
		return nil
	}
	d := p.Report(brace(e.Value), "Widget has no %s; %s asks for %q", what, asker(e.Service, k.RequiredBy), k.Name)
	d.Severity = severityBy(k.RequiredBy)
	fixLacking(p, d, e, k)
	return d
}

// fixLacking gives d the fix for a widget that lacks k.
func fixLacking(p *Pass, d *Diagnostic, e *manifest.Entry, k *catalog.Key) {
	for i, it := range e.Members() {
		name := e.Names()[i]
		m, _ := catalog.FindMisnomer(catalog.InWidget, e.Service.Code, name)
		if catalog.IndexKey(e.Keys(), name) < 0 && (m.Meant == k.Name || spelling.Same(name, k.Name)) {
			edits := []text.Edit{{Span: it.Key(), New: quoteRaw(k.Name)}}
			if v := it.Value(); k.Type == catalog.Array && v.Kind() == syntax.String {
				edits = append(edits, text.Insert(v.Span().Start, "["), text.Insert(v.Span().End, "]"))
			}
			d.Fix(changeTo(k.Name), edits...)
			return
		}
	}
	d.FixWith("Add "+k.Name, func() []text.Edit {
		return addKey(e.Value, e.Names(), e.Keys(), k.Name, scaffold.Starter(filledIn(p, *k), *e.Service))
	})
}

// filledIn returns k with the values that the service and the files around the manifest offer for it.
func filledIn(p *Pass, k catalog.Key) catalog.Key {
	s := &p.Model().Service
	if at := locationKey(s); at != nil && at.Name == k.Name {
		k.Allowed = scaffold.Locations(*s)
		return k
	}
	if k.Type != catalog.Link || p.Files() == nil {
		return k
	}
	var pages []catalog.Value
	for _, f := range p.Files().App().Files() {
		if strings.HasSuffix(f.Path, ".html") {
			pages = append(pages, catalog.Value{Name: "/" + f.Path})
		}
	}
	if len(pages) > 0 {
		k.Allowed, k.Example = pages, ""
	}
	return k
}
