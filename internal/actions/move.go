package actions

import (
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// move offers to move misplaced connectors to where the service reads them: those that span touches or, if the text
// consists of connectors, all of them, into a new manifest.
func move(m *manifest.Model, span text.Span) []Action {
	place, ok := home(m)
	var edits []text.Edit
	switch {
	case manifest.LooksLikeConnector(m.Root) && m.Nature == manifest.Undecided, m.Root.Kind() == syntax.Array:
		edits = surround(m)
	case m.Root.Kind() == syntax.Object && ok:
		edits = gather(m, place, span)
	}
	if edits == nil {
		return nil
	}
	return []Action{{Title: "Move to " + strconv.Quote(place.Key()), Kind: QuickFix, Edits: edits, Preferred: true}}
}

// surround returns the edits that turn a text of connectors into a manifest with them.
func surround(m *manifest.Model) []text.Edit {
	var items []syntax.Fragment
	var rest []text.Edit
	for i, it := range values(m) {
		if found := connectors(it.Value()); found != nil {
			items = append(items, found...)
			if i > 0 {
				rest = append(rest, remove(m, i))
			}
		}
	}
	if len(items) == 0 || connectors(m.Root) == nil {
		return nil
	}
	whole := scaffold.Filled(usual(formOf(m.Root)), manifest.InConnectors, items...)
	return append([]text.Edit{m.Tree.Put(m.Root.Span(), whole)}, rest...)
}

// gather returns the edits that move the misplaced connectors at span, nil if there are none.
func gather(m *manifest.Model, place manifest.Place, span text.Span) []text.Edit {
	s, has := m.Section(place)
	if v := s.Item.Value(); has && manifest.LooksLikeConnector(v) {
		if !touches(s.Item, span) {
			return nil
		}
		return []text.Edit{m.Tree.Put(v.Span(), scaffold.Array(v.Lift()))}
	}
	indices, items := misplaced(m, span)
	var edits []text.Edit
	for i, it := range values(m) {
		if i == 0 || !touches(it, span) {
			continue
		}
		if found := connectors(it.Value()); found != nil {
			items = append(items, found...)
			edits = append(edits, remove(m, i))
		}
	}
	switch {
	case len(items) == 0:
		return nil
	case has || len(indices) == 0:
		into := put(m, place, -1, items...)
		if into == nil {
			return nil
		}
		edits = append(into, edits...)
	default:
		// The first one stays in its place, in a new array.
		edits = append(edits, replace(m, m.Root.Item(indices[0]), scaffold.List(place.Key(), scaffold.Items(items...))))
		indices = indices[1:]
	}
	return append(edits, m.Root.RemoveAll(indices)...)
}

// values returns the values of the text, the root first.
func values(m *manifest.Model) []syntax.Item {
	var all []syntax.Item
	for it := range m.Tree.Values() {
		all = append(all, it)
	}
	return all
}

// remove returns the edit that deletes value i of the text, which is not the root, with the white space and commas
// before it.
func remove(m *manifest.Model, i int) text.Edit {
	all := values(m)
	span := text.Span{Start: all[i-1].Core().End, End: all[i].Core().End}
	if between := m.Tree.Text().Slice(text.Span{Start: span.Start, End: all[i].Core().Start}); strings.Trim(between, " \t\r\n,") != "" {
		span.Start = all[i].Core().Start
	}
	return text.Delete(span)
}
