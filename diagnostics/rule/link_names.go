package rule

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// LinkName returns the connection link name of c and its value, and whether it is a finished string.
func LinkName(c *manifest.Connector) (string, syntax.Value, bool) {
	it, _ := c.LinkName()
	name, ok := Content(it.Value())
	return name, it.Value(), ok
}

// LinkNameOf returns the part of name that can be a connection link name as it stands.
func LinkNameOf(name string) string {
	for i := range len(name) {
		if !LinkNameByte(name[i]) {
			return name[:i]
		}
	}
	return name
}

// LinkNameByte reports whether c may be in a connection link name.
func LinkNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// LinkNameIsFree reports whether it is known that a connection link name was not committed and that no file of the
// extension contains it, so that nothing breaks when it changes. Without an index of the code, or without a committed
// version, it is not known.
func (p *Pass) LinkNameIsFree(name string) bool {
	x, b := p.Code, p.Committed
	if !x.Complete() || len(x.Dynamic()) > 0 || b == nil {
		return false
	}
	return !b.has(name) && !x.Occurs(name)
}
