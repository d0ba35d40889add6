package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

// distinct returns keys with examples that differ from the values in m where values must be unique.
func distinct(m *manifest.Model, keys []catalog.Key) []catalog.Key {
	keys = slices.Clone(keys)
	src := m.Tree.Text().String()
	for i, k := range keys {
		switch {
		case k.UniqueBy == 0 && k.Name != "name", k.Type != catalog.String:
		case len(k.Allowed) > 0:
			free := slices.Clone(k.Allowed)
			for _, used := range m.Strings(manifest.InWidgets, k.Name) {
				free = slices.DeleteFunc(free, func(v catalog.Value) bool { return v.Name == used })
			}
			if len(free) > 0 {
				keys[i].Allowed = free
			}
		default:
			if s := sample(k); s != "" {
				keys[i].Default = Quote(unused(src, s))
			}
		}
	}
	return keys
}

// unused returns s, with a number appended if src has that string.
func unused(src, s string) string {
	gap := "_"
	if strings.Contains(s, " ") {
		gap = " "
	}
	name := s
	for n := 2; has(src, name); n++ {
		name = s + gap + strconv.Itoa(n)
	}
	return name
}

// has reports whether src contains s as a JSON string, whether it is a name or not.
func has(src, s string) bool { return strings.Contains(src, Quote(s)) }
