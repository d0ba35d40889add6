package actions

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// home returns where connectors belong in m, and whether its service reads any.
func home(m *manifest.Model) (manifest.Place, bool) {
	_, used := m.Section(manifest.InUsed)
	_, has := m.Section(manifest.InConnectors)
	switch {
	case m.Service.Code == "":
		if used && !has {
			return manifest.InUsed, true
		}
		return manifest.InConnectors, true
	case m.Service.Uses(manifest.InUsed.Key()):
		return manifest.InUsed, true
	}
	return manifest.InConnectors, has || m.Service.Uses(manifest.InConnectors.Key())
}

// put returns the edits that add items to the connectors at place: at the end, or after the item with the index after
// if that is not negative. The root must be an object. The result is nil if the value at place cannot become an array.
func put(m *manifest.Model, place manifest.Place, after int, items ...syntax.Fragment) []text.Edit {
	f := scaffold.Items(items...)
	list := scaffold.List(place.Key(), f)
	s, ok := m.Section(place)
	if !ok {
		if it, ok := begun(m, place); ok {
			return []text.Edit{replace(m, it, list)}
		}
		return m.Root.Append(list)
	}
	v := s.Item.Value()
	switch v.Kind() {
	case syntax.Array:
		if after >= 0 {
			return v.Insert(after+1, f)
		}
		return v.Append(f)
	case syntax.Missing, syntax.Null, syntax.Word:
		return []text.Edit{replace(m, s.Item, list)}
	case syntax.TooDeep:
		return nil
	}
	if v.Kind() == syntax.Object && v.Len() == 0 {
		return []text.Edit{replace(m, s.Item, list)}
	}
	return []text.Edit{m.Tree.Put(v.Span(), scaffold.Array(append([]syntax.Fragment{v.Lift()}, items...)...))}
}

// replace returns the edit that replaces the property it by f, with the comma it needs.
func replace(m *manifest.Model, it syntax.Item, f syntax.Fragment) text.Edit {
	last := m.Root.Item(m.Root.Len() - 1)
	if _, comma := it.Comma(); !comma && it.Core() != last.Core() {
		f.New += ","
	}
	return m.Tree.Put(it.Core(), f)
}

// begun returns a property of which only a prefix of the name of place has been typed.
func begun(m *manifest.Model, place manifest.Place) (syntax.Item, bool) {
	for _, it := range m.Members() {
		_, colon := it.Colon()
		if !colon && it.HasKey() && it.Value().Kind() == syntax.Missing && strings.HasPrefix(place.Key(), it.Name()) {
			return it, true
		}
	}
	return syntax.Item{}, false
}

// usual returns the service of a new manifest with connectors in form: the guide form is from the guide of Zoho Writer,
// and public manifests with connectors in the Sigma form are mostly for Zoho Desk.
func usual(form catalog.Form) catalog.Service {
	code := "WRITER"
	if form == catalog.SigmaForm {
		code = "DESK"
	}
	s, _ := catalog.LookupService(code)
	return s
}

// itemAt returns the index of the item of v that contains span, and whether there is one.
func itemAt(v syntax.Value, span text.Span) (int, bool) {
	first := v.Search(span.Start) // one item can end where the next one begins
	for i := first; i < min(first+2, v.Len()); i++ {
		if core := v.Item(i).Core(); core.Touches(span.Start) && core.Touches(span.End) {
			return i, true
		}
	}
	return 0, false
}
