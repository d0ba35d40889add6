package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
)

var connectorUnused = &Rule{
	Code:     "connector-unused",
	Severity: Hint,
	Summary:  "A connector is named in no file of the extension.",
	Why:      "Whoever installs the extension has to authorise its connectors, used or not. A name that occurs anywhere in the folder, be it in a comment, counts as used, and nothing is said where code names connections that are worked out while it runs. A server of your own may still use the connector through an API.",
	Bad:      withCode + "ZOHODESK.get(\"ticket\");\n",
	Good:     withCode + "ZOHODESK.request({ url: \"https://books.example.com\", connectionLinkName: \"books\" });\n",
	Source:   published,
	only: func(s *catalog.Service) bool {
		return declaring(s) && s.WidgetPath != "" // else there is no code in the folder
	},
	connector: func(p *Pass, c *manifest.Connector) {
		x := p.Code()
		if !x.Complete() || !x.HasCode() || len(x.Dynamic()) > 0 || c.Place == manifest.InAuthorisation {
			return
		}
		d, ok := symbols.DeclarationOf(c)
		if !ok || !settled(d.Value) || isSample(d.Name) || x.Occurs(d.Name) {
			return
		}
		p.Report(d.Value.Span(), "Connector %s is used in no file of the extension", shown(d.Name)).Unnecessary = true
	},
}
