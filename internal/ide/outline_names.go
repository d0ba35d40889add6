package ide

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
)

// describeEntry sets the kind, name and detail of an entry.
func (b *outlineBuilder) describeEntry(s *Symbol, place manifest.Place, it syntax.Item) {
	detail := []string{"serviceName", "type"}
	switch place {
	case manifest.InConnectors, manifest.InUsed, manifest.InAuthorisation:
		s.Kind = ConnectorSymbol
		c := b.model.Connector(place, it)
		if name, ok := c.LinkName(); ok {
			s.setName(name.Value())
		}
		if s.Name == "" {
			name, _ := c.Member("serviceName") // connectors of Zoho Mail have nothing else
			s.setName(name.Value())
		}
	case manifest.InWidgets:
		s.Kind, detail = WidgetSymbol, []string{"location", "locations"}
	case manifest.InConfig:
		s.Kind, detail = ParameterSymbol, []string{"type", "inputType"}
	}
	if s.Name == "" {
		s.setNameFrom(it.Value())
	}
	s.Detail = ""
	for _, name := range detail {
		property, _ := it.Value().Member(name)
		if value, ok := property.Value().Str(); ok && s.Detail == "" && value != s.Name {
			s.Detail = shorten(value)
		}
	}
}

// linkName returns the connection link name of the connector it.
func (b *outlineBuilder) linkName(place manifest.Place, it syntax.Item) string {
	var s Symbol
	if name, ok := b.model.Connector(place, it).LinkName(); ok {
		s.setName(name.Value())
	}
	return s.Name
}

// describeItem names an array item: a scalar by its value, an object by one of its properties.
func (s *Symbol) describeItem(v syntax.Value) {
	s.Selection = v.Span()
	switch s.Kind {
	case StringSymbol, NumberSymbol, BooleanSymbol, NullSymbol:
		s.Name, s.Detail = shorten(strings.Trim(v.Raw(), `"`)), ""
	case ObjectSymbol:
		s.setNameFrom(v)
	case ArraySymbol, ConnectorSymbol, WidgetSymbol, ParameterSymbol, NameSymbol:
	}
}

// nameProperties are the properties that can name an object, the preferred one first.
var nameProperties = [...]string{"connectionLinkName", "name", "resourceName", "title", "label", "code", "id", "key", "url"}

// setNameFrom names s by a property of the object v.
func (s *Symbol) setNameFrom(v syntax.Value) {
	for _, name := range nameProperties {
		if it, ok := v.Member(name); ok && s.Name == "" {
			s.setName(it.Value())
		}
	}
}

// setName names s by v if that is a string that is not blank.
func (s *Symbol) setName(v syntax.Value) {
	if name, ok := v.Str(); ok && strings.TrimSpace(name) != "" {
		s.Name, s.Selection = shorten(name), v.Span()
	}
}

// valueDetail returns a scalar as text and the number of items of an array.
func valueDetail(v syntax.Value) string {
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
		return shorten(s)
	default:
		return shorten(v.Raw())
	}
}

// maxLength is how many characters of a value are shown.
const maxLength = 80

// shorten returns s on one line, shortened to maxLength and with the secrets within it masked.
func shorten(s string) string {
	if s = secret.MaskString(s); strings.ContainsFunc(s, unicode.IsSpace) {
		s = strings.Join(strings.Fields(s), " ")
	}
	if utf8.RuneCountInString(s) <= maxLength {
		return s
	}
	return string([]rune(s)[:maxLength-1]) + "…"
}
