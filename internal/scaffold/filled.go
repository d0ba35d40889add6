package scaffold

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Items returns several items of an array or object as one fragment.
func Items(items ...syntax.Fragment) syntax.Fragment {
	return build(func(b *builder) {
		for i, f := range items {
			if i > 0 {
				b.put(",")
				b.line()
			}
			b.fragment(f)
		}
	})
}

// Array returns an array of items.
func Array(items ...syntax.Fragment) syntax.Fragment { return container("[]", items) }

// Object returns an object with the given properties.
func Object(members ...syntax.Fragment) syntax.Fragment { return container("{}", members) }

func container(brackets string, items []syntax.Fragment) syntax.Fragment {
	return build(func(b *builder) {
		b.list(brackets, len(items), func(i int) { b.fragment(items[i]) })
	})
}

// Filled returns the manifest of [Manifest] with connectors at place.
func Filled(service catalog.Service, place manifest.Place, connectors ...syntax.Fragment) syntax.Fragment {
	f := Manifest(service)
	m := manifest.Build(syntax.Parse(text.New(f.New)))
	edits := m.Root.Append(List(place.Key(), Items(connectors...)))
	if s, ok := m.Section(place); ok {
		edits = s.Item.Value().Append(Items(connectors...))
	}
	for _, e := range slices.Backward(edits) {
		f = with(f, e)
	}
	return f
}

// with returns f after e. No tab stop of f may be in the span of e.
func with(f syntax.Fragment, e text.Edit) syntax.Fragment {
	var stops []text.Stop
	for _, s := range e.Stops {
		s.Span = s.Span.Shift(e.Span.Start)
		stops = append(stops, s)
	}
	for _, s := range f.Stops {
		if s.Span.Start >= e.Span.End {
			s.Span = s.Span.Shift(len(e.New) - e.Span.Len())
		}
		stops = append(stops, s)
	}
	slices.SortStableFunc(stops, func(a, b text.Stop) int { return a.Span.Start - b.Span.Start })
	return syntax.Fragment{New: f.New[:e.Span.Start] + e.New + f.New[e.Span.End:], Stops: stops}
}
