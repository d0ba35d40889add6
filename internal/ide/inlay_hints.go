package ide

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

// HintKind is a kind of inlay hints, which users can turn on and off.
type HintKind uint8

// The kinds.
const (
	ServiceHints HintKind = iota // the names of the product and of connection services
	MissingHints                 // the required properties that a connector does not have
	UseHints                     // how often code uses a connection
)

// HintKinds tells which kinds are enabled.
type HintKinds [UseHints + 1]bool

// DefaultHints has the kind that nothing else shows. Diagnostics and code lenses show the others.
var DefaultHints = HintKinds{ServiceHints: true}

// InlayHint is a label that editors show within the text.
type InlayHint struct {
	Offset int
	Label  string
	Doc    string // markdown; may be empty
}

// CountUses returns how often code uses a connection link name.
type CountUses func(linkName string) int

// InlayHints returns the hints of the enabled kinds with an offset in within, in order. uses is nil while the code
// index is not available.
func InlayHints(m *manifest.Model, within text.Span, enabled HintKinds, uses CountUses) []InlayHint {
	if m.Kind != manifest.Manifest || m.Nature == manifest.Foreign {
		return nil
	}
	c := hintCollector{within: within, enabled: enabled, uses: uses}
	if it, ok := m.Member("service"); ok && m.Service.Code != "" {
		c.add(ServiceHints, it.Value().Span().End, m.Service.Name, m.Service.Doc)
	}
	for _, s := range m.Sections() {
		for connector := range m.ConnectorsIn(s, within) {
			c.connector(connector)
		}
	}
	slices.SortStableFunc(c.hints, func(a, b InlayHint) int { return cmp.Compare(a.Offset, b.Offset) })
	return c.hints
}

type hintCollector struct {
	within  text.Span
	enabled HintKinds
	uses    CountUses
	hints   []InlayHint
}

func (c *hintCollector) add(kind HintKind, offset int, label, doc string) {
	if c.enabled[kind] && c.within.Touches(offset) {
		c.hints = append(c.hints, InlayHint{offset, label, doc})
	}
}

func (c *hintCollector) connector(connector *manifest.Connector) {
	if it, ok := connector.Member("serviceName"); ok {
		if s, ok := catalog.LookupConnectionService(connector.ServiceName()); ok && !strings.EqualFold(s.Title, s.Name) {
			c.add(ServiceHints, it.Value().Span().End, s.Title, s.Doc)
		}
	}
	if it, ok := connector.LinkName(); ok && c.uses != nil {
		if name, whole := it.Value().Content(); whole && name != "" {
			c.add(UseHints, it.Value().Span().End, UsesLabel(c.uses(name)), "")
		}
	}
	if connector.FormUnknown() || !connector.Value.Opened() { // a plain connector may have either form
		return
	}
	if missing := missingProperties(connector); len(missing) > 0 {
		c.add(MissingHints, connector.Value.Inside().Start, "missing: "+strings.Join(missing, ", "), "")
	}
}

// UsesLabel returns the label for a number of uses, for inlay hints and code lenses.
func UsesLabel(count int) string {
	switch count {
	case 0:
		return "not used"
	case 1:
		return "1 use"
	}
	return fmt.Sprintf("%d uses", count)
}

func missingProperties(c *manifest.Connector) []string {
	var names []string
	for _, k := range c.Properties() {
		it, ok := c.Member(k.Name)
		if k.Required && (!ok || it.Value().Kind() == syntax.Missing) {
			names = append(names, k.Name)
		}
	}
	return names
}
