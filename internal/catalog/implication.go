package catalog

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/scope-implications.tsv
var implicationFile string

// implication says that a scope covers others. Both are patterns of segments in lower case: {name} is any segment, {op} an
// operation, {**} one or more segments.
type implication struct{ granted, covers []string }

// implications are scope-implications.tsv by the first segment of the covered scope.
var implications = sync.OnceValue(func() map[string][]implication {
	m, err := readImplications(implicationFile)
	if err != nil {
		panic(err)
	}
	return m
})

func readImplications(file string) (map[string][]implication, error) {
	m := map[string][]implication{}
	for column, err := range table("scope-implications.tsv", file, 3) {
		if err != nil {
			return nil, err
		}
		i := implication{strings.Split(strings.ToLower(column[0]), "."), strings.Split(strings.ToLower(column[1]), ".")}
		m[i.covers[0]] = append(m[i.covers[0]], i)
	}
	return m, nil
}

// Satisfies reports whether the granted scopes cover all required ones.
func Satisfies(granted, required []string) bool {
	for _, r := range required {
		if !slices.ContainsFunc(granted, func(g string) bool { return CoversScope(g, r) }) {
			return false
		}
	}
	return true
}

// SatisfiesAny reports whether the granted scopes cover one of several sets.
func SatisfiesAny(granted []string, sets [][]string) bool {
	return slices.ContainsFunc(sets, func(set []string) bool { return Satisfies(granted, set) })
}

// CoversScope reports whether a granted scope includes what another one permits. Case does not matter.
func CoversScope(granted, required string) bool {
	granted, required = strings.ToLower(granted), strings.ToLower(required)
	if granted == required {
		return true
	}
	g, r := strings.Split(granted, "."), strings.Split(required, ".")
	if n := len(g) - 1; len(r) == len(g) && n > 0 && slices.Equal(g[:n], r[:n]) && includesOperation(g[n], r[n]) {
		return true
	}
	return slices.ContainsFunc(implications()[r[0]], func(i implication) bool { return i.applies(g, r) })
}

// applies reports whether i shows that granted covers required.
func (i implication) applies(granted, required []string) bool {
	var name, op string
	for at, p := range i.covers {
		if at >= len(required) {
			return false
		}
		if p == anything {
			break
		}
		switch p {
		case "{name}":
			name = required[at]
		case "{op}":
			op = required[at]
		case required[at]:
		default:
			return false
		}
	}
	if len(granted) != len(i.granted) || i.covers[len(i.covers)-1] != anything && len(required) != len(i.covers) {
		return false
	}
	for at, p := range i.granted {
		switch p {
		case granted[at]:
		case "{name}":
			if granted[at] != name {
				return false
			}
		case "{op}":
			if !includesOperation(granted[at], op) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// includesOperation reports whether the last segment of a scope includes that of another one.
func includesOperation(granted, required string) bool {
	switch granted {
	case required, "all":
		return true
	case "write":
		return required == "create" || required == "update" || required == "delete"
	}
	return false
}
