package connector

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

var connectorEmpty = &rule.Rule{
	Code:     "connector-empty",
	Severity: rule.Error,
	Summary:  "A connector has no properties.",
	Why:      "The JSON tab of the Connection Summary page in Sigma is empty until the connection is authorized. Authorize the connection, refresh the page and copy the JSON again.",
	Bad:      `[{}]`,
	Good:     `[{"connectionLinkName": "slack", "connectionName": "Slack"}]`,
	Source:   rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		v := c.Value
		if v.Len() > 0 || !v.Whole() || c.Place == manifest.InAuthorisation {
			return
		}
		span := v.Span()
		if strings.ContainsAny(v.Raw(), "\r\n") {
			span = rule.Brace(v)
		}
		p.Report(span, "Connector must not be empty: refresh the Connection Summary page in Sigma and copy the JSON again")
	},
}
