package outline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Kind is what a symbol stands for, which editors show as an icon.
type Kind uint8

// The kinds.
const (
	Connector Kind = iota
	Widget
	Parameter
	Object
	Array
	String
	Number
	Boolean
	Null
	Key // a name without a value
)

// Symbol is a member or an element.
type Symbol struct {
	Name   string // never empty
	Detail string // a few words; may be empty
	Kind   Kind
	Span   text.Span // in bytes, from the property name to the end of the value
	// Select is what an editor goes to: the property name, or the value that Name is taken from. It lies in Span.
	Select   text.Span
	Children []Symbol
}

// mostSymbols is how many symbols a file has at most, so that an editor is not flooded. What stands further
// out is never left out for what stands further in.
const mostSymbols = 5000

// Symbols returns the symbols of a file, nested as its values are. A file of another product has them too.
func Symbols(m *manifest.Model) []Symbol {
	if m.Root.Kind() != syntax.Object && m.Root.Kind() != syntax.Array {
		return nil
	}
	r := reader{model: m, left: mostSymbols, places: places(m), secrets: secret.Spans(m.Tree, text.Span{End: m.Tree.Text().Len()})}
	return r.items(m.Root)
}

// reader makes symbols until there are enough.
type reader struct {
	model  *manifest.Model
	left   int
	places map[text.Span]manifest.Place // of the entries, by the span of the array around them

	secrets []text.Span // of the file, in order
}

// places returns where entries stand. zohoAuthorisation, an entry itself, has its own span.
func places(m *manifest.Model) map[text.Span]manifest.Place {
	found := map[text.Span]manifest.Place{}
	for p := manifest.InConnectors; p <= manifest.InConfig; p++ {
		if s, ok := m.Section(p); ok {
			found[s.Item.Value().Span()] = p
		}
	}
	return found
}

// items returns the symbols of the items of v and of what is in them.
func (r *reader) items(v syntax.Value) []Symbol {
	var list []Symbol
	var inner []syntax.Value
	place, entries := r.places[v.Span()]
	i := 0
	for it := range v.Items() {
		if r.left == 0 {
			break
		}
		r.left--
		s := Symbol{Name: it.Name(), Kind: kindOf(it.Value()), Span: it.Core(), Select: it.Key(), Detail: detailOf(it.Value())}
		switch {
		case entries && v.Kind() == syntax.Array && s.Kind == Object:
			r.entry(&s, place, it)
		case r.authorisation(it):
			s.Kind, s.Detail = Connector, r.linkName(manifest.InAuthorisation, it)
		case !it.HasKey():
			s.element(it.Value())
		}
		r.mask(&s, it)
		if strings.TrimSpace(s.Name) == "" {
			s.Name = fmt.Sprintf("[%d]", i)
		}
		if s.Select.Len() == 0 || !s.Span.Covers(s.Select) { // in a torn text, a value can end behind its member
			s.Select = text.At(s.Span.Start)
		}
		list = append(list, s)
		inner = append(inner, it.Value())
		i++
	}
	for i := range list {
		list[i].Children = r.items(inner[i])
	}
	return list
}

// mask masks what of a secret is in the name and the detail of s, the symbol of it.
func (r *reader) mask(s *Symbol, it syntax.Item) {
	if r.secret(s.Select) {
		s.Name = secret.Masked
	}
	if s.Detail != "" && it.Value().Len() == 0 && r.secret(it.Value().Span()) {
		s.Detail = secret.Masked
	}
}

// secret reports whether part of span is a secret that [clip] does not mask.
func (r *reader) secret(span text.Span) bool {
	i, _ := slices.BinarySearchFunc(r.secrets, span.Start, func(s text.Span, start int) int { return cmp.Compare(s.End, start+1) })
	if i == len(r.secrets) || r.secrets[i].Start >= span.End {
		return false
	}
	found := secret.InString(r.model.Tree.Text().Slice(span))
	return len(found) == 0 || r.secrets[i].Start != found[0].Shift(span.Start).Start
}

