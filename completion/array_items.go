package completion

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
)

// titles are labels for objects, by the property that has the object as its value or as an array item.
var titles = map[string]string{
	"TPAOauth":       "OAuth client",
	"channel":        "Channel",
	"permissions":    "Permission",
	"fields":         "Field",
	"webhook":        "Webhook",
	"customActions":  "Custom action",
	"inputFields":    "Input field",
	"values":         "Value",
	"targets":        "Target",
	"ignoreFindings": "Ignored finding",
}

// arrayItems returns a complete item for an array of objects that the catalogue describes.
func arrayItems(at *cursor) []candidate {
	if at.Slot != manifest.Element || at.key.Item != catalog.Object || len(at.key.Keys) == 0 {
		return nil
	}
	title, ok := titles[at.key.Name]
	if !ok {
		return nil
	}
	c := candidate{label: title, kind: Snippet, rank: likely}
	if at.Model.Kind == manifest.Resources {
		c.json = scaffold.Sample(at.Model, at.key, at.newFiles())
	} else {
		c.json = scaffold.Element(at.Model, at.key)
	}
	return []candidate{c.documented(at.key.Doc, at.key.Sources)}
}

// parameters returns complete configuration parameters: one of a type without options, and one of each type with
// options.
func parameters(at *cursor) []candidate {
	config := at.Model.Service.Config
	if at.Slot != manifest.Element || len(at.Path) != 1 || at.name() != manifest.InConfig.Key() || config.TypeKey == "" || len(config.Keys) == 0 {
		return nil
	}
	key, _ := catalog.FindKey(config.Keys, config.TypeKey)
	one := func(label string, types ...catalog.Value) candidate {
		c := candidate{label: label, detail: at.Model.Service.Name, kind: Snippet, rank: likely, json: scaffold.Parameter(at.Model, types...)}
		return c.documented(at.key.Doc, key.Sources)
	}
	list := []candidate{one("Parameter", scaffold.PlainTypes(at.Model.Service)...)}
	for _, v := range scaffold.ChoiceTypes(at.Model.Service) {
		list = append(list, one("Parameter ("+v.Name+")", v))
	}
	return list
}
