package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/syntax"
)

var domainPath = &Rule{
	Code:     "domain-path",
	Severity: Warning,
	Summary:  "A domain has a path, a query or a fragment.",
	Why:      "`whiteListedDomains` and `connect-src` say which servers may be reached, not which of their pages. A path makes the entry narrower than it looks, or is ignored.",
	Bad:      `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com/v1/orders"]}`,
	Good:     `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com"]}`,
	Fix:      "Leaves it out.",
	Source:   sigmaManifest,
	only:     withDomains,
	member: membership{[]string{whiteListed, csp}, func(p *Pass, name string, v syntax.Value) {
		eachDomain(p, name, v, func(d domain) {
			end := hostEnd(d.name)
			if rest := d.name[end:]; rest != "" && rest != "/" && !strings.ContainsAny(rest, " \t") && severalDomains(d.name) == nil {
				p.Report(d.span(end, len(d.name)), "Domain %s has %s behind its host; expected the host alone", shown(d.name), shown(rest)).
					Fix(changeTo(d.name[:end]), d.replace(d.name[:end]))
			}
		})
	}},
}

var domainDuplicate = &Rule{
	Code:     "domain-duplicate",
	Severity: Warning,
	Summary:  "A domain that may be called is listed twice.",
	Why:      "The second entry of `whiteListedDomains` says nothing new. Letters of the host and a slash at its end make no difference.",
	Bad:      `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com", "https://api.example.com/"]}`,
	Good:     `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com"]}`,
	Fix:      "Removes it.",
	Source:   sigmaManifest,
	only:     withKey(whiteListed),
	member: membership{[]string{whiteListed}, func(p *Pass, name string, v syntax.Value) {
		reportTwice(p, name, v)
	}},
}

// reportTwice reports the domains of an array that already stand in it further up.
func reportTwice(p *Pass, name string, v syntax.Value) {
	first := map[string]domain{}
	eachDomain(p, name, v, func(d domain) {
		key := d.url.Href(false)
		before, twice := first[key]
		if !twice {
			first[key] = d
			return
		}
		found := p.Report(d.span(0, len(d.name)), "Domain %s is listed twice", shown(d.name))
		found.Unnecessary = true
		found.Relate(before.span(0, len(before.name)), "It is listed here")
		found.FixSurely("Remove the second one", d.remove())
	})
}

var domainLocal = &Rule{
	Code:     "domain-local",
	Severity: Information,
	Summary:  "A domain is that of a developer's machine.",
	Why:      "`localhost`, `127.0.0.1` and the addresses of tunnels such as ngrok lead nowhere, or to somebody else, when other people have installed the extension.",
	Bad:      `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://127.0.0.1:5000"]}`,
	Good:     `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com"]}`,
	Fix:      "Removes it.",
	Source:   published,
	only:     withDomains,
	member: membership{[]string{whiteListed, csp}, func(p *Pass, name string, v syntax.Value) {
		eachDomain(p, name, v, func(d domain) {
			if !localHost(d.url.Hostname()) {
				return
			}
			found := p.Report(d.span(0, hostEnd(d.name)), "Domain %s is that of a developer's machine; take it out before publishing", shown(d.name))
			found.Fix("Remove it", d.remove())
		})
	}},
}

// localHost reports whether host, in lower case, is a machine that only its developer reaches, or a
// tunnel to it.
func localHost(host string) bool {
	if isLocal(host) {
		return true
	}
	for _, tail := range []string{".ngrok.io", ".ngrok.app", ".ngrok.dev", ".ngrok-free.app", ".ngrok-free.dev", ".loca.lt", ".trycloudflare.com"} {
		if strings.HasSuffix(host, tail) {
			return true
		}
	}
	return false
}
