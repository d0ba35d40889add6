package jsonschema

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

// service returns the schema of a manifest for s.
func service(s catalog.Service) object {
	keys := make([]catalog.Key, len(s.Keys))
	copy(keys, s.Keys)
	contents := map[string]object{} // schemas of array items, by the name of the property
	for i := range keys {
		k := &keys[i]
		switch k.Name {
		case "service": // the schema of all manifests has its values
			k.Allowed = nil
		case "connectors":
			k.Max, k.MaxBy = s.MaxConnectors, catalog.Zet
			if s.Uses(k.Name) {
				contents[k.Name] = connector(s)
			}
		case "usedConnections":
			contents[k.Name] = described(objectSchema(s.Connector))
		case "zohoAuthorisation":
			k.Keys = catalog.AuthorisationKeys()
		case "config":
			k.Max, k.MaxBy = s.Config.Max, catalog.Zet
			if s.Config.Keys != nil {
				contents[k.Name] = parameter(s.Config)
			}
		}
	}
	o := objectSchema(keys)
	if s.WidgetPath != "" {
		o = withItems(o, strings.Split(s.WidgetPath, "."), widget(s))
	}
	for name, content := range contents {
		o = withItems(o, []string{name}, content)
	}
	return append(object{{"description", "Manifest of an extension for " + s.Name + "."}}, o...)
}

// withItems returns o with content as the schema of the items of the array at path; their title remains.
func withItems(o object, path []string, content object) object {
	return withProperty(o, path[0], func(k object) object {
		if len(path) > 1 {
			return withItems(k, path[1:], content)
		}
		items, _ := k.get("items").(object)
		return k.with("items", append(object{{"title", items.get("title")}}, content...))
	})
}

// withProperty returns o with the schema of a property changed, if o has that property.
func withProperty(o object, name string, change func(k object) object) object {
	all, _ := o.get("properties").(object)
	if k, ok := all.get(name).(object); ok {
		return o.with("properties", all.with(name, change(k)))
	}
	return o
}

// connector returns the schema of an entry of connectors. A connector in the guide form has none of the properties that
// mark the Sigma form. zet knows only the Sigma form: where it has rules, properties of the guide form are not described.
func connector(s catalog.Service) object {
	o := objectSchema(s.Connector)
	if !s.ZetRules {
		return o.with("allOf", []any{reference(guide)})
	}
	required := o.get("required")
	var marks []any
	for _, name := range []string{"connectionLinkName", "connectionName", "serviceName"} {
		marks = append(marks, object{{"required", []any{name}}})
	}
	o = o.without("required")
	o.add("minProperties", 1)
	o.add("if", object{{"anyOf", marks}})
	o.add("then", object{{"required", required}})
	return o
}

// parameter returns the schema of an entry of config.
func parameter(c catalog.Config) object {
	o := objectSchema(c.Keys)
	if len(c.Together) > 0 {
		needs, _ := o.get("dependencies").(object)
		for _, name := range c.Together {
			needs.add(name, words(c.Together))
		}
		o = o.with("dependencies", needs)
	}
	if c.ClosedBy == catalog.Zet {
		o.add("additionalProperties", false)
	}
	return o
}

// widget returns the schema of a widget of s.
func widget(s catalog.Service) object {
	o := objectSchema(s.Widget)
	var withIcon []string
	for _, l := range s.Locations {
		if l.IconBy == catalog.Zet {
			withIcon = append(withIcon, l.Name)
		}
	}
	if len(withIcon) > 0 {
		o.add("if", object{
			{"properties", object{{"location", object{{"enum", words(withIcon)}}}}},
			{"required", []any{"location"}},
		})
		o.add("then", object{{"required", []any{"icon"}}})
	}
	if len(s.Locations) > 0 {
		o = withProperty(o, "location", func(k object) object { return append(k, locations(s)...) })
		o = withProperty(o, "locations", func(k object) object {
			return k.with("items", append(object{{"type", "string"}}, locations(s)...))
		})
	}
	return o
}

// locations returns the known widget locations of s. Others are valid too if the list may have gaps.
func locations(s catalog.Service) object {
	var known []catalog.Value
	var others []any
	for _, l := range s.Locations {
		if l.Placeholder == "" {
			known = append(known, catalog.Value{Name: l.Name, Doc: l.Page + ": " + l.Doc})
			continue
		}
		before, after, _ := strings.Cut(l.Name, l.Placeholder)
		others = append(others, object{
			{"description", plain(l.Doc)},
			{"pattern", "^" + quote(before) + "[^.]+" + quote(after) + "$"},
		})
	}
	if s.LocationsBy != catalog.Zet {
		others = append(others, object{{"type", "string"}})
	}
	return choice(known, others)
}
