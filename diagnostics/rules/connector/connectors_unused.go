package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var connectorsUnused = &rule.Rule{
	Code:     "connectors-unused",
	Severity: rule.Warning,
	Summary:  "Connections are in a property that the service does not read.",
	Why: "Desk, Projects and most other services read connections from `connectors`, and the finance services from `usedConnections`. Only Desk also reads `zohoAuthorisation`. " +
		"For CRM, Creator and other services that read no connections from the manifest, it is only information.",
	Bad:    `{"service": "FINANCE", "connectors": [{"connectionLinkName": "books", "connectionName": "Books"}]}`,
	Good:   `{"service": "FINANCE", "usedConnections": [{"connectionLinkName": "books", "connectionName": "Books"}]}`,
	Fix:    "Renames the property to the one that the service reads.",
	Source: rule.Published,
	CheckManifest: func(p *rule.Pass, m *manifest.Model) {
		for _, s := range m.Sections() {
			if !rule.UnusedConnections(&m.Service, s.Item) {
				continue
			}
			if len(m.Service.ConnectionKeys) == 0 {
				p.Report(s.Item.Key(), "%s does not read connections from the manifest", m.Service.Name).Severity = rule.Information
				continue
			}
			read := m.Service.ConnectionKeys[0]
			d := p.Report(s.Item.Key(), "Connections for %s must be in %q, not in %q", m.Service.Name, read, s.Place.Key())
			if _, taken := m.Member(read); !taken && s.Item.Value().Kind() == syntax.Array {
				d.Fix("Rename to "+rule.QuoteRaw(read), text.Edit{Span: s.Item.Key(), New: rule.QuoteRaw(read)})
			}
		}
	},
}
