package code

import (
	"strings"
	"sync"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var requestHostNotListed = &rule.Rule{
	Code:     "request-host-not-listed",
	Severity: rule.Warning,
	Summary:  "Code sends a request to a host that is not listed in \"whiteListedDomains\".",
	Why: "Desk, Writer, Mail, Projects, BugTracker and Orchestly send a request of their SDK only to hosts in `whiteListedDomains`, unless it uses a connection. " +
		"The URL is followed through variables, parameters and imports. Nothing is reported if its host is computed at run time.",
	Bad:    exampleWithCode + "ZOHODESK.request({ url: \"https://api.example.com/v1/orders\", type: \"GET\" });\nconst BOOKS = \"books\";\n",
	Good:   strings.Replace(exampleWithCode, `"whiteListedDomains": []`, `"whiteListedDomains": ["https://api.example.com"]`, 1) + "ZOHODESK.request({ url: \"https://api.example.com/v1/orders\", type: \"GET\" });\nconst BOOKS = \"books\";\n",
	Fix:    "Adds the host to `whiteListedDomains`.",
	Source: rule.DeskRequests,
	Only:   limitsHosts,
	CheckCode: func(p *rule.Pass, x *symbols.Index) {
		list := sync.OnceValue(func() *allowedHosts { return allowedHostsOf(p.Model) })
		checkRequests(p, x, func(r symbols.Request) bool {
			return r.Surface.Listed && !r.Connected && !r.Possible && checkRequest(p, list(), r)
		})
	},
}

// limitsHosts reports whether the SDK of a service sends requests only to the hosts that the manifest lists.
func limitsHosts(s *catalog.Service) bool {
	switch s.Code {
	case "DESK", "WRITER", "MAIL", "PROJECTS", "BUGTRACKER", "ORCHESTLY":
		return rule.HasProperty(rule.AllowedDomains)(s)
	}
	return false
}

// checkRequest reports the host of a request unless it is listed.
func checkRequest(p *rule.Pass, list *allowedHosts, r symbols.Request) (reported bool) {
	u := externalURL(r)
	if u == nil || list.has(u.Hostname()) {
		return false
	}
	d := p.ReportIn(r.File, hostSpan(r),
		`Host %s must be listed in "whiteListedDomains" because the request uses no connection`, rule.Display(u.Hostname()))
	m := p.Model
	origin := u.Scheme() + "://" + u.Host()
	d.FixIn(project.Manifest, "Add "+rule.Display(origin)+` to "whiteListedDomains"`, func() []text.Edit { return addDomain(m, origin) })
	return true
}

// allowedHosts are the hosts that a manifest lists.
type allowedHosts struct {
	names    map[string]bool
	suffixes []string // of the entries that begin with an asterisk, such as .example.com
	unknown  bool     // an entry may match any host
}

// allowedHostsOf returns the hosts in the whiteListedDomains of m.
func allowedHostsOf(m *manifest.Model) *allowedHosts {
	list := &allowedHosts{names: map[string]bool{}}
	it, _ := m.Member(rule.AllowedDomains)
	if it.Value().Kind() != syntax.Array {
		return list
	}
	for entry := range it.Value().Items() {
		s, ok := entry.Value().Str()
		for _, domain := range rule.SplitWords(s) {
			list.add(domain)
		}
		list.unknown = list.unknown || ok && (rule.IsTemplate(s) || rule.HasSample(s))
	}
	return list
}

// add adds an entry with or without a scheme.
func (l *allowedHosts) add(s string) {
	if !strings.Contains(s, "://") {
		s = "https://" + strings.TrimLeft(s, "/")
	}
	host := s[strings.Index(s, "://")+3 : rule.HostEnd(s)]
	if suffix, ok := strings.CutPrefix(host, "*."); ok && !strings.Contains(suffix, "*") {
		l.suffixes = append(l.suffixes, "."+strings.ToLower(suffix))
		return
	}
	if u := rule.ParseURL(s); u != nil && !strings.Contains(host, "*") {
		l.names[u.Hostname()] = true
		return
	}
	l.unknown = true
}

// has reports whether a host, in lower case, is or may be listed.
func (l *allowedHosts) has(host string) bool {
	for _, suffix := range l.suffixes {
		if strings.HasSuffix(host, suffix) || "."+host == suffix {
			return true
		}
	}
	return l.unknown || l.names[host]
}

// addDomain returns the edits that add a domain to whiteListedDomains, nil if the value is not a complete array.
func addDomain(m *manifest.Model, domain string) []text.Edit {
	f := syntax.Fragment{New: rule.QuoteRaw(domain)}
	it, ok := m.Member(rule.AllowedDomains)
	if !ok {
		return addProperty(m, rule.AllowedDomains, f)
	}
	if v := it.Value(); v.Kind() == syntax.Array && v.Whole() {
		return v.Append(f)
	}
	return nil
}
