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
	if len(list) > 0 || at.Slot == manifest.Element {
		return list
	}
	return append(at.literal(at.key.Default, "default"), at.literal(at.samplePath(), "example")...)
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

// samplePath returns the usual path of a file that the manifest names.
func (at *place) samplePath() string {
	if at.key.Type == catalog.Link || at.key.Type == catalog.Image {
		return at.key.Example
	}
	return ""
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
