package rule

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// ScopesOf returns the array of c's scopes; the zero Value if there is none.
func ScopesOf(c *manifest.Connector) syntax.Value {
	if it, ok := c.Scopes(); ok && it.Value().Kind() == syntax.Array {
		return it.Value()
	}
	return syntax.Value{}
}

// Scope is an element of a connector's array of scopes that is a settled string.
type Scope struct {
	Index int
	Item  syntax.Item
	Name  string
}

// Scopes returns the scopes of c. They are read once for all rules.
func (p *Pass) Scopes(c *manifest.Connector) []Scope {
	if p.connector == c {
		return p.read
	}
	v := ScopesOf(c)
	p.connector, p.read = c, slices.Grow(p.read[:0], v.Len())
	i := -1
	for it := range v.Items() {
		i++
		if name, ok := Content(it.Value()); ok {
			p.read = append(p.read, Scope{i, it, name})
		}
	}
	return p.read
}

// AllOperations returns in lower case what a scope such as Desk.tickets.ALL gives all operations on.
func AllOperations(scope string) (of string, ok bool) {
	dot := strings.LastIndexByte(scope, '.')
	if dot <= 0 || !strings.EqualFold(scope[dot+1:], "all") {
		return "", false
	}
	return strings.ToLower(scope[:dot]), true
}
