package completion

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// mostInline is how many ways to go on [Inline] returns.
const mostInline = 3

// Inline returns the ways in which the object around offset can go on, the likeliest first: with all that a connector,
// a widget or a parameter lacks. Each is one edit in one line, whose text begins with what it replaces
// before the cursor, so that editors can show it behind the cursor. There is none where something is
// being typed already or follows in the line.
func Inline(m *manifest.Model, offset int, around Around) []text.Edit {
	if m.Nature == manifest.Foreign {
		return nil
	}
	at := newPlace(m, min(max(offset, 0), m.Tree.Text().Len()), around)
	if at.Slot != manifest.Name || at.HasItem || !at.In.Opened() || !at.endsLine() {
		return nil
	}
	var edits []text.Edit
	for _, whole := range at.wholes() {
		f, ok := rest(whole, at.In)
		if !ok {
			continue
		}
		c := candidate{kind: Snippet, json: f}
		kind := at.shapeOf(c)
		p := at.plan(kind, c)
		if p == nil || len(p.additional) > 0 {
			continue
		}
		e := p.edit(at, kind, c)
		seen := slices.ContainsFunc(edits, func(other text.Edit) bool { return other.New == e.New })
		if before := at.slice(e.Span.Start, offset); !seen && e.Span.Touches(offset) && strings.HasPrefix(e.New, before) {
			edits = append(edits, e)
		}
	}
	return edits[:min(len(edits), mostInline)]
}

// endsLine reports whether nothing but closing brackets stands behind the place in its line.
func (at *place) endsLine() bool {
	_, right := at.line(text.At(at.Offset))
	return strings.Trim(right, " \t\r}]") == ""
}

// wholes returns what the object around the place would be if it were made as a whole, the likeliest first.
func (at *place) wholes() []syntax.Fragment {
	if c := at.Connector; c != nil && at.inConnector() && !c.Plain() {
		names := scaffold.NewNames(at.Model)
		if c.Form == catalog.SigmaForm {
			return []syntax.Fragment{scaffold.SigmaConnector(c.Place, at.Model.Service, names)}
		}
		it, _ := c.Member("type")
		name, _ := it.Value().Str()
		if auth, ok := catalog.FoldAuthType(name); ok {
			return []syntax.Fragment{scaffold.Connector(auth, names)}
		}
		return []syntax.Fragment{scaffold.Connector(catalog.AuthTypes()[0], names)}
	}
	var all []candidate
	outer := at.outer()
	for _, p := range []provider{connectors, widgets, parameters, elements} {
		all = append(all, p(outer)...)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return int(a.rank) - int(b.rank) })
	list := make([]syntax.Fragment, 0, len(all))
	for _, c := range all {
		list = append(list, c.json)
	}
	return list
}

// outer returns the place where the object around at is an element or a value.
func (at *place) outer() *place {
	outer := &place{Site: at.Model.At(at.In.Span().Start), around: at.around, tree: at.tree}
	outer.Slot, outer.Path = manifest.Content, at.Path
	if n := len(at.Path); n > 0 && at.Path[n-1] == "*" {
		outer.Slot, outer.Path = manifest.Element, at.Path[:n-1]
	}
	if n := len(outer.Path); n > 0 {
		outer.key, _ = catalog.FindKey(at.membersOf(outer.Path[:n-1]), outer.Path[n-1])
	}
	return outer
}

// rest returns the members of whole, an object, that in lacks, and whether there are any.
func rest(whole syntax.Fragment, in syntax.Value) (syntax.Fragment, bool) {
	object := syntax.Parse(text.New(whole.New)).Root()
	var lacking []syntax.Fragment
	for it := range object.Items() {
		if _, ok := in.Member(it.Name()); !ok {
			lacking = append(lacking, cut(whole, it.Core()))
		}
	}
	return scaffold.Items(lacking...), len(lacking) > 0
}

// cut returns the part of f at span, which is a member of the object that f is, as a fragment that stands alone.
func cut(f syntax.Fragment, span text.Span) syntax.Fragment {
	return syntax.Fragment{New: strings.ReplaceAll(f.New[span.Start:span.End], "\n\t", "\n")}
}
