package config

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
)

// The names of the properties.
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

// BaselineKey is the name of the property that names the baseline.
const BaselineKey = "baseline"

// severities are the values of a rule in "rules".
var severities = []catalog.Value{
	{Name: "error", Doc: "The check fails."},
	{Name: "warning", Doc: "Shown as a warning."},
	{Name: "information", Doc: "Shown as information."},
	{Name: "hint", Doc: "Shown where the editor shows hints."},
	{Name: "off", Doc: "Not shown at all."},
}

// Keys returns the properties of a project configuration, described as the catalogue describes those of a manifest.
// rules are the codes of all rules with their summaries.
func Keys(rules []catalog.Value) []catalog.Key {
	source := []catalog.Source{{Title: "plugin-manifest-ls", Grade: catalog.Documented}}
	var severityOf []catalog.Key
	for _, r := range rules {
		severityOf = append(severityOf, catalog.Key{
			Name: r.Name, Title: "Rule severity", Type: catalog.String, Doc: r.Doc,
			Allowed: severities, ClosedBy: catalog.Zet, Default: `"off"`,
		})
	}
	keys := []catalog.Key{
		{Name: schemaKey, Title: "Schema URL", Type: catalog.String, Doc: "Where editors find the schema of this file."},
		{
			Name: rulesKey, Title: "Rule severity map", Type: catalog.Object, Keys: severityOf, Default: "{}",
			Doc: "Severities of rules by their code; `off` turns a rule off.",
		},
		{
			Name: pathsKey, Title: "Ignored path list", ItemTitle: "Ignored path", Type: catalog.Array, Item: catalog.Glob,
			Default: "[]", Example: `["vendor/**"]`,
			Doc: "Globs of files and folders that are not checked, relative to the folder of this file.",
		},
		{
			Name: findingsKey, Title: "Ignored problem list", ItemTitle: "Ignored problem", Type: catalog.Array, Item: catalog.Object,
			Default: "[]", Keys: ignoredKeys(rules),
			Doc: "Problems that are not reported.",
		},
		{
			Name: BaselineKey, Title: "Baseline", Type: catalog.String, Example: `"plugin-manifest-baseline.json"`,
			Doc: "The file of accepted problems, relative to the folder of this file. `check --write-baseline` creates it; then only " +
				"other problems are reported. The configuration nearest to an extension decides.",
		},
	}
	return strict(keys, source)
}

// strict returns keys with their source. A value of another type is an error, because it has no effect.
func strict(keys []catalog.Key, source []catalog.Source) []catalog.Key {
	keys = slices.Clone(keys)
	for i := range keys {
		k := &keys[i]
		k.Sources, k.Grade = source, catalog.Documented
		k.TypeBy, k.ItemTypeBy = catalog.Zet, catalog.Zet
		k.Keys = strict(k.Keys, source)
	}
	return keys
}

// ignoredKeys returns the properties of an ignored problem.
func ignoredKeys(rules []catalog.Value) []catalog.Key {
	return []catalog.Key{
		{
			Name: codeKey, Title: "Rule code", Type: catalog.String, Required: true, RequiredBy: catalog.Zet,
			Allowed: rules, ClosedBy: catalog.Zet,
			Doc: "The code of the rule.",
		},
		{
			Name: pointerKey, Title: "JSON pointer", Type: catalog.Pointer, Example: `"/connectors/0"`,
			Doc: "A JSON pointer to the value that the problem is about; `*` matches any one name or index. Without it, the whole file.",
		},
		{
			Name: fileKey, Title: "File path", Type: catalog.String, Example: `"plugin-manifest.json"`,
			Doc: "The file that has the problem, relative to the folder of this file. Without it, any file.",
		},
		{Name: reasonKey, Title: "Reason", Type: catalog.String, Doc: "Why the problem is ignored, for readers of this file."},
	}
}
