package connector

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

var connectorFormMixed = &rule.Rule{
	Code:     "connector-form-mixed",
	Severity: rule.Warning,
	Summary:  "A connector has properties of both forms.",
	Why: "A connector has either the guide form (`name`, `type`, `authorizationUrl`, `scopes`) or the Sigma form (`connectionLinkName`, `connectionName`, `serviceName`, `scope`). " +
		"Properties of the other form have no effect.",
	Bad:    `{"connectionLinkName": "books", "connectionName": "Books", "scopes": ["read"]}`,
	Good:   `{"connectionLinkName": "books", "connectionName": "Books", "scope": ["read"]}`,
	Fix:    "Converts the connector to the form of most of its properties.",
	Source: rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		if !c.Mixed() {
			return
		}
		form, other := c.Form, c.Form.Other()
		misplaced := c.Only(other)
		i := slices.IndexFunc(misplaced, rule.IsFinishedProperty) // an unfinished "scope" may become "scopes"
		if i < 0 {
			return
		}
		d := p.Report(misplaced[i].Key(), "Property %q belongs to the %s, but the connector is in the %s", misplaced[i].Name(), other, form)
		d.Relate(c.Only(form)[0].Key(), "This property belongs to the "+form.String())
		d.FixWith("Convert to the "+form.String(), func() []text.Edit { return convertToForm(c) })
	},
}

// convertToForm returns the edits that remove the properties of the other form from c, or rename them to their
// equivalents in the form of c.
func convertToForm(c *manifest.Connector) []text.Edit {
	renamed := map[string]string{"name": "connectionLinkName", "scopes": "scope"}
	if c.Form == catalog.GuideForm {
		renamed = map[string]string{"connectionLinkName": "name", "scope": "scopes"}
	}
	misplaced := map[text.Span]bool{}
	for _, it := range c.Only(c.Form.Other()) {
		misplaced[it.Key()] = true
	}
	var edits []text.Edit
	var removed []int
	for i, it := range c.Members() {
		if !misplaced[it.Key()] {
			continue
		}
		to := renamed[c.Names()[i]]
		if _, taken := c.Member(to); to == "" || taken {
			removed = append(removed, i)
			continue
		}
		delete(renamed, c.Names()[i])
		edits = append(edits, text.Edit{Span: it.Key(), New: rule.QuoteRaw(to)})
	}
	return append(edits, c.Value.RemoveAll(removed)...)
}
