package semantic

import (
	"cmp"
	"context"
	"regexp"
	"slices"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Type is what a token is.
type Type uint8

// The types.
const (
	LinkName    Type = iota // declares a connection, or a resource of Desk
	Scope                   // a permission of a connection
	Placeholder             // {{name}}, ${name} or #{name} in a string: the product puts something in its place
)

// Token is a part of a string.
type Token struct {
	Span text.Span // in bytes, within the quotation marks; never empty and never of two lines
	Type Type
}

// placeholder matches what stands for something else in a string.
var placeholder = regexp.MustCompile(`\{\{[^{}"\\]+\}\}|[$#]\{[^{}"\\]+\}`)

// Tokens returns the tokens of a file that touch within, in order. They do not overlap. A file of another product
// has none. The tokens are incomplete if ctx ends.
func Tokens(ctx context.Context, m *manifest.Model, within text.Span) []Token {
	if m.Nature == manifest.Foreign || m.Kind == manifest.Configuration {
		return nil
	}
	f := finder{ctx: ctx, within: within, taken: map[int]bool{}}
	for _, s := range m.Sections() {
		for c := range m.Connectors(s) {
			if ctx.Err() != nil {
				return nil
			}
			f.connector(c)
		}
	}
	if m.Kind == manifest.Resources {
		f.named(m.Root)
	}
	for it := range m.Tree.Values() {
		f.placeholders(it.Value())
	}
	slices.SortFunc(f.found, func(a, b Token) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return f.found
}

// finder gathers tokens.
type finder struct {
	ctx    context.Context
	within text.Span
	found  []Token
	taken  map[int]bool // where a string starts that is a token as a whole
}

// connector adds the link name and the scopes of a connector.
func (f *finder) connector(c *manifest.Connector) {
	if !f.meets(c.Value.Span()) {
		return
	}
	if it, ok := c.LinkName(); ok {
		f.whole(it.Value(), LinkName)
	}
	if it, ok := c.Scopes(); ok {
		f.whole(it.Value(), Scope) // a string where an array is due
		for item := range it.Value().Items() {
			f.whole(item.Value(), Scope)
		}
	}
}

// named adds the names of resources.
func (f *finder) named(v syntax.Value) {
	for it := range v.Items() {
		if it.Name() == "resourceName" {
			f.whole(it.Value(), LinkName)
		}
		if f.meets(it.Value().Span()) && f.ctx.Err() == nil {
			f.named(it.Value())
		}
	}
}

// whole adds what is in a string.
func (f *finder) whole(v syntax.Value, t Type) {
	inside := Inside(v)
	if v.Kind() != syntax.String || inside.Empty() || !f.meets(inside) || f.taken[v.Span().Start] {
		return
	}
	f.taken[v.Span().Start] = true
	f.found = append(f.found, Token{inside, t})
}

// placeholders adds those in the strings of v.
func (f *finder) placeholders(v syntax.Value) {
	if !f.meets(v.Span()) || v.Len() > 0 && f.ctx.Err() != nil {
		return
	}
	for it := range v.Items() {
		f.placeholders(it.Value())
	}
	if v.Kind() != syntax.String || f.taken[v.Span().Start] {
		return
	}
	for _, at := range placeholder.FindAllStringIndex(v.Raw(), -1) {
		span := text.Span{Start: at[0], End: at[1]}.Shift(v.Span().Start)
		if f.meets(span) {
			f.found = append(f.found, Token{span, Placeholder})
		}
	}
}

func (f *finder) meets(span text.Span) bool {
	return span.Start <= f.within.End && f.within.Start <= span.End
}

// Inside returns what is between the quotation marks of a string, in bytes.
func Inside(v syntax.Value) text.Span {
	span := v.Span()
	if v.Kind() != syntax.String {
		return text.At(span.Start)
	}
	span.Start++
	if v.Terminated() {
		span.End--
	}
	return span
}
