package completion

import (
	"fmt"
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// Kind is the kind of an item, which editors show as an icon.
type Kind uint8

// The kinds.
const (
	Property  Kind = iota // a property name
	Constant              // a value that the catalogue lists
	Reference             // a value that follows from something else in the manifest
	Segment               // the beginning of a value, to be completed further
	Snippet               // a connector, a widget or a whole manifest
	File                  // a path of a file
	Folder                // the first segments of a path, to be completed further
)

// Item is a completion item.
type Item struct {
	Label  string
	Detail string // a few words next to the label; may be empty
	Doc    string // markdown
	Kind   Kind

	// Edit inserts the item. Its span is within one line and contains the cursor.
	Edit text.Edit
	// Additional are edits elsewhere that belong to it: the missing comma after the item before.
	Additional []text.Edit

	// Filter is what a client compares with the text between the beginning of Edit.Span and the cursor.
	// It begins with a quotation mark if that text does.
	Filter string
	Sort   string // orders the items as a string

	Preselect  bool
	Deprecated bool
	// Again means that there is more to complete at the first tab stop of Edit: after inserting the item, the client
	// should request completion again.
	Again bool
	// Aliased means that the item has aliases, and that Filter is an alias only while a user types it: the client should
	// request completion again with every character.
	Aliased bool
	// Whole means that the item is a whole manifest, which can require files that do not exist yet.
	Whole bool
}

// Around is what completion uses besides the manifest.
type Around struct {
	Files         *project.Folder // the folder of the extension; nil without one
	Configuration []catalog.Key   // the properties of a project configuration
	// Code returns the index of the code of the extension, nil if there is none. It is called only where completion
	// depends on the code, and may be nil.
	Code func() *symbols.Index
}

// Complete returns the items for offset, the most likely first. It is nil in a file of another product, in comments and
// where nothing can be inserted.
func Complete(m *manifest.Model, offset int, around Around) []Item {
	at, ok := cursorAt(m, offset, around)
	if !ok {
		return nil
	}
	return at.itemsBy(table[m.Kind])
}

// cursorAt returns the cursor at offset; ok is false where nothing can be inserted.
func cursorAt(m *manifest.Model, offset int, around Around) (at *cursor, ok bool) {
	if m.Nature == manifest.Foreign {
		return nil, false
	}
	at = newCursor(m, min(max(offset, 0), m.Tree.Text().Len()), around)
	return at, at.Slot != manifest.Nowhere
}

// itemsBy returns the items of providers, the most likely first.
func (at *cursor) itemsBy(providers []provider) []Item {
	var all []candidate
	for _, p := range providers {
		all = append(all, p(at)...)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return int(a.rank) - int(b.rank) })
	return at.items(all)
}

// items turns sorted candidates into items, except those that would add syntax errors.
func (at *cursor) items(all []candidate) []Item {
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
			Preselect: c.preselect, Deprecated: c.deprecated, Again: again, Aliased: len(c.aliases) > 0, Whole: c.whole,
		})
	}
	return list
}
