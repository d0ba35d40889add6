package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

var connectorFormMixed = &Rule{
	Code:     "connector-form-mixed",
	Severity: Warning,
	Summary:  "A connector has keys of both forms.",
	Why: "A connector is written either as the guide does it (`name`, `type`, `authorizationUrl`, `scopes`) or as Sigma exports it (`connectionLinkName`, `connectionName`, `serviceName`, `scope`). " +
		"Keys of the other form are not read.",
	Bad:    `{"connectionLinkName": "books", "connectionName": "Books", "scopes": ["read"]}`,
	Good:   `{"connectionLinkName": "books", "connectionName": "Books", "scope": ["read"]}`,
	Fix:    "Writes the connector in the form that most of its keys have.",
	Source: writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		if !c.Mixed() {
			return
		}
		form, stray := c.Form, c.Form.Other()
		strays := c.Only(stray)
		i := slices.IndexFunc(strays, finished) // "scope" may be the beginning of "scopes"
		if i < 0 {
			return
		}
		d := p.Report(strays[i].Key(), "Property %q belongs to the %s, the rest of the connector to the %s", strays[i].Name(), stray, form)
		d.Relate(c.Only(form)[0].Key(), "This belongs to the "+form.String())
		d.FixWith("Convert to the "+form.String(), func() []text.Edit { return unmix(c) })
	},
}

// unmix returns the edits that leave c in its form: keys of the other form get the name that they
// have in this one, or go.
func unmix(c *manifest.Connector) []text.Edit {
	renamed := map[string]string{"name": "connectionLinkName", "scopes": "scope"}
	if c.Form == catalog.GuideForm {
		renamed = map[string]string{"connectionLinkName": "name", "scope": "scopes"}
	}
	stray := map[text.Span]bool{}
	for _, it := range c.Only(c.Form.Other()) {
		stray[it.Key()] = true
	}
	var edits []text.Edit
	var gone []int
	for i, it := range c.Members() {
		if !stray[it.Key()] {
			continue
		}
		to := renamed[c.Names()[i]]
		if _, taken := c.Member(to); to == "" || taken {
			gone = append(gone, i)
			continue
		}
		delete(renamed, c.Names()[i])
		edits = append(edits, text.Edit{Span: it.Key(), New: quoteRaw(to)})
	}
	return append(edits, c.Value.RemoveAll(gone)...)
}
