package completion

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

// knownValues returns the values that the catalogue lists for a property, such as authentication types and key
// locations, or else its default.
func knownValues(at *cursor) []candidate {
	if !at.acceptsString() || at.isLocale() {
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

// known returns the candidate for a value of the property.
func (at *cursor) known(v catalog.Value) candidate {
	c := textValue(v.Name).documented(v.Doc, at.key.Sources)
	c.aliases = v.Aliases
	c.preselect = scaffold.Quote(v.Name) == at.key.Default
	return c
}

// literal returns the candidate for quoted if that is a JSON string.
func (at *cursor) literal(quoted, detail string) []candidate {
	inside, ok := strings.CutPrefix(quoted, `"`)
	if !ok {
		return nil
	}
	c := textValue(strings.TrimSuffix(inside, `"`)).documented(at.key.Doc, at.key.Sources)
	c.detail = detail
	return []candidate{c}
}

// booleans returns true and false.
func booleans(at *cursor) []candidate {
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

// brackets returns the empty array or object where the property has that type.
func brackets(at *cursor) []candidate {
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
