package symbols

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// Symbol is a name by which code refers to a connection. Two symbols with the same name but different keys are different
// connections.
type Symbol struct {
	Name string
	By   Key
}

// Extension holds the manifests and the code of an extension. It must not be changed.
type Extension struct {
	Manifests []Manifest // in the order of their paths
	Code      *Index     // nil until it has been built
	// Apart are the folders below the root that are extensions themselves; their files do not belong to this one.
	Apart []string
}

// Manifest is a manifest of an extension. An extension can have samples in addition to the manifest that zet packages.
type Manifest struct {
	File  string // path below the root
	Model *manifest.Model
}

// Declared is a declaration in one of the manifests.
type Declared struct {
	File string
	Declaration
}

// Declarations returns the declarations of s, ordered by manifest and offset. A manifest with duplicate names has
// several.
func (x *Extension) Declarations(s Symbol) []Declared {
	var all []Declared
	for _, m := range x.Manifests {
		if m.Model.Nature == manifest.Foreign {
			continue
		}
		for _, d := range declarationsOf(m.Model, s.Name) {
			if d.Symbol() == s {
				all = append(all, Declared{m.File, d})
			}
		}
	}
	return all
}

// Uses returns the certain and possible uses of s in code, ordered by file and offset.
func (x *Extension) Uses(s Symbol) []Use {
	return slices.DeleteFunc(slices.Clone(x.Code.Uses(s.Name)), func(u Use) bool {
		return u.By != s.By || !x.Owns(u.File) || !x.Owns(u.AtFile)
	})
}

// Owns reports whether a file belongs to this extension and not to a nested one.
func (x *Extension) Owns(file string) bool {
	return !slices.ContainsFunc(x.Apart, func(dir string) bool { return strings.HasPrefix(file, dir+"/") })
}

// Spot is an occurrence of a symbol in a file.
type Spot struct {
	Symbol Symbol
	Span   text.Span
	// Written is set if Span is the name itself, between quotation marks, and can be edited. Otherwise Span is an
	// expression whose value is the name.
	Written bool
	// Declares is set if the occurrence is the name of a connector.
	Declares bool
}

// At returns the symbol that contains offset or ends there, in a manifest or a file with code.
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

// In returns the occurrences of s in a file, in the order of the text.
func (x *Extension) In(file string, s Symbol) []Spot {
	var all []Spot
	for _, d := range x.Declarations(s) {
		if d.File == file {
			all = append(all, d.spot())
		}
	}
	for _, spot := range x.uses(file) {
		if spot.Symbol == s {
			all = append(all, spot)
		}
	}
	return all
}

// uses returns the uses of symbols in the code of a file, in the order of the text, without duplicates.
func (x *Extension) uses(file string) []Spot {
	if !x.Owns(file) {
		return nil
	}
	var all []Spot
	at := map[text.Span]Symbol{} // expressions; a parameter with several names has none
	var passed []text.Span
	for _, u := range x.Code.In(file) {
		if u.File == file {
			all = append(all, Spot{u.Symbol(), u.Span, u.Written, false})
		}
		if u.AtFile != file || u.File == file && u.At == u.Span {
			continue
		}
		if known, twice := at[u.At]; twice && known != u.Symbol() {
			at[u.At] = Symbol{}
			continue
		}
		at[u.At] = u.Symbol()
		passed = append(passed, u.At)
	}
	for _, span := range passed {
		if s := at[span]; s.Name != "" {
			all = append(all, Spot{s, span, false, false})
		}
	}
	slices.SortStableFunc(all, func(a, b Spot) int { return a.Span.Start - b.Span.Start })
	return slices.Compact(all) // several uses can share one string
}

func (d Declaration) spot() Spot { return Spot{d.Symbol(), d.Span(), d.Value.Terminated(), true} }

// Symbol returns the declared symbol.
func (d Declaration) Symbol() Symbol { return Symbol{d.Name, d.By} }

// Symbol returns the used symbol; its name is empty if it is unknown.
func (u Use) Symbol() Symbol { return Symbol{u.Name, u.By} }
