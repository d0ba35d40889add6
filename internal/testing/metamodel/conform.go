package metamodel

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
)

// conform returns an error if v is not a t. The message starts with the path of the invalid value.
func (m *Model) conform(t *typ, v any) error {
	switch t.kind {
	case "base":
		return base(t.name, v)
	case "reference":
		return m.named(t.name, v)
	case "stringLiteral":
		if v != t.text {
			return expected(t, v)
		}
		return nil
	case "array":
		list, ok := v.([]any)
		if !ok {
			return expected(t, v)
		}
		for i, item := range list {
			if err := m.conform(t.element, item); err != nil {
				return fmt.Errorf("[%d]%w", i, err)
			}
		}
		return nil
	case "tuple":
		list, ok := v.([]any)
		if !ok || len(list) != len(t.items) {
			return expected(t, v)
		}
		for i := range list {
			if err := m.conform(&t.items[i], list[i]); err != nil {
				return fmt.Errorf("[%d]%w", i, err)
			}
		}
		return nil
	case "map":
		object, ok := v.(map[string]any)
		if !ok {
			return expected(t, v)
		}
		for name, value := range object {
			if err := m.conform(t.element, value); err != nil {
				return fmt.Errorf(".%s%w", name, err)
			}
		}
		return nil
	case "or":
		return m.either(t, v)
	case "and":
		var properties []property
		for i := range t.items {
			properties = append(properties, m.properties(t.items[i].name)...)
		}
		return m.object(t, properties, v)
	case "literal":
		return m.object(t, t.properties, v)
	}
	return fmt.Errorf(": unknown kind of type %q", t.kind)
}

// either returns an error if v has none of the types of a union.
func (m *Model) either(t *typ, v any) error {
	var why []error
	for i := range t.items {
		err := m.conform(&t.items[i], v)
		if err == nil {
			return nil
		}
		why = append(why, fmt.Errorf("as %s%w", &t.items[i], err))
	}
	return fmt.Errorf(" has none of %d types: %w", len(why), joined(why))
}

// named returns an error if v is not of the structure, enumeration or alias with that name.
func (m *Model) named(name string, v any) error {
	switch name {
	case "LSPAny": // the model defines it recursively
		return nil
	case "LSPObject":
		return m.conform(&typ{kind: "map", element: &typ{kind: "reference", name: "LSPAny"}}, v)
	}
	if t, ok := m.aliases[name]; ok {
		return m.conform(&t, v)
	}
	if e, ok := m.enumerations[name]; ok {
		return e.conform(v)
	}
	if _, ok := m.structures[name]; !ok {
		return fmt.Errorf(": the model has no type %q", name)
	}
	return m.object(&typ{kind: "reference", name: name}, m.properties(name), v)
}

// properties returns the properties of a structure, then those of the structures it extends.
func (m *Model) properties(name string) []property {
	s := m.structures[name]
	list := slices.Clone(s.Properties)
	for _, base := range slices.Concat(s.Extends, s.Mixins) {
		list = append(list, m.properties(base.name)...)
	}
	return list
}

func (m *Model) object(t *typ, properties []property, v any) error {
	object, ok := v.(map[string]any)
	if !ok {
		return expected(t, v)
	}
	known := map[string]bool{}
	for _, p := range properties {
		if known[p.Name] {
			continue // a structure narrows the type of what it extends
		}
		known[p.Name] = true
		value, ok := object[p.Name]
		if !ok {
			if !p.Optional {
				return fmt.Errorf(": %s requires %q", t, p.Name)
			}
			continue
		}
		if err := m.conform(&p.Type, value); err != nil {
			return fmt.Errorf(".%s%w", p.Name, err)
		}
	}
	for name := range object {
		if !known[name] {
			return fmt.Errorf(": %s has no %q", t, name)
		}
	}
	return nil
}

func (e *enumeration) conform(v any) error {
	for _, value := range e.Values {
		if value.Value == v {
			return nil
		}
	}
	if e.Open {
		return base(e.Type.name, v)
	}
	return fmt.Errorf(": %v is not a %s", v, e.Name)
}

// base returns an error if v is not of a base type.
func base(name string, v any) error {
	ok := false
	switch name {
	case "null":
		ok = v == nil
	case "boolean":
		_, ok = v.(bool)
	case "decimal":
		_, ok = v.(float64)
	case "integer":
		ok = whole(v, math.MinInt32)
	case "uinteger":
		ok = whole(v, 0)
	case "string", "URI", "DocumentUri", "RegExp":
		_, ok = v.(string)
	}
	if !ok {
		return expected(&typ{name: name}, v)
	}
	return nil
}

// whole reports whether v is a whole number from low to 2³¹-1, the range of integers in the specification.
func whole(v any, low float64) bool {
	n, ok := v.(float64)
	return ok && n == math.Trunc(n) && n >= low && n <= math.MaxInt32
}

func expected(t *typ, v any) error {
	encoded, _ := json.Marshal(v)
	return fmt.Errorf(": %.60s is not a %s", encoded, t)
}

// joined joins errors in one line.
func joined(list []error) error {
	all := list[0]
	for _, err := range list[1:] {
		all = fmt.Errorf("%w; %w", all, err)
	}
	return all
}
