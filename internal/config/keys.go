package config

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
)

// The names of the members.
const (
	schemaKey   = "$schema"
	rulesKey    = "rules"
	pathsKey    = "ignorePaths"
	findingsKey = "ignoreFindings"
	codeKey     = "code"
	pointerKey  = "pointer"
	fileKey     = "file"
	reasonKey   = "reason"
)

// Severities are the values of a rule.
var severities = []catalog.Value{
	{Name: "error", Doc: "The check fails."},
	{Name: "warning", Doc: "Shown as a warning."},
	{Name: "information", Doc: "Shown as information."},
	{Name: "hint", Doc: "Shown where the editor shows hints."},
	{Name: "off", Doc: "Not shown at all."},
}

// Keys returns what a file can have, in the form in which the catalogue describes manifests. rules are the
// codes of the rules there are, with their summaries.
func Keys(rules []catalog.Value) []catalog.Key {
	source := []catalog.Source{{Title: "plugin-manifest-ls", Grade: catalog.Documented}}
	var byCode []catalog.Key
	for _, r := range rules {
		byCode = append(byCode, catalog.Key{
			Name: r.Name, Type: catalog.String, Doc: r.Doc, Allowed: severities, ClosedBy: catalog.Zet, Default: `"off"`,
		})
	}
	keys := []catalog.Key{
		{Name: schemaKey, Type: catalog.String, Doc: "Where editors find the schema of this file."},
		{Name: rulesKey, Type: catalog.Object, Keys: byCode, Default: "{}", Doc: "Severities of rules by their code; `off` turns a rule off."},
		{Name: pathsKey, Type: catalog.Array, Item: catalog.String, Default: "[]", Example: `["vendor/**"]`, Doc: "Globs of files and folders that are not checked, from the folder of this file."},
		{Name: findingsKey, Type: catalog.Array, Item: catalog.Object, Default: "[]", Doc: "Findings that are passed over.", Keys: []catalog.Key{
			{Name: codeKey, Type: catalog.String, Required: true, RequiredBy: catalog.Zet, Allowed: rules, ClosedBy: catalog.Zet, Doc: "The code of the rule."},
			{Name: pointerKey, Type: catalog.String, Example: `"/connectors/0"`, Doc: "A JSON pointer to what the finding is about; `*` stands for any one name or index. Without it, the whole file."},
			{Name: fileKey, Type: catalog.String, Example: `"plugin-manifest.json"`, Doc: "The file that the finding is about, from the folder of this file. Without it, any."},
			{Name: reasonKey, Type: catalog.String, Doc: "Why, for whoever reads this file."},
		}},
	}
	for i := range keys {
		keys[i].Sources, keys[i].Grade = source, catalog.Documented
		keys[i].Keys = slices.Clone(keys[i].Keys)
		for j := range keys[i].Keys {
			keys[i].Keys[j].Sources, keys[i].Keys[j].Grade = source, catalog.Documented
		}
	}
	return keys
}
