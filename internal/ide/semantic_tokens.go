package ide

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/pattern"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// TokenType is the type of a semantic token.
type TokenType uint8

// The types.
const (
	LinkNameToken    TokenType = iota // declares a connection, or a resource of Zoho Desk
	ScopeToken                        // a scope of a connection
	PlaceholderToken                  // {{name}}, ${name} or #{name} in a string, which the product replaces
)

// SemanticToken is a string, or a part of one, with a meaning that JSON does not express.
type SemanticToken struct {
	Span text.Span // within the quotation marks; never empty, never more than one line
	Type TokenType
}

// placeholder matches placeholders.
var placeholder = pattern.Lazy(`\{\{[^{}"\\]+\}\}|[$#]\{[^{}"\\]+\}`)

// SemanticTokens returns the tokens of a file that touch within, in the order of the text. They do not overlap. A file
// of another product has none. They are incomplete if ctx ends.
func SemanticTokens(ctx context.Context, m *manifest.Model, within text.Span) []SemanticToken {
	if m.Nature == manifest.Foreign || m.Kind == manifest.Configuration {
		return nil
	}
	c := tokenCollector{ctx: ctx, within: within, whole: map[int]bool{}}
	for _, s := range m.Sections() {
		for connector := range m.Connectors(s) {
			if ctx.Err() != nil {
				return nil
			}
			c.connector(connector)
		}
	}
	if m.Kind == manifest.Resources {
		c.resources(m.Root)
	}
	for it := range m.Tree.Values() {
		v := it.Value()
		if within.Covers(v.Span()) {
			v = v.Held()
		}
		c.placeholders(v)
	}
	slices.SortFunc(c.tokens, func(a, b SemanticToken) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return c.tokens
}

type tokenCollector struct {
	ctx    context.Context // of the request
	within text.Span
	tokens []SemanticToken
	whole  map[int]bool // by start offset, the strings that are tokens as a whole
}

// connector adds the connection link name and the scopes of a connector.
func (c *tokenCollector) connector(connector *manifest.Connector) {
	if !c.touches(connector.Value.Span()) {
		return
	}
	if it, ok := connector.LinkName(); ok {
		c.addString(it.Value(), LinkNameToken)
	}
	if it, ok := connector.Scopes(); ok {
		c.addString(it.Value(), ScopeToken) // a string instead of an array
		for item := range it.Value().Items() {
			c.addString(item.Value(), ScopeToken)
		}
	}
}

// resources adds the names of the resources in v.
func (c *tokenCollector) resources(v syntax.Value) {
	for it := range v.Items() {
		if it.Name() == "resourceName" {
			c.addString(it.Value(), LinkNameToken)
		}
		if c.touches(it.Value().Span()) && c.ctx.Err() == nil {
			c.resources(it.Value())
		}
	}
}

// addString adds the content of a string.
func (c *tokenCollector) addString(v syntax.Value, t TokenType) {
	span := contentSpan(v)
	if v.Kind() != syntax.String || span.Empty() || !c.touches(span) || c.whole[v.Span().Start] {
		return
	}
	c.whole[v.Span().Start] = true
	c.tokens = append(c.tokens, SemanticToken{span, t})
}

// placeholders adds the placeholders in the strings of v.
func (c *tokenCollector) placeholders(v syntax.Value) {
	if !c.touches(v.Span()) || v.Len() > 0 && c.ctx.Err() != nil {
		return
	}
	for it := range v.Items() {
		c.placeholders(it.Value())
	}
	if v.Kind() != syntax.String || c.whole[v.Span().Start] {
		return
	}
	raw := v.Raw()
	if strings.IndexByte(raw, '{') < 0 { // as nearly every string
		return
	}
	for _, match := range placeholder().FindAllStringIndex(raw, -1) {
		span := text.Span{Start: match[0], End: match[1]}.Shift(v.Span().Start)
		if c.touches(span) {
			c.tokens = append(c.tokens, SemanticToken{span, PlaceholderToken})
		}
	}
}

func (c *tokenCollector) touches(span text.Span) bool {
	return span.Start <= c.within.End && c.within.Start <= span.End
}

// contentSpan returns what is between the quotation marks of a string; an empty span for other values.
func contentSpan(v syntax.Value) text.Span {
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
