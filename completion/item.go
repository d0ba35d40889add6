package completion

import (
	"fmt"
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// Kind is what an item stands for, which editors show as an icon.
type Kind uint8

// The kinds.
const (
	Property  Kind = iota // a property name
	Constant              // a value that the catalogue lists
	Reference             // a value that follows from something else in the manifest
	Segment               // the beginning of a value, to be completed further
	Snippet               // a connector, a widget or a whole manifest
	File                  // a path of a file
	Folder                // the beginning of one, to be completed further
)

// Item is something that can be typed at a place.
type Item struct {
	Label  string
	Detail string // a few words beside the label; may be empty
	Doc    string // markdown
	Kind   Kind

	// Edit puts the item in. Its span lies in one line and holds the cursor.
	Edit text.Edit
	// Additional are edits elsewhere that go with it: the comma that the item before lacks.
	Additional []text.Edit

	// Filter is what a client compares with the text between the beginning of Edit.Span and the cursor.
	// It begins with a quotation mark if that text does.
	Filter string
	Sort   string // orders the items as a string

	Preselect  bool
	Deprecated bool
	// Again tells that there is more to complete at the first stop of Edit once the item is in: the
	// client should ask again.
	Again bool
	// Aliased tells that there are other words for the item, and that Filter is one of them only once it
	// is being typed: the client should ask again as more is typed.
	Aliased bool
}

// Around is what a completion may look at besides the text.
type Around struct {
	Files         *project.Folder // the folder of the extension; nil without one
	Configuration []catalog.Key   // the properties of a project configuration
}

// Complete returns what can be typed at offset, the likeliest first. It is nil in a file of another
// product, in comments and where nothing belongs.
func Complete(m *manifest.Model, offset int, around Around) []Item {
	at, ok := placeAt(m, offset, around)
	if !ok {
		return nil
	}
	return at.itemsBy(table[m.Kind])
}

// placeAt returns the place at offset; ok is false where nothing belongs.
func placeAt(m *manifest.Model, offset int, around Around) (at *place, ok bool) {
	if m.Nature == manifest.Foreign {
		return nil, false
	}
	at = newPlace(m, min(max(offset, 0), m.Tree.Text().Len()), around)
	return at, at.Slot != manifest.Nowhere
}

// itemsBy returns what providers give, the likeliest first.
func (at *place) itemsBy(providers []provider) []Item {
	var all []candidate
	for _, p := range providers {
		all = append(all, p(at)...)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return int(a.rank) - int(b.rank) })
	return at.items(all)
}

// items makes items of sorted candidates, but not of those that would leave more faults.
func (at *place) items(all []candidate) []Item {
	list := make([]Item, 0, len(all))
	plans := map[shape]*plan{}
	for _, c := range all {
		kind := at.shapeOf(c)
		p, ok := plans[kind]
		if !ok {
			p = at.plan(kind, c)
			plans[kind] = p
		}
		if p == nil {
			continue
		}
		again := c.again && kind.part != name && kind.part != colon
		list = append(list, Item{
			Label: c.label, Detail: c.detail, Doc: c.doc, Kind: c.kind,
			Edit: p.edit(at, kind, c), Additional: p.additional,
			Filter: at.filter(c), Sort: fmt.Sprintf("%04d", len(list)),
			Preselect: c.preselect, Deprecated: c.deprecated, Again: again, Aliased: len(c.aliases) > 0,
		})
	}
	return list
}
