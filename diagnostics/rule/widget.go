package rule

import (
	"iter"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

// The functions of this file say where in a widget things stand: ServiceDesk Plus has other keys for its
// page and its locations than all others.

// HasWidgets reports whether a service has widgets in its manifest.
func HasWidgets(s *catalog.Service) bool { return s.WidgetPath != "" }

// widgetKey returns what the catalogue says of the first of names that widgets of a service have, nil if
// they have none of them.
func widgetKey(s *catalog.Service, names ...string) *catalog.Key {
	for _, name := range names {
		if k := FindKey(s.Widget, name); k != nil {
			return k
		}
	}
	return nil
}

// NameKey returns the property with the name of a widget, nil if there is none.
func NameKey(s *catalog.Service) *catalog.Key { return widgetKey(s, "name") }

// PageKey returns the property with the page of a widget, nil if there is none.
func PageKey(s *catalog.Service) *catalog.Key { return widgetKey(s, "url", "path_url") }

// LocationKey returns the property with the location of a widget, nil if there is none.
func LocationKey(s *catalog.Service) *catalog.Key { return widgetKey(s, "location", "locations") }

// ValueOf returns the value that e has for k, which may be nil.
func ValueOf(e *manifest.Entry, k *catalog.Key) (syntax.Value, bool) {
	if k == nil {
		return syntax.Value{}, false
	}
	it, ok := e.Member(k.Name)
	return it.Value(), ok
}

// LiteralOf returns the string that e has for k, and its value, if it is a [Literal]. k may be nil.
func LiteralOf(e *manifest.Entry, k *catalog.Key) (s string, v syntax.Value, ok bool) {
	v, _ = ValueOf(e, k)
	s, ok = Literal(v)
	return s, v, ok
}

// LocationsOf yields the locations of a widget that are settled, not blank and of the right type.
func LocationsOf(e *manifest.Entry) iter.Seq2[string, syntax.Value] {
	return func(yield func(string, syntax.Value) bool) {
		k := LocationKey(e.Service)
		v, ok := ValueOf(e, k)
		switch {
		case !ok:
		case k.Type != catalog.Array:
			if s, ok := Literal(v); ok && !Blank(v) {
				yield(s, v)
			}
		case v.Kind() == syntax.Array:
			for it := range v.Items() {
				if s, ok := Literal(it.Value()); ok && !Blank(it.Value()) && !yield(s, it.Value()) {
					return
				}
			}
		}
	}
}

// WithChoices returns k with the values that the service and the files around the manifest offer for it.
func WithChoices(p *Pass, k catalog.Key) catalog.Key {
	s := &p.Model.Service
	if at := LocationKey(s); at != nil && at.Name == k.Name {
		k.Allowed = scaffold.Locations(*s)
		return k
	}
	if k.Type != catalog.Link || p.Files == nil {
		return k
	}
	var pages []catalog.Value
	for _, f := range p.Files.App().Files() {
		if strings.HasSuffix(f.Path, ".html") {
			pages = append(pages, catalog.Value{Name: "/" + f.Path})
		}
	}
	if len(pages) > 0 {
		k.Allowed, k.Example = pages, ""
	}
	return k
}

// WidgetsIn returns the member that has widgets in it, wherever services have theirs.
func WidgetsIn(m *manifest.Model) (syntax.Item, bool) {
	s, ok := m.Section(manifest.InWidgets)
	if !ok {
		s.Item, ok = m.Member(manifest.InWidgets.Key())
	}
	v := s.Item.Value()
	return s.Item, ok && v.Kind() == syntax.Array && v.Len() > 0
}

// WidgetsKey returns the key that holds the widgets of a service, and whether it has widgets.
func WidgetsKey(s *catalog.Service) (catalog.Key, bool) {
	at, ok := strings.CutSuffix(s.WidgetPath, "."+manifest.InWidgets.Key())
	if !ok {
		return catalog.FindKey(s.Keys, s.WidgetPath)
	}
	k, _ := catalog.FindKey(s.Keys, at)
	return catalog.FindKey(k.Keys, manifest.InWidgets.Key())
}
