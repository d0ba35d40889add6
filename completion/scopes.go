package completion

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// maxScopes limits the complete scopes of one completion. If there are more, it has only their next segments, and the
// scopes that match what is typed.
const maxScopes = 300

// scopes returns the available scopes that the connector does not have yet: those that requests in code require, the next
// segments up to a dot, then the other complete scopes, the official ones first.
func scopes(at *cursor) []candidate {
	if at.Slot != manifest.Element || !at.inConnector() || at.name() != "scope" && at.name() != "scopes" {
		return nil
	}
	typed := strings.Trim(at.Typed, `"' `)
	stem := typed[:strings.LastIndexByte(typed, '.')+1]
	taken := at.others()
	var fitting []catalog.Scope
	for _, s := range at.Connector.AvailableScopes() {
		if hasPrefixFold(s.Name, stem) && !taken[s.Name] {
			fitting = append(fitting, s)
		}
	}
	list, required := at.requiredScopes(fitting, slices.Collect(maps.Keys(taken)))
	list = append(list, segments(fitting, len(stem))...)
	many := len(fitting) > maxScopes
	for _, s := range fitting {
		if required[s.Name] {
			continue
		}
		if !many || s.Product == at.Model.Service.Name || len(typed) > 0 && hasPrefixFold(s.Name, typed) || !segmented(s.Name) {
			list = append(list, scope(s))
		}
		if len(list) == 2*maxScopes {
			break
		}
	}
	return list
}

func scope(s catalog.Scope) candidate {
	c := textValue(s.Name)
	c.detail = s.Product
	var sources []catalog.Source
	if s.URL != "" {
		sources = []catalog.Source{{Title: s.Product, URL: s.URL}}
	}
	c = c.documented(s.Meaning, sources)
	switch s.Grade {
	case catalog.Observed:
		c.rank = possible
	case catalog.Pattern:
		c.rank = rare
		c.detail += ", not verified"
	}
	return c
}

// segments returns the prefixes up to the next dot after the first n bytes that several scopes share.
func segments(scopes []catalog.Scope, n int) []candidate {
	count := map[string]int{}
	products := map[string]string{}
	var order []string
	for _, s := range scopes {
		i := strings.IndexByte(s.Name[n:], '.')
		if i < 0 || !segmented(s.Name) {
			continue
		}
		segment := s.Name[:n+i+1]
		if count[segment]++; count[segment] == 1 {
			order = append(order, segment)
			products[segment] = s.Product
		}
	}
	var list []candidate
	for _, segment := range order {
		if count[segment] < 2 {
			continue
		}
		c := textValue(segment)
		c.json.Stops = []text.Stop{{Span: text.At(len(c.json.New) - 1)}}
		c.kind, c.again = Segment, true
		c.detail = fmt.Sprintf("%s, %d scopes", products[segment], count[segment])
		list = append(list, c)
	}
	return list
}

// segmented reports whether the dots in a scope separate segments, as they do in those of Zoho.
func segmented(name string) bool { return !strings.ContainsAny(name, ":/") }

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
