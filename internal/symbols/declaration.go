package symbols

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Declaration is a connector of a manifest with the name by which code refers to it.
type Declaration struct {
	Name      string
	By        Key
	Value     syntax.Value // the string that holds the name
	Connector *manifest.Connector
}

// Span returns the name between its quotation marks, in bytes of the manifest.
func (d Declaration) Span() text.Span { return unquoted(d.Value.Span(), d.Value.Terminated()) }

// DeclarationOf returns the declaration of c: its connection link name or, in a service whose connectors are identified
// by their service, its service name. ok is false if it has no name.
func DeclarationOf(c *manifest.Connector) (d Declaration, ok bool) {
	d = Declaration{By: LinkName, Connector: c}
	it, found := c.LinkName()
	if c.Service.LinkNameOptional {
		d.By = ServiceName
		it, found = c.Member("serviceName")
	}
	d.Value = it.Value()
	d.Name, _ = d.Value.Str()
	return d, found && strings.TrimSpace(d.Name) != ""
}

// Declarations returns the declarations of the connectors of m, in the order of the text.
func Declarations(m *manifest.Model) []Declaration {
	var all []Declaration
	for _, s := range m.Sections() {
		for c := range m.Connectors(s) {
			if d, ok := DeclarationOf(c); ok {
				all = append(all, d)
			}
		}
	}
	return all
}

// declarationsOf returns the declarations of m with a name. Unlike [Declarations] it reads only the connectors whose text
// contains the name, unless it may be written with escape sequences.
func declarationsOf(m *manifest.Model, name string) []Declaration {
	src := m.Tree.Text().String()
	all := Declarations
	if !strings.Contains(src, `\`) && !strings.ContainsAny(name, `"\`) {
		all = func(m *manifest.Model) []Declaration { return declarationsWith(m, src, name) }
	}
	return slices.DeleteFunc(all(m), func(d Declaration) bool { return d.Name != name })
}

// declarationsWith returns the declarations of m that contain part of the text src of m, in the order of the text.
func declarationsWith(m *manifest.Model, src, part string) []Declaration {
	var all []Declaration
	for at := 0; part != ""; at += len(part) {
		i := strings.Index(src[at:], part)
		if i < 0 {
			break
		}
		at += i
		if d, ok := declarationAt(m, at); ok && (len(all) == 0 || all[len(all)-1].Value.Span() != d.Value.Span()) {
			all = append(all, d)
		}
	}
	return all
}

// declarationAt returns the declaration of m whose name contains offset or ends there.
func declarationAt(m *manifest.Model, offset int) (Declaration, bool) {
	for _, s := range m.Sections() {
		if c := m.ConnectorAt(s, offset); c != nil {
			if d, ok := DeclarationOf(c); ok && d.Span().Touches(offset) {
				return d, true
			}
		}
	}
	return Declaration{}, false
}

// unquoted returns the span of a string without its quotation marks; an unterminated string has no closing one.
func unquoted(s text.Span, terminated bool) text.Span {
	s.Start++
	if terminated {
		s.End--
	}
	return s
}
