package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var connectorsUnused = &Rule{
	Code:     "connectors-unused",
	Severity: Warning,
	Summary:  "Connections stand in a key that the service does not read.",
	Why:      "Desk, Projects and most others read connections from `connectors`, the finance services from `usedConnections`, Desk alone from `zohoAuthorisation` too. CRM, Creator and some others keep connections outside of the manifest, which is no more than information.",
	Bad:      `{"service": "FINANCE", "connectors": [{"connectionLinkName": "books", "connectionName": "Books"}]}`,
	Good:     `{"service": "FINANCE", "usedConnections": [{"connectionLinkName": "books", "connectionName": "Books"}]}`,
	Fix:      "Renames the key to the one that is read.",
	Source:   published,
	manifest: func(p *Pass, m *manifest.Model) {
		for _, s := range m.Sections() {
			if !unusedConnections(&m.Service, s.Item) {
				continue
			}
			d := p.Report(s.Item.Key(), "%s reads no connections from the manifest", m.Service.Name)
			if len(m.Service.ConnectionKeys) == 0 {
				d.Severity = Information
				continue
			}
			works := m.Service.ConnectionKeys[0]
			d.Message = m.Service.Name + " does not read connections from " + shown(s.Place.Key()) + "; expected them in " + shown(works)
			if _, taken := m.Member(works); !taken && s.Item.Value().Kind() == syntax.Array {
				d.Fix("Change to "+works, text.Edit{Span: s.Item.Key(), New: quoteRaw(works)})
			}
		}
	},
}

// unusedConnections reports whether a top-level member holds connections that a service, if it is known, does
// not read, and no key that people write in place of another one tells so.
func unusedConnections(s *catalog.Service, it syntax.Item) bool {
	key := it.Name()
	if s.Code == "" || s.Uses(key) || !manifest.HoldsConnections(key) || it.Value().Len() == 0 {
		return false
	}
	_, told := catalog.FindMisnomer(catalog.TopLevel, s.Code, key)
	return !told
}
