package rule

import (
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The functions of this file are for reports about names that must be unique.

// SameItems reports whether two entries have the same text.
func SameItems(a, b Occurrence) bool {
	return a.Place == b.Place && a.Item.Value().Raw() == b.Item.Value().Raw()
}

// RemoveRepeated gives d the fix that removes the second of two entries if they have the same text, and reports whether
// they do.
func RemoveRepeated(d *Diagnostic, first, second Occurrence, title string) bool {
	if !SameItems(first, second) {
		return false
	}
	d.FixSurely(title, second.Array.Remove(second.Index))
	return true
}

// Numbered returns name followed by the first number that makes it unique, even if case is ignored.
func (p *Pass) Numbered(name string) string {
	names := p.Names()
	for i := 2; ; i++ {
		if free := name + strconv.Itoa(i); !names[free] && !names[strings.ToLower(free)] {
			return free
		}
	}
}

// Uniqueness describes a name that no two entries may share.
type Uniqueness struct {
	In []manifest.Place
	// of returns the name of an entry and the value that contains it; an empty name is not compared. The connector is
	// nil if the entry is something else.
	Of func(*manifest.Entry, *manifest.Connector) (string, syntax.Value)
	// report reports that second has the name of first, which precedes it.
	Report func(p *Pass, name string, first, second Occurrence)
}

// Occurrence is an entry with a name that another entry has, too.
type Occurrence struct {
	Place manifest.Place
	Item  syntax.Item
	Array syntax.Value
	Index int       // of the item
	At    text.Span // of the value that contains the name
}
