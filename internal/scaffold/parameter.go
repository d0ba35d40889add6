package scaffold

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// choiceTypes are the types of a parameter for which a user chooses among options.
var choiceTypes = []string{"radio", "picklist", "multiselect", "selectbox"}

// PlainTypes returns the types of a parameter of service that need no options.
func PlainTypes(service catalog.Service) []catalog.Value {
	return slices.DeleteFunc(slices.Clone(service.Config.Types()), func(v catalog.Value) bool { return needsOptions(service, v.Name) })
}

// ChoiceTypes returns the types of a parameter of service that need options.
func ChoiceTypes(service catalog.Service) []catalog.Value {
	return slices.DeleteFunc(slices.Clone(service.Config.Types()), func(v catalog.Value) bool { return !needsOptions(service, v.Name) })
}

func needsOptions(service catalog.Service, name string) bool {
	_, ok := catalog.FindKey(service.Config.Keys, "options")
	return ok && slices.Contains(choiceTypes, name)
}

// Parameter returns another parameter for the config of m, of one of the given types: several [PlainTypes] or one of
// [ChoiceTypes].
func Parameter(m *manifest.Model, types ...catalog.Value) syntax.Fragment {
	config := m.Service.Config
	var keys []catalog.Key
	for _, k := range config.Keys {
		switch {
		case k.Name == config.TypeKey:
			k.Allowed, k.Default = types, ""
		case k.Name == "options":
			if !needsOptions(m.Service, types[0].Name) {
				continue
			}
			k.Default = `["Option 1", "Option 2"]`
		case k.Required, k.Name == "displayName", k.Name == "userdefined":
		case slices.Contains(config.WhenUserDefined, k.Name), slices.Contains(config.Together, k.Name):
		default:
			continue
		}
		keys = append(keys, k)
	}
	return build(func(b *builder) { b.object(distinct(m, keys)) })
}
