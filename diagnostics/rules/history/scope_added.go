package history

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var scopeAdded = &rule.Rule{
	Code:     "scope-added",
	Severity: rule.Information,
	Summary:  "A connector requests a scope that it did not request in the last commit.",
	Why: "Users who have authorised a connection have granted only the scopes that it requested at that time. Requests that need the new scope fail until they authorise it again. " +
		comparedWith,
	Bad:    exampleScopeCommitted + "{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"books\", \"connectionName\": \"Books\", \"serviceName\": \"books_service\", \"isUserDefinedService\": true, \"scope\": [\"bills.read\", \"bills.write\"]}]}\n",
	Good:   exampleScopeCommitted + "{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"books\", \"connectionName\": \"Books\", \"serviceName\": \"books_service\", \"isUserDefinedService\": true, \"scope\": [\"bills.read\"]}]}\n",
	Source: rule.Published,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		b := p.Committed
		name, _, ok := rule.LinkName(c)
		if !ok {
			return
		}
		committed := b.Find(name)
		if committed == nil || committed.Form != c.Form || rule.ScopesOf(committed).Kind() != syntax.Array {
			return // some services do not require scopes in the manifest
		}
		granted := grantedScopes(committed)
		for _, s := range p.Scopes(c) {
			scope := strings.ToLower(strings.TrimSpace(s.Name))
			if scope == "" || granted.has(scope) || strings.ContainsAny(scope, ", ") || rule.HasSample(s.Name) {
				continue
			}
			p.Report(s.Item.Value().Span(), "Scope %s is not in %s and requires users to authorise connection %s again", rule.Display(s.Name), b.Told, rule.Display(name))
		}
	},
}

// scopes are those of a connector, in lower case.
type scopes struct {
	names map[string]bool
	all   map[string]bool // what precedes the operation of scopes that grant all operations
}

func grantedScopes(c *manifest.Connector) scopes {
	granted := scopes{map[string]bool{}, map[string]bool{}}
	for it := range rule.ScopesOf(c).Items() {
		content, _ := rule.Content(it.Value())
		for _, s := range strings.FieldsFunc(content, func(r rune) bool { return r == ',' || r == ' ' }) {
			granted.names[strings.ToLower(s)] = true
			if resource, ok := rule.AllOperations(s); ok {
				granted.all[resource] = true
			}
		}
	}
	return granted
}

// has reports whether a scope in lower case is granted.
func (granted scopes) has(scope string) bool {
	return granted.names[scope] || granted.all[scope[:max(strings.LastIndexByte(scope, '.'), 0)]]
}
