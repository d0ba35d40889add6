package jsonschema

import "plugin-manifest-ls/internal/catalog"

const (
	draft = "http://json-schema.org/draft-07/schema#"
	guide = "guideConnector" // definition of a connector in the guide form
)

// Manifest returns the schema of plugin-manifest.json. The requirements of a service apply to manifests for that service.
func Manifest() string {
	var services []catalog.Value
	var cases []any
	definitions := object{{guide, object{
		{"type", "object"}, {"properties", properties(catalog.ConnectorKeys(catalog.GuideForm))},
	}}}
	for _, s := range catalog.Services() {
		services = append(services, catalog.Value{Name: s.Code, Doc: s.Name + ". " + s.Doc})
		definitions.add(s.Code, service(s))
		cases = append(cases, object{
			{"if", object{
				{"properties", object{{"service", object{{"const", s.Code}}}}},
				{"required", []any{"service"}},
			}},
			{"then", reference(s.Code)},
		})
	}
	k, _ := catalog.FindKey(catalog.TopLevelKeys(), "service")
	k.Allowed, k.Sources = services, nil
	return render(object{
		{"$schema", draft},
		{"title", "plugin-manifest.json"},
		{"description", "Manifest of a Zoho extension."},
		{"type", "object"},
		{"properties", object{{k.Name, property(k)}}},
		{"required", []any{k.Name}},
		{"allOf", cases},
		{"definitions", definitions},
	})
}

// Resources returns the schema of the resources.json next to the manifest of a Zoho Desk extension.
func Resources() string {
	o := object{
		{"$schema", draft},
		{"title", "resources.json"},
		{"description", "Fields, webhooks, permissions, channels and custom actions of a Zoho Desk extension."},
	}
	return render(append(o, objectSchema(catalog.ResourceKeys())...))
}

// Configuration returns the schema of .plugin-manifest-ls.json with the given properties.
func Configuration(keys []catalog.Key) string {
	o := object{
		{"$schema", draft},
		{"title", ".plugin-manifest-ls.json"},
		{"description", "Project configuration of plugin-manifest-ls."},
	}
	return render(append(o, objectSchema(keys)...))
}

func reference(definition string) object { return object{{"$ref", "#/definitions/" + definition}} }
