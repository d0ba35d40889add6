package history

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

var linkNameChanged = &rule.Rule{
	Code:     "link-name-changed",
	Severity: rule.Warning,
	Summary:  "A connector has another connection link name than in the last commit.",
	Why: "Sigma generates the connection link name when you create a connection and cannot change it later. A connector with another name has no connection, and code that uses the old name fails. " +
		comparedWith + " Connectors that were added or removed are not reported, nor are those that match several committed ones.",
	Bad:    exampleCommitted + "{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"my_books\", \"connectionName\": \"Books\", \"serviceName\": \"books_service\", \"isUserDefinedService\": true}]}\n",
	Good:   exampleCommitted + "{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"books\", \"connectionName\": \"Books\", \"serviceName\": \"books_service\", \"isUserDefinedService\": true}]}\n",
	Fix:    "Restores the committed name.",
	Source: rule.WriterConnections,
	CheckManifest: func(p *rule.Pass, m *manifest.Model) {
		b := p.Committed
		if b == nil {
			return
		}
		for _, pair := range b.Renamed(m) {
			name, v, _ := rule.LinkName(pair[1].Connector)
			if !rule.IsFinished(v) {
				continue
			}
			committed := pair[0].Name
			d := p.Report(v.Span(), "Connection link name %s must stay %s as in %s because Sigma cannot rename connections", rule.Display(name), rule.Display(committed), b.Told)
			d.Fix("Change back to "+rule.Display(committed), rule.ReplaceString(v, committed))
		}
	},
}
