package connector

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// trimmedString returns the value of a property of c without white space around it, as zet compares it. It is empty
// for a value that is not a string.
func trimmedString(c *manifest.Connector, name string) (string, syntax.Value) {
	it, _ := c.Member(name)
	s, ok := rule.Content(it.Value())
	if !ok {
		return "", syntax.Value{}
	}
	return strings.TrimSpace(s), it.Value()
}
