package completion

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// booleanTypes are the parameter types with a boolean value.
var booleanTypes = []string{"checkbox", "switch", "boolean"}

// options returns the possible defaults of a configuration parameter: its options, or true and false.
func options(at *cursor) []candidate {
	if at.Slot != manifest.Content || len(at.Path) != 3 || at.Path[0] != manifest.InConfig.Key() || at.name() != "default" && at.name() != "defaultValue" {
		return nil
	}
	var list []candidate
	it, _ := at.In.Member("options")
	for item := range it.Value().Items() {
		if s, ok := item.Value().Str(); ok {
			c := textValue(s).documented(at.key.Doc, at.key.Sources)
			c.kind, c.rank, c.detail = Reference, likely, "option"
			list = append(list, c)
		}
	}
	typ, _ := at.In.Member(at.Model.Service.Config.TypeKey)
	if s, _ := typ.Value().Str(); at.key.Type == catalog.Any && slices.Contains(booleanTypes, s) {
		for _, s := range []string{"true", "false"} {
			c := candidate{label: s, kind: Constant, json: syntax.Fragment{New: s}, rank: usual}
			list = append(list, c.documented(at.key.Doc, at.key.Sources))
		}
	}
	return list
}
