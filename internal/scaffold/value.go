package scaffold

import (
	"strings"
	"unicode"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Member returns a new property: the name of k and an empty value of its type with a tab stop. If the allowed values are
// known, the value is one of them.
func Member(k catalog.Key) syntax.Fragment { return Named(k.Name, Value(k)) }

// Value returns the value that [Member] gives k.
func Value(k catalog.Key) syntax.Fragment {
	return build(func(b *builder) {
		switch k.Type.JSON() {
		case catalog.Array:
			b.around("[", "", "]")
		case catalog.Object:
			b.around("{", "", "}")
		case catalog.String, catalog.Any:
			b.text(k, "")
		default:
			b.bare(k)
		}
	})
}

// List returns the property called name whose value is an array of one item.
func List(name string, item syntax.Fragment) syntax.Fragment {
	return build(func(b *builder) {
		b.name(name)
		b.list("[]", 1, func(int) { b.fragment(item) })
	})
}

// Named returns the property called name with the value v.
func Named(name string, v syntax.Fragment) syntax.Fragment {
	return build(func(b *builder) {
		b.name(name)
		b.fragment(v)
	})
}

// around writes a tab stop between two strings.
func (b *builder) around(before, s, after string, choices ...string) {
	b.put(before)
	b.stop(s, choices...)
	b.put(after)
}

// text writes the string s, or one of the allowed values if there are any.
func (b *builder) text(k catalog.Key, s string) {
	var choices []string
	for _, v := range k.Allowed {
		if _, refused := catalog.FindValue(k.Refused, v.Name); !refused {
			choices = append(choices, v.Name)
		}
	}
	if len(choices) > 0 && s == "" {
		s = choices[0]
	}
	if inside, ok := strings.CutPrefix(k.Default, `"`); ok {
		s = strings.TrimSuffix(inside, `"`)
	}
	b.around(`"`, s, `"`, choices...)
}

// bare writes a boolean or a number.
func (b *builder) bare(k catalog.Key) {
	switch k.Type {
	case catalog.Boolean:
		if k.Default == "true" {
			b.stop("true", "true", "false")
		} else {
			b.stop("false", "false", "true")
		}
	case catalog.Number, catalog.Integer:
		if k.Default != "" {
			b.stop(k.Default)
		} else {
			b.stop("0")
		}
	}
}

// fill writes a valid value of k: its default, or the minimum.
func (b *builder) fill(k catalog.Key) {
	switch k.Type.JSON() {
	case catalog.Object:
		switch {
		case k.Default == "{}":
			b.put("{}")
			return
		case k.Keys == nil && k.Example != "":
			b.stop(k.Example)
			return
		}
		b.object(needed(k.Keys))
	case catalog.Array:
		b.items(k)
	case catalog.String, catalog.Any:
		b.text(k, sample(k))
	default:
		b.bare(k)
	}
}

// object writes an object with the given properties, filled in.
func (b *builder) object(keys []catalog.Key) {
	b.list("{}", len(keys), func(i int) {
		b.name(keys[i].Name)
		b.fill(keys[i])
	})
}

// items writes an array: the default, or one item if the array must not be empty.
func (b *builder) items(k catalog.Key) {
	switch {
	case k.Item == catalog.Object && k.Min > 0:
		b.list("[]", 1, func(int) { b.object(needed(k.Keys)) })
	case k.Default != "" && k.Default != "[]":
		inside := strings.TrimSuffix(strings.TrimPrefix(k.Default, "["), "]")
		b.around("[", inside, "]")
	case k.Item.JSON() == catalog.String && (k.Min > 0 || len(k.Allowed) > 0):
		b.put("[")
		b.text(k, sample(k))
		b.put("]")
	default:
		b.put("[]")
	}
}

// sample returns the initial content of a string.
func sample(k catalog.Key) string {
	switch {
	case k.Type == catalog.URL:
		return "https://..."
	case k.Example == "" && k.Required && k.Type == catalog.String && len(k.Allowed) == 0:
		return "<" + words(k.Name) + ">"
	}
	return unquoted(k.Example)
}

// unquoted returns the content of a JSON string of the catalogue.
func unquoted(json string) string { return strings.Trim(json, `"`) }

// words splits a name in camel case into words.
func words(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// needed returns the required properties of an object.
func needed(keys []catalog.Key) []catalog.Key {
	var list []catalog.Key
	for _, k := range keys {
		if k.Required {
			list = append(list, k)
		}
	}
	return list
}
