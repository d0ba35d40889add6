package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var scopeAdded = &Rule{
	Code:     "scope-added",
	Severity: Information,
	Summary:  "A connector asks for a scope that it did not ask for in the last commit.",
	Why: "Who has authorised a connection has given the scopes that it asked for then. Until they authorise it again, requests that need the new scope fail. " +
		"An editor compares with the last commit (HEAD) of the git repository, if there is one; `check` compares with the revision that `--against` names, and with none without it.",
	Bad:    withCommittedScope + "{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"books\", \"connectionName\": \"Books\", \"serviceName\": \"books_service\", \"isUserDefinedService\": true, \"scope\": [\"bills.read\", \"bills.write\"]}]}\n",
	Good:   withCommittedScope + "{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"books\", \"connectionName\": \"Books\", \"serviceName\": \"books_service\", \"isUserDefinedService\": true, \"scope\": [\"bills.read\"]}]}\n",
	Source: published,
	connector: func(p *Pass, c *manifest.Connector) {
		b := p.Committed()
		name, _, ok := linkName(c)
		if !ok {
			return
		}
		was := b.find(name)
		if was == nil || was.Form != c.Form {
			return
		}
		if scopesOf(was).Kind() != syntax.Array {
			return // the manifest did not tell them, which some services allow
		}
		had, all := map[string]bool{}, map[string]bool{}
		for it := range scopesOf(was).Items() {
			s, _ := content(it.Value())
			for _, s := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' }) {
				had[strings.ToLower(s)] = true
				if of, ok := everything(s); ok {
					all[of] = true
				}
			}
		}
		for _, s := range p.scopes(c) {
			low := strings.ToLower(strings.TrimSpace(s.name))
			if low == "" || had[low] || all[low[:max(strings.LastIndexByte(low, '.'), 0)]] || strings.ContainsAny(low, ", ") || isSample(s.name) {
				continue
			}
			p.Report(s.item.Value().Span(), "Scope %s is not in %s; users have to authorise connection %s again", shown(s.name), b.told, shown(name))
		}
	},
}

// withCommittedScope is [withCommitted] with a scope.
var withCommittedScope = strings.Replace(withCommitted, `true}`, `true, "scope": ["bills.read"]}`, 1)
