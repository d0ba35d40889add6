package ide

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// SymbolKind is the kind of a symbol, which editors show as an icon.
type SymbolKind uint8

// The kinds.
const (
	ConnectorSymbol SymbolKind = iota
	WidgetSymbol
	ParameterSymbol
	ObjectSymbol
	ArraySymbol
	StringSymbol
	NumberSymbol
	BooleanSymbol
	NullSymbol
	NameSymbol // a property without a value
)

// Symbol is a property or an array item.
type Symbol struct {
	Name      string // not empty
	Detail    string // a few words; may be empty
	Kind      SymbolKind
	Span      text.Span // from the property name to the end of the value
	Selection text.Span // what an editor selects, within Span: the property name or the value that Name comes from
	Children  []Symbol
}

// maxSymbols limits the symbols of a file. Outer symbols take precedence over inner ones.
const maxSymbols = 5000

// Outline returns the symbols of a file, nested like its values. It has symbols for files of other products too.
func Outline(m *manifest.Model) []Symbol {
	if m.Root.Kind() != syntax.Object && m.Root.Kind() != syntax.Array {
		return nil
	}
	b := outlineBuilder{
		model:    m,
		left:     maxSymbols,
		sections: sectionSpans(m),
		secrets:  secret.Spans(m.Tree, text.Span{End: m.Tree.Text().Len()}),
	}
	return b.items(m.Root.Held())
}

type outlineBuilder struct {
	model    *manifest.Model
	left     int                          // how many symbols may still be added
	sections map[text.Span]manifest.Place // by the span of the value
	secrets  []text.Span                  // in the order of the text
}

// sectionSpans returns the arrays of entries, and zohoAuthorisation, which is itself an entry.
func sectionSpans(m *manifest.Model) map[text.Span]manifest.Place {
	sections := map[text.Span]manifest.Place{}
	for p := manifest.InConnectors; p <= manifest.InConfig; p++ {
		if s, ok := m.Section(p); ok {
			sections[s.Item.Value().Span()] = p
		}
	}
	return sections
}

// items returns the symbols of the items of v with their children.
func (b *outlineBuilder) items(v syntax.Value) []Symbol {
	if v.Kind() != syntax.Object && v.Kind() != syntax.Array {
		return nil
	}
	place, isSection := b.sections[v.Span()]
	isSection = isSection && v.Kind() == syntax.Array
	n := min(v.Len(), b.left)
	list, values := make([]Symbol, 0, n), make([]syntax.Value, 0, n)
	for it := range v.Items() {
		if b.left == 0 {
			break
		}
		b.left--
		s := newSymbol(it)
		switch {
		case isSection && s.Kind == ObjectSymbol:
			b.describeEntry(&s, place, it)
		case s.Kind == ObjectSymbol && b.isAuthorisation(it.Value()):
			s.Kind, s.Detail = ConnectorSymbol, b.linkName(manifest.InAuthorisation, it)
		case !it.HasKey():
			s.describeItem(it.Value())
		}
		b.finish(&s, it, len(list))
		list, values = append(list, s), append(values, it.Value())
	}
	for i, value := range values {
		list[i].Children = b.items(value)
	}
	return list
}

// newSymbol returns the symbol of a property or item, without children.
func newSymbol(it syntax.Item) Symbol {
	value := it.Value()
	return Symbol{Name: it.Name(), Kind: symbolKind(value), Span: it.Core(), Selection: it.Key(), Detail: valueDetail(value)}
}

// finish masks secrets in s, the symbol of the item with that index, and makes sure that it has a name and a selection.
func (b *outlineBuilder) finish(s *Symbol, it syntax.Item, index int) {
	b.mask(s, it)
	if strings.TrimSpace(s.Name) == "" {
		s.Name = fmt.Sprintf("[%d]", index)
	}
	if s.Selection.Len() == 0 || !s.Span.Covers(s.Selection) { // with syntax errors, a value can end after its property
		s.Selection = text.At(s.Span.Start)
	}
}

func (b *outlineBuilder) isAuthorisation(v syntax.Value) bool {
	place, ok := b.sections[v.Span()]
	return ok && place == manifest.InAuthorisation
}

// mask hides secrets in the name and the detail of s, the symbol of it.
func (b *outlineBuilder) mask(s *Symbol, it syntax.Item) {
	if b.isSecret(s.Selection) {
		s.Name = secret.Masked
	}
	if s.Detail != "" && it.Value().Len() == 0 && b.isSecret(it.Value().Span()) {
		s.Detail = secret.Masked
	}
}

// isSecret reports whether span contains a secret other than one in a URL, which [shorten] masks.
func (b *outlineBuilder) isSecret(span text.Span) bool {
	i, _ := slices.BinarySearchFunc(b.secrets, span.Start, func(s text.Span, start int) int { return cmp.Compare(s.End, start+1) })
	if i == len(b.secrets) || b.secrets[i].Start >= span.End {
		return false
	}
	found := secret.InString(b.model.Tree.Text().Slice(span))
	return len(found) == 0 || b.secrets[i].Start != found[0].Shift(span.Start).Start
}

func symbolKind(v syntax.Value) SymbolKind {
	switch v.Kind() {
	case syntax.Object:
		return ObjectSymbol
	case syntax.Array:
		return ArraySymbol
	case syntax.String:
		return StringSymbol
	case syntax.Number:
		return NumberSymbol
	case syntax.True, syntax.False:
		return BooleanSymbol
	case syntax.Null:
		return NullSymbol
	default:
		return NameSymbol
	}
}
