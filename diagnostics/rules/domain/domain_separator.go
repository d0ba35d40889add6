package domain

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/syntax"
)

var domainSeparator = &rule.Rule{
	Code:     "domain-separator",
	Severity: rule.Error,
	Summary:  "Several domains are in one string.",
	Why:      "Each domain must be a separate array item. `connect-src` accepts several domains in one string if a single space separates them.",
	Bad:      `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://a.example.com, https://b.example.com"]}`,
	Good:     `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://a.example.com", "https://b.example.com"]}`,
	Fix:      "Splits the string into array items.",
	Source:   rule.Toolkit,
	Only:     rule.WithDomains,
	CheckMember: rule.Membership{Names: []string{rule.AllowedDomains, rule.CSPDomains}, Check: func(p *rule.Pass, name string, v syntax.Value) {
		rule.EachEntry(p, name, v, func(list rule.Domains, _ int, it syntax.Item, content string) {
			domains := list.Split(content)
			if domains == nil {
				return
			}
			span, required := it.Value().Span(), "separate array items"
			if name == rule.CSPDomains {
				span = rule.Within(it.Value(), content, 0, len(content))
			}
			if list.Key.Link.Several {
				required += " or separated by a single space"
			}
			d := p.Report(span, "Domains in %s must be %s", rule.Display(content), required)
			d.Severity = rule.Rejection(list.Key.TypeBy)
			if rule.ParseURL(content) != nil {
				d.Severity = rule.Warning // zet accepts the string as one URL
			}
			d.FixSurely("Split into array items", rule.SplitItem(p.Model.Tree, it, domains))
		})
	}},
}
