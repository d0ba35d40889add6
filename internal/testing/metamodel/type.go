package metamodel

import (
	"encoding/json"
	"fmt"
	"strings"
)

// typ is a type of the metamodel. Which of the fields are used depends on the kind.
type typ struct {
	kind       string     // base, reference, array, map, and, or, tuple, literal or stringLiteral
	name       string     // of a base or a reference
	element    *typ       // of an array; the value of a map
	items      []typ      // of and, or, tuple
	properties []property // of a literal
	text       string     // of a stringLiteral
}

// UnmarshalJSON implements [json.Unmarshaler].
func (t *typ) UnmarshalJSON(content []byte) error {
	var raw struct {
		Kind    string          `json:"kind"`
		Name    string          `json:"name"`
		Element *typ            `json:"element"`
		Items   []typ           `json:"items"`
		Value   json.RawMessage `json:"value"`
	}
	if err := json.Unmarshal(content, &raw); err != nil {
		return err
	}
	*t = typ{kind: raw.Kind, name: raw.Name, element: raw.Element, items: raw.Items}
	switch raw.Kind {
	case "map":
		t.element = &typ{}
		return json.Unmarshal(raw.Value, t.element)
	case "stringLiteral":
		return json.Unmarshal(raw.Value, &t.text)
	case "literal":
		var literal structure
		err := json.Unmarshal(raw.Value, &literal)
		t.properties = literal.Properties
		return err
	}
	return nil
}

// String returns the type in a form similar to TypeScript.
func (t *typ) String() string {
	switch t.kind {
	case "array":
		return t.element.String() + "[]"
	case "map":
		return "map of " + t.element.String()
	case "stringLiteral":
		return fmt.Sprintf("%q", t.text)
	case "literal":
		return "{…}"
	case "and", "or", "tuple":
		var items []string
		for i := range t.items {
			items = append(items, t.items[i].String())
		}
		return strings.Join(items, map[string]string{"and": " & ", "or": " | ", "tuple": ", "}[t.kind])
	}
	return t.name
}
