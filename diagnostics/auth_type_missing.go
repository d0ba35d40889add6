package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

var authTypeMissing = &Rule{
	Code:     "auth-type-missing",
	Severity: Error,
	Summary:  "A connector in the form of the guide has no authentication type.",
	Why:      "`type` says how the service authenticates; what else the connector needs depends on it.",
	Bad:      `{"name": "print_shop", "userAccess": true}`,
	Good:     `{"name": "print_shop", "type": "Custom", "userAccess": true}`,
	Fix:      "Adds `type`, to be chosen from the known ones.",
	Source:   writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		if c.Form != catalog.GuideForm || !begun(c) {
			return
		}
		it, ok := c.Member("type")
		switch {
		case !ok:
			d := p.Report(brace(c.Value), "Connector has no authentication type; expected it in \"type\"")
			likely := likelyAuthType(c)
			value := quoteRaw(likely)
			d.FixWith("Add type", func() []text.Edit { return add(c, "type", value, typed(value, authTypeNames()...)) })
		case blank(it.Value()):
			p.Report(it.Value().Span(), "Authentication type is blank; expected %s", authTypeList())
		}
	},
}

// likelyAuthType returns the type that asks for parameters which c has, else the first one.
func likelyAuthType(c *manifest.Connector) string {
	for _, a := range catalog.AuthTypes() {
		for _, key := range a.Required {
			if _, ok := c.Member(key); ok {
				return a.Name
			}
		}
	}
	return catalog.AuthTypes()[0].Name
}

func authTypeNames() []string {
	var names []string
	for _, a := range catalog.AuthTypes() {
		names = append(names, a.Name)
	}
	return names
}

// authTypeList returns the known types as a message lists them.
func authTypeList() string { return listed(authTypeNames()) }
