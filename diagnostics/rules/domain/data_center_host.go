package domain

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var dataCenterHost = &rule.Rule{
	Code:    "data-center-host",
	Summary: "A host belongs to one of Zoho's data centers only.",
	Why: "The data of a user are in one data center, and the hosts of Zoho's products differ by data center: `desk.zoho.com` in the United States, `desk.zoho.eu` in Europe. " +
		"A request to the wrong one fails. This rule is off by default because an extension may be for users of one data center.",
	Bad:    `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://desk.zoho.com"]}`,
	Good:   `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://desk.zoho.com", "https://desk.zoho.eu"]}`,
	Source: rule.Published,
	Only:   rule.WithDomains,
	CheckMember: rule.Membership{Names: []string{rule.AllowedDomains, rule.CSPDomains}, Check: func(p *rule.Pass, name string, v syntax.Value) {
		listed := map[string]int{} // hosts of each product
		rule.EachDomain(p, name, v, func(d rule.Domain) {
			if h, ok := catalog.LookupHost(d.URL.Hostname()); ok {
				listed[h.Hosts[0]]++
			}
		})
		rule.EachDomain(p, name, v, func(d rule.Domain) {
			if h, ok := catalog.LookupHost(d.URL.Hostname()); ok && listed[h.Hosts[0]] == 1 {
				p.Report(d.Span(0, rule.HostEnd(d.Name)), "%s", otherHosts(d.URL.Hostname(), h))
			}
		})
	}},
	CheckCode: func(p *rule.Pass, x *symbols.Index) {
		reported := map[symbols.Site]bool{}
		for _, r := range x.Requests() {
			u := rule.ParseURL(strings.ReplaceAll(r.URL, string(symbols.Hole), "x"))
			if u == nil || reported[r.Site()] || len(p.Found) >= maxDiagnostics {
				continue
			}
			if h, ok := catalog.LookupHost(u.Hostname()); ok && rule.HostEnd(r.URL) <= r.Span.Len() {
				reported[r.Site()] = true
				p.ReportIn(r.File, text.Span{Start: r.Span.Start, End: r.Span.Start + rule.HostEnd(r.URL)}, "%s", otherHosts(u.Hostname(), h))
			}
		}
	},
}

// maxDiagnostics limits the diagnostics about the code of one extension.
const maxDiagnostics = 500

// otherHosts returns a message that lists the hosts of the other data centers.
func otherHosts(host string, h catalog.ProductHost) string {
	var others []string
	for _, other := range h.Hosts {
		if other != "" && other != host {
			others = append(others, other)
		}
	}
	return "Host " + rule.Display(host) + " must be replaced for users of other data centers: " + strings.Join(others, ", ")
}
