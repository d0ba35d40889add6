package completion

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

// knownValues gives the values that the catalogue lists for a key, or the one that is its default.
// Authentication types, key locations and languages are among them.
func knownValues(at *place) []candidate {
	if !at.takesText() || at.isLocale() {
		return nil
	}
	taken := at.others()
	var list []candidate
	for _, v := range at.key.Allowed {
		if _, refused := catalog.FindValue(at.key.Refused, v.Name); refused || taken[v.Name] {
			continue
		}
		c := at.known(v)
		if at.key.ClosedBy != 0 && v.By != 0 && v.By != at.key.ClosedBy {
			c.rank = rare
		}
		list = append(list, c)
	}
	if len(list) > 0 || at.Slot == manifest.Element {
		return list
	}
	return at.literal(at.key.Default, "default")
}

// known returns the candidate for a value of the key at the place.
func (at *place) known(v catalog.Value) candidate {
	c := textValue(v.Name).documented(v.Doc, at.key.Sources)
	c.aliases = v.Aliases
	c.preselect = scaffold.Quote(v.Name) == at.key.Default
	return c
}

// literal gives a string of the catalogue that is JSON already, if there is one.
func (at *place) literal(quoted, detail string) []candidate {
	inside, ok := strings.CutPrefix(quoted, `"`)
	if !ok {
		return nil
	}
	c := textValue(strings.TrimSuffix(inside, `"`)).documented(at.key.Doc, at.key.Sources)
	c.detail = detail
	return []candidate{c}
}

// booleans gives true and false.
func booleans(at *place) []candidate {
	if at.Slot != manifest.Content || at.key.Type != catalog.Boolean {
		return nil
	}
	var list []candidate
	for _, s := range []string{"true", "false"} {
		c := candidate{label: s, kind: Constant, json: syntax.Fragment{New: s}, rank: usual, preselect: s == at.key.Default}
		list = append(list, c.documented(at.key.Doc, at.key.Sources))
	}
	return list
}

// brackets gives the empty array or object where one is to come.
func brackets(at *place) []candidate {
	if at.Slot != manifest.Content || !at.empty() {
		return nil
	}
	var c candidate
	switch at.key.Type {
	case catalog.Array:
		c = candidate{label: "[]", detail: "array"}
	case catalog.Object:
		c = candidate{label: "{}", detail: "object"}
	default:
		return nil
	}
	c.kind, c.json, c.rank, c.again = Constant, scaffold.Value(at.key), possible, promises(at.key)
	return []candidate{c.documented(at.key.Doc, at.key.Sources)}
}
