package domain

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/syntax"
)

var domainPath = &rule.Rule{
	Code:     "domain-path",
	Severity: rule.Warning,
	Summary:  "A domain includes a path, a query or a fragment.",
	Why:      "`whiteListedDomains` and `connect-src` allow access to servers, not to individual pages. A path is ignored or restricts the entry more than you expect.",
	Bad:      `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com/v1/orders"]}`,
	Good:     `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com"]}`,
	Fix:      "Removes everything after the host.",
	Source:   rule.SigmaManifest,
	Only:     rule.WithDomains,
	CheckMember: rule.Membership{Names: []string{rule.AllowedDomains, rule.CSPDomains}, Check: func(p *rule.Pass, name string, v syntax.Value) {
		rule.EachDomain(p, name, v, func(d rule.Domain) {
			end := rule.HostEnd(d.Name)
			rest := d.Name[end:]
			if rest == "" || rest == "/" || strings.ContainsAny(rest, " \t") || rule.SplitDomains(d.Name) != nil {
				return
			}
			p.Report(d.Span(end, len(d.Name)), "Domain %s must not include %s", rule.Display(d.Name), component(rest)).
				Fix(rule.ChangeTitle(d.Name[:end]), d.Replace(d.Name[:end]))
		})
	}},
}

// component returns what the part of a URL after its host begins with, as a message calls it.
func component(rest string) string {
	switch strings.TrimPrefix(rest, "/")[0] {
	case '?':
		return "a query"
	case '#':
		return "a fragment"
	}
	return "a path"
}
