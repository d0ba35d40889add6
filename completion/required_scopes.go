package completion

import (
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/symbols"
)

// requiredScope is a scope that requests through a connection require.
type requiredScope struct {
	catalog.Scope
	lines  []string // of the requests, each once; those that are known to require it first
	proven int      // how many of them are known to require it
}

// requiredScopes returns candidates for the available scopes that the requests through the connection require and the
// granted ones do not include, those that are known to be required first. The set has their names.
func (at *cursor) requiredScopes(available []catalog.Scope, granted []string) ([]candidate, map[string]bool) {
	d, ok := symbols.DeclarationOf(at.Connector)
	if !ok || at.around.Code == nil {
		return nil, nil
	}
	var list []*requiredScope
	for _, r := range at.around.Code().Requests() {
		if r.Surface.By != d.By || !slices.Contains(r.Links, d.Name) {
			continue
		}
		required, ok := catalog.RequiredScopes(r.Method, r.URL)
		if !ok || required.SatisfiedBy(granted) {
			continue
		}
		for _, name := range required.Narrowest() {
			i := slices.IndexFunc(available, func(s catalog.Scope) bool { return strings.EqualFold(s.Name, name) })
			if i < 0 || catalog.Satisfies(granted, []string{name}) {
				continue
			}
			n := slices.IndexFunc(list, func(s *requiredScope) bool { return s.Name == available[i].Name })
			if n < 0 {
				n = len(list)
				list = append(list, &requiredScope{Scope: available[i]})
			}
			list[n].add(r.Line(), required.Proven() && !r.Possible)
		}
	}
	slices.SortStableFunc(list, func(a, b *requiredScope) int { return min(b.proven, 1) - min(a.proven, 1) })
	var candidates []candidate
	names := map[string]bool{}
	for _, s := range list {
		c := scope(s.Scope)
		c.kind, c.rank, c.detail = Reference, likely, s.detail()
		candidates = append(candidates, c)
		names[s.Name] = true
	}
	return candidates, names
}

func (s *requiredScope) add(line string, proven bool) {
	switch {
	case slices.Contains(s.lines, line):
	case proven:
		s.lines = slices.Insert(s.lines, s.proven, line)
		s.proven++
	default:
		s.lines = append(s.lines, line)
	}
}

func (s *requiredScope) detail() string {
	verb := "required by"
	if s.proven == 0 {
		verb = "probably required by"
	}
	detail := fmt.Sprintf("%s %s", verb, secret.MaskString(s.lines[0]))
	if more := len(s.lines) - 1; more > 0 {
		detail += fmt.Sprintf(" and %d more", more)
	}
	return detail
}
