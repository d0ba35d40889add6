package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
)

var scopeRedundant = &Rule{
	Code:     "scope-redundant",
	Severity: Hint,
	Summary:  "A scope is covered by another one of the connector.",
	Why:      "A scope that ends in `ALL` covers all operations on the same thing. Better drop `ALL` and ask for what is needed than list both.",
	Bad:      `{"connectionLinkName": "crm", "connectionName": "CRM", "scope": ["ZohoCRM.modules.ALL", "ZohoCRM.modules.READ"]}`,
	Good:     `{"connectionLinkName": "crm", "connectionName": "CRM", "scope": ["ZohoCRM.modules.ALL"]}`,
	Fix:      "Removes it.",
	Source:   knownScopes,
	connector: func(p *Pass, c *manifest.Connector) {
		all := map[string]scope{} // by what they give all of
		for _, s := range p.scopes(c) {
			if of, found := everything(s.name); found {
				if _, twice := all[of]; !twice {
					all[of] = s
				}
			}
		}
		if len(all) == 0 {
			return
		}
		for _, s := range p.scopes(c) {
			dot := strings.LastIndexByte(s.name, '.')
			if dot <= 0 {
				continue
			}
			by, covered := all[strings.ToLower(s.name[:dot])]
			if !covered || by.name == s.name {
				continue // itself, or a duplicate
			}
			d := p.Report(s.item.Value().Span(), "Scope %s is covered by %s", shown(s.name), shown(by.name))
			d.Unnecessary = true
			d.Relate(by.item.Value().Span(), shown(by.name)+" covers it")
			d.Fix("Remove "+shown(s.name), scopesOf(c).Remove(s.index))
		}
	},
}

// everything returns in lower case what a scope such as Desk.tickets.ALL gives all operations on.
func everything(scope string) (of string, ok bool) {
	dot := strings.LastIndexByte(scope, '.')
	if dot <= 0 || !strings.EqualFold(scope[dot+1:], "all") {
		return "", false
	}
	return strings.ToLower(scope[:dot]), true
}
