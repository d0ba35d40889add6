package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
)

var connectorEmpty = &Rule{
	Code:     "connector-empty",
	Severity: Error,
	Summary:  "A connector has nothing in it.",
	Why:      "The JSON tab of Sigma's page Connection Summary is empty until the connection has been authorised. Refresh the page then and copy the JSON again.",
	Bad:      `[{}]`,
	Good:     `[{"connectionLinkName": "slack", "connectionName": "Slack"}]`,
	Source:   writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		v := c.Value
		if v.Len() > 0 || !v.Whole() || c.Place == manifest.InAuthorisation {
			return
		}
		span := v.Span()
		if strings.ContainsAny(v.Raw(), "\r\n") {
			span = brace(v)
		}
		p.Report(span, "Connector is empty; refresh the Connection Summary page in Sigma and copy the JSON again")
	},
}
