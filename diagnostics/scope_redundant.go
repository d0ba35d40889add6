package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
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
		scopes := scopesOf(c)
		if scopes.Len() < 2 {
			return
		}
		all := map[string]syntax.Value{} // by what they give all of
		for it := range scopes.Items() {
			if s, ok := content(it.Value()); ok {
				if of, found := everything(s); found {
					if _, twice := all[of]; !twice {
						all[of] = it.Value()
					}
				}
			}
		}
		if len(all) == 0 {
			return
		}
		for i := range scopes.Len() {
			v := scopes.Item(i).Value()
			s, ok := content(v)
			dot := strings.LastIndexByte(s, '.')
			if !ok || dot <= 0 {
				continue
			}
			by, covered := all[strings.ToLower(s[:dot])]
			whole, _ := content(by)
			if !covered || by == v || whole == s {
				continue // the latter is a duplicate
			}
			d := p.Report(v.Span(), "Scope %s is covered by %s", shown(s), shown(whole))
			d.Unnecessary = true
			d.Relate(by.Span(), shown(whole)+" covers it")
			d.Fix("Remove "+shown(s), scopes.Remove(i))
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
