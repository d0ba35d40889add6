package diagnostics

import "plugin-manifest-ls/internal/manifest"

var linkNameChanged = &Rule{
	Code:     "link-name-changed",
	Severity: Warning,
	Summary:  "A connector has another connection link name than in the last commit.",
	Why: "Sigma derives the link name when a connection is created, and cannot change it later. A connector that goes by another name leads to no connection, and code that still has the old name fails. " +
		"An editor compares with the last commit (HEAD) of the git repository, if there is one; `check` compares with the revision that `--against` names, and with none without it. A connector that is new or gone is not reported, and neither is one that may be the same as two others.",
	Bad:    withCommitted + "{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"my_books\", \"connectionName\": \"Books\", \"serviceName\": \"books_service\", \"isUserDefinedService\": true}]}\n",
	Good:   withCommitted + "{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"books\", \"connectionName\": \"Books\", \"serviceName\": \"books_service\", \"isUserDefinedService\": true}]}\n",
	Fix:    "Restores the name.",
	Source: writerConnections,
	manifest: func(p *Pass, m *manifest.Model) {
		b := p.Committed()
		if b == nil {
			return
		}
		for _, pair := range b.renamed(m) {
			name, v, _ := linkName(pair[1].Connector)
			if !settled(v) {
				continue
			}
			was := pair[0].name
			d := p.Report(v.Span(), "Connection link name %s was %s in %s; expected it unchanged, since Sigma cannot rename a connection", shown(name), shown(was), b.told)
			d.Fix("Change back to "+shown(was), change(v, was))
		}
	},
}

// withCommitted begins the examples of rules that compare with an earlier version.
const withCommitted = "-- HEAD:plugin-manifest.json --\n" +
	"{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"books\", \"connectionName\": \"Books\", \"serviceName\": \"books_service\", \"isUserDefinedService\": true}]}\n" +
	"-- app/index.html --\n<!-- books, my_books -->\n" +
	"-- plugin-manifest.json --\n"
