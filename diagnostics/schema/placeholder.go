package schema

import (
	"slices"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var placeholder = &rule.Rule{
	Code:     "placeholder",
	Severity: rule.Warning,
	Summary:  "A placeholder from a sample or guide is left in the document.",
	Why: "Samples contain placeholders such as `<Connection Name>`, `{client-id}`, `****`, `your-domain`, `https://...` or an ellipsis in place of " +
		"properties. Replace them with your own values. It is an error where Zoho's toolkit rejects the value.",
	Bad:    `{"connectionLinkName": "books", "connectionName": "Books", "sharedBy": "*******"}`,
	Good:   `{"connectionLinkName": "books", "connectionName": "Books", "sharedBy": "600012345"}`,
	Fix:    "Replaces a connection link name with the one that Sigma would create from the connection name; removes an ellipsis.",
	Source: rule.WriterConnections,
}

// prose are the properties with text for people, which may mention placeholders. There, only a value that is a
// placeholder as a whole is one.
var prose = []string{
	"description", "displayName", "help", "label", "title", "message", "text", "tooltip", "default", "defaultValue", "value", "placeholder",
}

// placeholderSite is a value in which placeholders are searched for.
type placeholderSite struct {
	subject
	name      string              // of the property; for an item, of the property with the array
	connector *manifest.Connector // that has the property; nil elsewhere
}

// checkPlaceholders reports the placeholders in the values of the object v, whose properties keys describes. It skips the
// arrays of entries in it, which are checked one by one.
func checkPlaceholders(p *rule.Pass, v syntax.Value, keys []catalog.Key, c *manifest.Connector) {
	for it := range v.Items() {
		at := placeholderSite{name: it.Name(), connector: c}
		at.subject = subject{key: rule.FindKey(keys, at.name), value: it.Value(), in: v}
		checkPlaceholdersAt(p, &at)
	}
}

// checkPlaceholdersAt reports the placeholders in a value.
func checkPlaceholdersAt(p *rule.Pass, at *placeholderSite) {
	var keys []catalog.Key
	if at.key != nil {
		keys = at.key.Keys
	}
	switch at.value.Kind() {
	case syntax.String:
		checkPlaceholder(p, at)
	case syntax.Object:
		checkPlaceholders(p, at.value, keys, nil)
	case syntax.Array:
		if at.holdsEntries(p) {
			return
		}
		index := -1
		for it := range at.value.Items() {
			index++
			item := placeholderSite{name: at.name, connector: at.connector}
			item.subject = subject{key: at.key, value: it.Value(), isItem: true, in: at.value, index: index}
			checkPlaceholdersAt(p, &item)
		}
	default:
	}
}

// checkPlaceholder reports a string that contains a placeholder.
func checkPlaceholder(p *rule.Pass, at *placeholderSite) {
	s, ok := rule.Content(at.value)
	if !ok {
		return
	}
	from, to := rule.SampleIn(s)
	if to == 0 && at.isLocation(p) {
		if l, ok := p.Model.Service.Location(s); ok && l.Name == s {
			from = strings.Index(s, l.Placeholder)
			to = from + len(l.Placeholder)
		}
	}
	whole := from == 0 && to == len(s)
	if to == 0 || from == to || !whole && slices.Contains(prose, at.name) {
		return
	}
	span := at.value.Span()
	if !whole {
		span = rule.Within(at.value, s, from, to)
	}
	rejected := at.rejected(p, s)
	p.Rule = placeholder
	d := p.Report(span, "Placeholder %s must be replaced with your own value", rule.Display(s[from:to]))
	if rejected {
		d.Severity = rule.Error
	}
	if at.connector == nil || !p.Fixing {
		return
	}
	if it, _ := at.connector.LinkName(); it.Value().Span() == at.value.Span() {
		if derived := rule.DerivedLinkName(at.connector); derived != "" && !rule.HasSample(at.connectionName()) {
			d.Fix(rule.ChangeTitle(derived), rule.ReplaceString(at.value, derived))
		}
	}
}

// ReportEllipsis reports an ellipsis in place of properties, items or a value, which is not JSON.
func ReportEllipsis(p *rule.Pass, span text.Span) *rule.Diagnostic {
	defer func(checked *rule.Rule) { p.Rule = checked }(p.Rule)
	p.Rule = placeholder
	d := p.Report(span, "Ellipsis must be replaced with what a guide left out, or removed")
	d.Severity = rule.Error
	return d
}

// connectionName returns the connection name of the connector with the property.
func (at *placeholderSite) connectionName() string {
	it, _ := at.connector.Member("connectionName")
	name, _ := rule.Content(it.Value())
	return name
}

// isLocation reports whether the value is the location of a widget.
func (at *placeholderSite) isLocation(p *rule.Pass) bool {
	k := rule.LocationKey(&p.Model.Service)
	return at.key != nil && k != nil && at.name == k.Name
}

// rejected reports whether zet rejects the value: whether a generic rule reports an error, or would without the named rules
// that replace it.
func (at *placeholderSite) rejected(p *rule.Pass, s string) bool {
	if at.key == nil {
		return false
	}
	if _, known := p.Model.Service.Location(s); at.isLocation(p) && !known {
		return p.Model.Service.LocationsBy == catalog.Zet
	}
	key := *at.key
	key.Named = nil
	probe := *p
	probe.Found, probe.Fixing = nil, false
	of := at.subject
	of.key, of.owner = &key, nil
	checkString(&probe, &of)
	return slices.ContainsFunc(probe.Found, func(d rule.Diagnostic) bool { return d.Severity == rule.Error })
}
