package code

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
)

var connectorUnused = &rule.Rule{
	Code:     "connector-unused",
	Severity: rule.Hint,
	Summary:  "No file of the extension uses a connector.",
	Why: "Users must authorise every connector of an extension, even an unused one. A connector counts as used if its name occurs anywhere in the folder except in comments of code. " +
		"Nothing is reported if code computes connection names at run time. Your own server may still use the connector through an API.",
	Bad:    exampleWithCode + "ZOHODESK.get(\"ticket\");\n",
	Good:   exampleWithCode + "ZOHODESK.request({ url: \"https://books.example.com\", connectionLinkName: \"books\" });\n",
	Source: rule.Published,
	Only:   hasCode,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		x := p.Code
		if !x.Complete() || !x.HasCode() || len(x.Dynamic()) > 0 || c.Place == manifest.InAuthorisation {
			return
		}
		d, ok := symbols.DeclarationOf(c)
		if !ok || !rule.IsFinished(d.Value) || rule.HasSample(d.Name) || x.Mentions(d.Name) {
			return
		}
		p.Report(d.Value.Span(), "Connector %s is not used in any file of the extension", rule.Display(d.Name)).Unnecessary = true
	},
}
