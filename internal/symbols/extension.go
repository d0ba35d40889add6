package symbols

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// Symbol is a name by which code calls a connection. Connections that are named in different ways are different
// ones, whatever they are called.
type Symbol struct {
	Name string
	By   Key
}

// Extension is what the manifests and the code of an extension say of its connections, at one moment. It must not
// be changed.
type Extension struct {
	Manifests []Manifest // in the order of their paths
	Code      *Index     // nil while it is not known
	// Apart are folders below the root, as paths, that are extensions of their own: what is in them belongs to
	// them.
	Apart []string
}

// Manifest is a manifest of an extension: there may be samples beside the one that is packed.
type Manifest struct {
	File  string // path below the root
	Model *manifest.Model
}

// Declared is a declaration in one of the manifests.
type Declared struct {
	File string
	Declaration
}

// Declarations returns where s is declared, by manifest and place. In a manifest that declares a name twice
// that is a fault, but there both are meant.
func (x *Extension) Declarations(s Symbol) []Declared {
	var all []Declared
	for d := range x.declared {
		if d.Symbol() == s {
			all = append(all, d)
		}
	}
	return all
}

// declared yields what all manifests declare.
func (x *Extension) declared(yield func(Declared) bool) {
	for _, m := range x.Manifests {
		if m.Model.Nature == manifest.Foreign {
			continue
		}
		for _, d := range Declarations(m.Model) {
			if !yield(Declared{m.File, d}) {
				return
			}
		}
	}
}

// Uses returns where code uses s, or may do so, by file and place. A use is where the name is handed over; for a
// [Constant] that is not where it is written.
func (x *Extension) Uses(s Symbol) []Place {
	return slices.DeleteFunc(slices.Clone(x.Code.Uses(s.Name)), func(p Place) bool {
		return p.By != s.By || !x.Owns(p.File)
	})
}

// Owns reports whether a file belongs to the extension and not to one in it.
func (x *Extension) Owns(file string) bool {
	return !slices.ContainsFunc(x.Apart, func(dir string) bool { return strings.HasPrefix(file, dir+"/") })
}

// Spot is a place where a symbol stands in a file.
type Spot struct {
	Symbol Symbol
	Span   text.Span
	// Written tells that Span is the name itself, between quotation marks, so that it can be changed there.
	// Otherwise it is a constant that has the name.
	Written bool
	// Declares tells that the name is the one of a connector.
	Declares bool
}

// At returns the symbol at offset, or at its end, of a manifest or a file with code.
func (x *Extension) At(file string, offset int) (Spot, bool) {
	for _, m := range x.Manifests {
		if m.File != file || m.Model.Nature == manifest.Foreign {
			continue
		}
		if d, ok := declarationAt(m.Model, offset); ok {
			return d.spot(), true
		}
	}
	for _, spot := range x.uses(file) {
		if spot.Span.Touches(offset) {
			return spot, true
		}
	}
	return Spot{}, false
}

// In returns where s stands in a file, in the order of the text.
func (x *Extension) In(file string, s Symbol) []Spot {
	return slices.DeleteFunc(x.spots(file), func(spot Spot) bool { return spot.Symbol != s })
}

// spots returns where there are symbols in a file, in the order of the text, each place once.
func (x *Extension) spots(file string) []Spot {
	var all []Spot
	for d := range x.declared {
		if d.File == file {
			all = append(all, d.spot())
		}
	}
	return append(all, x.uses(file)...)
}

// uses returns where the code in a file uses symbols, in the order of the text, each place once.
func (x *Extension) uses(file string) []Spot {
	source := x.Code.Source(file)
	if source == nil || !x.Owns(file) {
		return nil
	}
	var all []Spot
	for _, u := range source.Uses {
		if u.Name == "" {
			continue
		}
		all = append(all, Spot{u.Symbol(), u.Span, true, false})
		if u.At != u.Span {
			all = append(all, Spot{u.Symbol(), u.At, false, false})
		}
	}
	slices.SortStableFunc(all, func(a, b Spot) int { return a.Span.Start - b.Span.Start })
	return slices.Compact(all) // a constant is written once for all its uses
}

func (d Declaration) spot() Spot { return Spot{d.Symbol(), d.Span(), d.Value.Terminated(), true} }

// Symbol returns what d declares.
func (d Declaration) Symbol() Symbol { return Symbol{d.Name, d.By} }

// Symbol returns what is used; its name is empty if that is not known.
func (u Use) Symbol() Symbol { return Symbol{u.Name, u.By} }
