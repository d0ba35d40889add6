package scope

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

var scopeRedundant = &rule.Rule{
	Code:     "scope-redundant",
	Severity: rule.Hint,
	Summary:  "A scope is already granted by another scope of the connector.",
	Why:      "A scope that ends in `ALL` grants all operations. If the extension needs only some of them, remove the `ALL` scope and keep the others.",
	Bad:      `{"connectionLinkName": "crm", "connectionName": "CRM", "scope": ["ZohoCRM.modules.ALL", "ZohoCRM.modules.READ"]}`,
	Good:     `{"connectionLinkName": "crm", "connectionName": "CRM", "scope": ["ZohoCRM.modules.ALL"]}`,
	Fix:      "Removes the redundant scope.",
	Source:   rule.KnownScopes,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		all := map[string]rule.Scope{} // the first ALL scope by what precedes ALL
		for _, s := range p.Scopes(c) {
			if of, found := rule.AllOperations(s.Name); found {
				if _, repeated := all[of]; !repeated {
					all[of] = s
				}
			}
		}
		if len(all) == 0 {
			return
		}
		for _, s := range p.Scopes(c) {
			dot := strings.LastIndexByte(s.Name, '.')
			if dot <= 0 {
				continue
			}
			by, granted := all[strings.ToLower(s.Name[:dot])]
			if !granted || by.Name == s.Name {
				continue // the ALL scope, or a duplicate of it
			}
			d := p.Report(s.Item.Value().Span(), "Scope %s is already granted by %s", rule.Display(s.Name), rule.Display(by.Name))
			d.Unnecessary = true
			d.Relate(by.Item.Value().Span(), rule.Display(by.Name)+" grants all operations")
			d.Fix("Remove "+rule.Display(s.Name), rule.ScopesOf(c).Remove(s.Index))
		}
	},
}
