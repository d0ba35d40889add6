package domain

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
)

var localAddress = &rule.Rule{
	Code:     "local-address",
	Severity: rule.Information,
	Summary:  "A domain or widget page is at a local address.",
	Why: "Addresses such as `localhost` and `127.0.0.1` only work on your own computer. They are useful during development, but must be replaced before you publish the extension. " +
		"The same applies to domains of tunnels such as ngrok.",
	Bad:    `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://127.0.0.1:5000"]}`,
	Good:   `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com"]}`,
	Fix:    "Removes the domain, or changes the URL of the page to its path in the extension.",
	Source: rule.Published,
	Only:   func(s *catalog.Service) bool { return rule.WithDomains(s) || rule.AllowsAnyHost(s) },
	CheckMember: rule.Membership{Names: []string{rule.AllowedDomains, rule.CSPDomains}, Check: func(p *rule.Pass, name string, v syntax.Value) {
		rule.EachDomain(p, name, v, func(d rule.Domain) {
			if !rule.IsDeveloperHost(d.URL.Hostname()) {
				return
			}
			found := p.Report(d.Span(0, rule.HostEnd(d.Name)), "Domain %s must be removed before publishing because it is a local address", rule.Display(d.Name))
			found.Fix("Remove "+rule.Display(d.Name), d.Remove())
		})
	}},
	CheckWidget: func(p *rule.Pass, e *manifest.Entry) {
		page, ok := rule.RemotePageOf(e)
		if !ok || !rule.AllowsAnyHost(e.Service) || !rule.IsLocalHost(page.Host) {
			return
		}
		d := p.Report(page.HostSpan(), "Page must be moved before publishing because %s is a local address", rule.Display(page.Host))
		if name, ok := rule.LinkedFile(page.Path); ok && p.Files != nil && p.Files.State(name) == project.File {
			d.Fix(rule.ChangeTitle(page.Path), rule.ReplaceString(page.Value, page.Path))
		}
	},
}
