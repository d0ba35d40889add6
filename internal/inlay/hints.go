package inlay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Kind is what a hint tells.
type Kind uint8

// The kinds.
const (
	Services Kind = iota // the product behind a service's code, what Sigma calls a connection's service
	Missing              // the members that a connector has to have and lacks
	Uses                 // how often the code uses a connection
)

// Kinds are the kinds that are wanted.
type Kinds [Uses + 1]bool

// Default has what helps everybody. The others say what findings and lenses say too.
var Default = Kinds{Services: true}

// Hint is a few words to be shown at a place.
type Hint struct {
	Offset int // in bytes
	Label  string
	Doc    string // markdown; may be empty
}

// Around is what hints may look at besides the text.
type Around struct {
	Uses func(linkName string) int // how often the code uses a link name; nil while that is not known
}

// Hints returns the hints of the wanted kinds at offsets within a span, in order.
func Hints(m *manifest.Model, within text.Span, wanted Kinds, around Around) []Hint {
	if m.Kind != manifest.Manifest || m.Nature == manifest.Foreign {
		return nil
	}
	f := finder{within: within, wanted: wanted, around: around}
	if it, ok := m.Member("service"); ok && m.Service.Code != "" {
		f.add(Services, it.Value().Span().End, m.Service.Name, m.Service.Doc)
	}
	for _, s := range m.Sections() {
		for c := range m.Connectors(s) {
			if c.Value.Span().Start <= within.End && within.Start <= c.Value.Span().End {
				f.connector(c)
			}
		}
	}
	slices.SortStableFunc(f.found, func(a, b Hint) int { return cmp.Compare(a.Offset, b.Offset) })
	return f.found
}

// finder gathers hints.
type finder struct {
	within text.Span
	wanted Kinds
	around Around
	found  []Hint
}

func (f *finder) add(kind Kind, offset int, label, doc string) {
	if f.wanted[kind] && f.within.Touches(offset) {
		f.found = append(f.found, Hint{offset, label, doc})
	}
}

func (f *finder) connector(c *manifest.Connector) {
	if it, ok := c.Member("serviceName"); ok {
		if s, ok := catalog.LookupConnectionService(c.ServiceName()); ok && !strings.EqualFold(s.Title, s.Name) {
			f.add(Services, it.Value().Span().End, s.Title, s.Doc)
		}
	}
	if it, ok := c.LinkName(); ok && f.around.Uses != nil {
		if name, whole := it.Value().Content(); whole && name != "" {
			f.add(Uses, it.Value().Span().End, counted(f.around.Uses(name)), "")
		}
	}
	if missing := lacking(c); len(missing) > 0 && c.Value.Opened() && !c.Plain() { // else its form is not known
		f.add(Missing, c.Value.Inside().Start, "lacks "+strings.Join(missing, ", "), "")
	}
}

func counted(uses int) string {
	switch uses {
	case 0:
		return "not used"
	case 1:
		return "1 use"
	}
	return fmt.Sprintf("%d uses", uses)
}

// lacking returns the names of the members that c has to have and does not.
func lacking(c *manifest.Connector) []string {
	var names []string
	for _, k := range c.Properties() {
		it, there := c.Member(k.Name)
		if k.Required && (!there || it.Value().Kind() == syntax.Missing) {
			names = append(names, k.Name)
		}
	}
	return names
}