// authorisation reports whether it is the object zohoAuthorisation, which is an entry itself.
func (r *reader) authorisation(it syntax.Item) bool {
	place, ok := r.places[it.Value().Span()]
	return ok && place == manifest.InAuthorisation && it.Value().Kind() == syntax.Object
}

// linkName returns the link name of the connector that it is.
func (r *reader) linkName(place manifest.Place, it syntax.Item) string {
	var s Symbol
	if name, ok := r.model.Connector(place, it).LinkName(); ok {
		s.called(name.Value())
	}
	return s.Name
}

// entry says of an entry what people call it.
func (r *reader) entry(s *Symbol, place manifest.Place, it syntax.Item) {
	detail := []string{"serviceName", "type"}
	switch place {
	case manifest.InConnectors, manifest.InUsed, manifest.InAuthorisation:
		s.Kind = Connector
		c := r.model.Connector(place, it)
		if name, ok := c.LinkName(); ok {
			s.called(name.Value())
		}
		if s.Name == "" {
			name, _ := c.Member("serviceName") // all that connectors of Mail have
			s.called(name.Value())
		}
	case manifest.InWidgets:
		s.Kind, detail = Widget, []string{"location", "locations"}
	case manifest.InConfig:
		s.Kind, detail = Parameter, []string{"type", "inputType"}
	}
	if s.Name == "" {
		s.titled(it.Value())
	}
	s.Detail = ""
	for _, name := range detail {
		member, _ := it.Value().Member(name)
		if value, ok := member.Value().Str(); ok && s.Detail == "" && value != s.Name {
			s.Detail = clip(value)
		}
	}
}

// element says of an element of an array what it is called: a string by itself, an object by one of its members.
func (s *Symbol) element(v syntax.Value) {
	s.Select = v.Span()
	switch s.Kind {
	case String, Number, Boolean, Null:
		s.Name, s.Detail = clip(strings.Trim(v.Raw(), `"`)), ""
	case Object:
		s.titled(v)
	case Array, Connector, Widget, Parameter, Key:
	}
}

// titles are the members that objects are called by, in the order in which they are looked for.
var titles = [...]string{"connectionLinkName", "name", "resourceName", "title", "label", "code", "id", "key", "url"}

// titled names s by a member of the object v.
func (s *Symbol) titled(v syntax.Value) {
	for _, name := range titles {
		if it, ok := v.Member(name); ok && s.Name == "" {
			s.called(it.Value())
		}
	}
}

// called names s by a string in it.
func (s *Symbol) called(v syntax.Value) {
	if name, ok := v.Str(); ok && strings.TrimSpace(name) != "" {
		s.Name, s.Select = clip(name), v.Span()
	}
}

// detailOf says of a scalar what it is and of a container how much is in it.
func detailOf(v syntax.Value) string {
	switch v.Kind() {
	case syntax.Object, syntax.TooDeep, syntax.Missing:
		return ""
	case syntax.Array:
		if v.Len() == 1 {
			return "1 item"
		}
		return fmt.Sprintf("%d items", v.Len())
	case syntax.String:
		s, _ := v.Str()
		return clip(s)
	default:
		return clip(v.Raw())
	}
}

func kindOf(v syntax.Value) Kind {
	switch v.Kind() {
	case syntax.Object:
		return Object
	case syntax.Array:
		return Array
	case syntax.String:
		return String
	case syntax.Number:
		return Number
	case syntax.True, syntax.False:
		return Boolean
	case syntax.Null:
		return Null
	default:
		return Key
	}
}

// longest is how many characters of a value are shown.
const longest = 80

// clip makes one short line of s, with the secrets within it masked.
func clip(s string) string {
	s = strings.Join(strings.Fields(secret.MaskString(s)), " ")
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	return string([]rune(s)[:longest-1]) + "…"
}
