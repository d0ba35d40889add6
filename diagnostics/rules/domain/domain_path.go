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
	Why: "A path is valid, but restricts the entry, so it is information. In `connect-src`, a path that ends with a slash allows all paths below it, " +
		"and another path allows only itself. A query or a fragment is not valid.",
	Bad:    `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com/?version=1"]}`,
	Good:   `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com"]}`,
	Fix:    "Removes everything after the host.",
	Source: rule.SigmaManifest,
	Only:   rule.WithDomains,
	CheckMember: rule.Membership{Names: []string{rule.AllowedDomains, rule.CSPDomains}, Check: func(p *rule.Pass, name string, v syntax.Value) {
		rule.EachDomain(p, name, v, func(d rule.Domain) {
			end := rule.HostEnd(d.Name)
			rest := d.Name[end:]
			if rest == "" || rest == "/" || strings.ContainsAny(rest, " \t") || rule.SplitDomains(d.Name) != nil {
				return
			}
			found := p.Report(d.Span(end, len(d.Name)), "Domain %s must not include %s", rule.Display(d.Name), component(rest))
			if !strings.ContainsAny(rest, "?#") {
				found.Message = "Domain " + rule.Display(d.Name) + " " + restriction(name, rest)
				found.Severity = rule.Information
			}
			found.Fix(rule.ChangeTitle(d.Name[:end]), d.Replace(d.Name[:end]))
		})
	}},
}

// restriction returns what a path in a domain of the property name allows, as the end of a message.
func restriction(name, path string) string {
	switch {
	case name == rule.AllowedDomains:
		return "includes a path, which may restrict access to it"
	case strings.HasSuffix(path, "/"):
		return "allows only paths that begin with " + rule.Display(path)
	}
	return "allows only the path " + rule.Display(path)
}

// component returns what a domain must not include after its host, as a message calls it.
func component(rest string) string {
	if strings.IndexByte(rest, '#') >= 0 && !strings.Contains(rest, "?") {
		return "a fragment"
	}
	return "a query"
}
