package jsonschema

import (
	"encoding/json"
	"slices"
	"strings"
)

// object is a JSON object whose properties keep their order.
type object []member

type member struct {
	name  string
	value any // object, []any, raw, string, bool or int
}

// raw is a JSON value as text.
type raw string

func (o *object) add(name string, value any) { *o = append(*o, member{name, value}) }

// get returns the value of a property, nil if there is none.
func (o object) get(name string) any {
	for _, m := range o {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

// with returns a copy of o with the property, which replaces one of the same name.
func (o object) with(name string, value any) object {
	list := slices.Clone(o)
	for i := range list {
		if list[i].name == name {
			list[i].value = value
			return list
		}
	}
	return append(list, member{name, value})
}

// without returns a copy of o without a property.
func (o object) without(name string) object {
	list := make(object, 0, len(o))
	for _, m := range o {
		if m.name != name {
			list = append(list, m)
		}
	}
	return list
}

func words(list []string) []any {
	all := make([]any, 0, len(list))
	for _, s := range list {
		all = append(all, s)
	}
	return all
}

func raws(list []string) []any {
	all := make([]any, 0, len(list))
	for _, s := range list {
		all = append(all, raw(s))
	}
	return all
}

// render returns o as text, indented by two spaces, with a line feed at the end.
func render(o object) string {
	var b strings.Builder
	write(&b, o, "\n")
	b.WriteByte('\n')
	return b.String()
}

// write writes v. line is a line feed and the indentation of v.
func write(b *strings.Builder, v any, line string) {
	switch v := v.(type) {
	case object:
		list(b, "{}", len(v), line, func(i int, line string) {
			write(b, v[i].name, line)
			b.WriteString(": ")
			write(b, v[i].value, line)
		})
	case []any:
		list(b, "[]", len(v), line, func(i int, line string) { write(b, v[i], line) })
	case raw:
		b.WriteString(string(v))
	default:
		var s strings.Builder
		e := json.NewEncoder(&s)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			panic(err) // strings, booleans and numbers are always JSON
		}
		b.WriteString(strings.TrimSuffix(s.String(), "\n"))
	}
}

func list(b *strings.Builder, brackets string, n int, line string, item func(i int, line string)) {
	b.WriteString(brackets[:1])
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(line + "  ")
		item(i, line+"  ")
	}
	if n > 0 {
		b.WriteString(line)
	}
	b.WriteString(brackets[1:])
}
