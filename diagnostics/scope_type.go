package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var scopeType = &Rule{
	Code:     "scope-type",
	Severity: Error,
	Summary:  "A scope is not a string, or a blank one.",
	Why:      "Every element of the array is one scope, written as a string.",
	Bad:      `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read", ""]}`,
	Good:     `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read"]}`,
	Fix:      "Removes it.",
	Source:   toolkit,
	connector: func(p *Pass, c *manifest.Connector) {
		scopes := scopesOf(c)
		for i := range scopes.Len() {
			v := scopes.Item(i).Value()
			if !settled(v) {
				continue
			}
			switch _, isString := content(v); {
			case blank(v):
				p.Report(v.Span(), "Scope is blank").Fix("Remove the blank scope", scopes.Remove(i))
			case !isString:
				span := v.Span()
				if v.Kind() == syntax.Object || v.Kind() == syntax.Array {
					span = text.Span{Start: span.Start, End: min(span.End, span.Start+1)}
				}
				p.Report(span, "Scope must be a string, not %s", kindOf(v)).Fix("Remove it", scopes.Remove(i))
			}
		}
	},
}

// scopesOf returns the array of c's scopes; the zero Value if there is none.
func scopesOf(c *manifest.Connector) syntax.Value {
	if it, ok := c.Scopes(); ok && it.Value().Kind() == syntax.Array {
		return it.Value()
	}
	return syntax.Value{}
}

// scope is an element of a connector's array of scopes that is a settled string.
type scope struct {
	index int
	item  syntax.Item
	name  string
}

// scopes returns the scopes of c. They are read once for all rules.
func (p *Pass) scopes(c *manifest.Connector) []scope {
	if p.connector == c {
		return p.read
	}
	v := scopesOf(c)
	p.connector, p.read = c, slices.Grow(p.read[:0], v.Len())
	i := -1
	for it := range v.Items() {
		i++
		if name, ok := content(it.Value()); ok {
			p.read = append(p.read, scope{i, it, name})
		}
	}
	return p.read
}
