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
	if !at.takesText() {
		return nil
	}
	taken := at.others()
	var list []candidate
	for _, v := range at.key.Allowed {
		if _, refused := catalog.FindValue(at.key.Refused, v.Name); refused || taken[v.Name] {
			continue
		}
		c := textValue(v.Name).documented(v.Doc, at.key.Sources)
		c.aliases = v.Aliases
		c.preselect = scaffold.Quote(v.Name) == at.key.Default
		list = append(list, c)
	}
	if def, ok := strings.CutPrefix(at.key.Default, `"`); ok && len(list) == 0 && at.Slot == manifest.Content {
		c := textValue(strings.TrimSuffix(def, `"`)).documented(at.key.Doc, at.key.Sources)
		c.detail = "default"
		list = append(list, c)
	}
	return list
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
	if at.Slot != manifest.Content || at.HasItem && at.Item.Value().Kind() != syntax.Missing {
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
