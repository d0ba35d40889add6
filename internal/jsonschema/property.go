package jsonschema

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
)

// objectSchema returns the schema of an object with the given properties.
func objectSchema(keys []catalog.Key) object {
	o := object{{"type", "object"}, {"properties", properties(keys)}}
	var required []string
	var needs object
	var cases []any
	for _, k := range keys {
		if k.RequiredBy == catalog.Zet {
			required = append(required, k.Name)
		}
		switch c := k.RequiredIf; {
		case c.By != catalog.Zet:
		case len(c.Values) == 0:
			needs.add(c.Key, []any{k.Name})
		default:
			cases = append(cases, object{
				{"if", object{
					{"properties", object{{c.Key, object{{"enum", raws(c.Values)}}}}},
					{"required", []any{c.Key}},
				}},
				{"then", object{{"required", []any{k.Name}}}},
			})
		}
	}
	if len(required) > 0 {
		o.add("required", words(required))
	}
	if len(needs) > 0 {
		o.add("dependencies", needs)
	}
	if len(cases) > 0 {
		o.add("allOf", cases)
	}
	return o
}

func properties(keys []catalog.Key) object {
	o := object{}
	for _, k := range keys {
		o.add(k.Name, property(k))
	}
	return o
}

// property returns the schema of the value of k with its documentation.
func property(k catalog.Key) object {
	o := object{{"title", k.Title}, {"description", plain(k.Doc)}, {"markdownDescription", k.Doc + sources(k.Sources)}}
	if k.Deprecated != "" {
		o.add("deprecationMessage", "Use "+k.Deprecated+".")
	}
	if k.Default != "" {
		o.add("default", raw(k.Default))
	}
	if k.Example != "" {
		o.add("examples", []any{raw(k.Example)})
	}
	return append(o, value(k)...)
}

// value returns the schema of the value of k.
func value(k catalog.Key) object {
	var o object
	types := jsonTypes(k)
	switch len(types) {
	case 0:
	case 1:
		o.add("type", types[0])
	default:
		o.add("type", words(types))
	}
	switch k.Type.JSON() {
	case catalog.Array:
		o = append(o, array(k)...)
	case catalog.Object:
		o = append(o, content(k)...)
	case catalog.String:
		o = append(o, text(k, k.Type)...)
		o = append(o, values(k)...)
	}
	return o
}

// jsonTypes returns the JSON types that the value of k can have; none if every type is valid or if the type is known from
// published extensions only.
func jsonTypes(k catalog.Key) []string {
	var types []string
	for _, t := range append([]catalog.Type{k.Type}, k.Also...) {
		if t == catalog.Any || k.Grade == catalog.Seen {
			return nil
		}
		if name := string(t.JSON()); !slices.Contains(types, name) {
			types = append(types, name)
		}
	}
	return types
}

func array(k catalog.Key) object {
	var o object
	if k.MinBy == catalog.Zet {
		o.add("minItems", k.Min)
	}
	if k.MaxBy == catalog.Zet && k.Max > 0 {
		o.add("maxItems", k.Max)
	}
	if k.UniqueBy == catalog.Zet {
		o.add("uniqueItems", true)
	}
	if k.NeedsBy == catalog.Zet {
		for _, name := range k.Needs { // so far only one; contains accepts no more
			o.add("contains", object{{"const", name}})
		}
	}
	item := catalog.Key{Type: k.Item, Item: catalog.Any, TypeBy: k.TypeBy, Grade: k.Grade, Keys: k.Keys, Allowed: k.Allowed, ClosedBy: k.ClosedBy, Link: k.Link}
	o.add("items", append(object{{"title", k.ItemTitle}}, value(item)...))
	return o
}

// content returns the keywords for the properties of an object.
func content(k catalog.Key) object {
	o := described(objectSchema(k.Keys).without("type"))
	if k.MayBeEmpty {
		if required := o.get("required"); required != nil {
			o = o.without("required")
			o.add("if", object{{"minProperties", 1}})
			o.add("then", object{{"required", required}})
		}
	}
	return o
}

// described returns o, without the keyword properties if that is empty.
func described(o object) object {
	if p, ok := o.get("properties").(object); ok && len(p) == 0 {
		return o.without("properties")
	}
	return o
}
