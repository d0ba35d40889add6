package ide

import (
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/secret"
)

// HoverRequest returns markdown about the scopes that a request in code requires. The line is its method and its URL.
func HoverRequest(line string, required catalog.Requirement) string {
	paragraphs := []string{"`" + inlineCode(line) + "` — " + required.Product + " request"}
	if scopes := listAlternatives(required.Scopes); scopes != "" {
		verb := "Requires"
		if !required.Proven() {
			verb = "Probably requires"
		}
		paragraphs = append(paragraphs, verb+" "+scopes+".")
	}
	if scopes := listAlternatives(newAlternatives(required.Others, required.Scopes)); scopes != "" {
		paragraphs = append(paragraphs, "Depending on the unknown parts of the URL, it can require "+scopes+" instead.")
	}
	if !required.Proven() {
		paragraphs = append(paragraphs, "The requirement is derived from the usual scopes of the resource, not confirmed.")
	}
	if n := len(required.Mentioned); n > 0 {
		paragraphs = append(paragraphs, "The documentation also lists "+codeList(required.Mentioned[:min(n, maxValues)], "and")+", but requests succeed without them.")
	}
	return catalog.WithSources(strings.Join(paragraphs, "\n\n"), []catalog.Source{required.Source})
}

// listAlternatives lists sets of scopes, of which one is enough. It is empty if no scope is known.
func listAlternatives(sets [][]string) string {
	var list []string
	separator := ", or " // after a set of several scopes, which are joined with "and"
	if !slices.ContainsFunc(sets, func(set []string) bool { return len(set) > 1 }) {
		separator = " or "
	}
	for _, set := range sets {
		if text := codeList(set, "and"); text != "" && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	if more := len(list) - maxValues; more > 0 {
		list = append(list[:maxValues], fmt.Sprintf("one of %d more", more))
	}
	return strings.Join(list, separator)
}

// newAlternatives returns the sets that are not among known.
func newAlternatives(sets, known [][]string) [][]string {
	return slices.DeleteFunc(slices.Clone(sets), func(set []string) bool {
		return slices.ContainsFunc(known, func(k []string) bool { return slices.Equal(k, set) })
	})
}

// inlineCode returns s as it can be in a code span, with its secrets masked.
func inlineCode(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '`':
			return '\''
		case r < ' ' || r == 0x7f:
			return ' '
		}
		return r
	}, secret.MaskString(s))
}
