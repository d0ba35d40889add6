package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var requestHostNotListed = &Rule{
	Code:     "request-host-not-listed",
	Severity: Warning,
	Summary:  "Code sends a request to a host that is not in whiteListedDomains.",
	Why:      "`ZOHODESK.request` reaches only hosts that stand in `whiteListedDomains`, unless the request goes through a connection. URLs that are written out as far as their host are looked at.",
	Bad:      withCode + "ZOHODESK.request({ url: \"https://api.example.com/v1/orders\", type: \"GET\" }); // books\n",
	Good:     strings.Replace(withCode, `"whiteListedDomains": []`, `"whiteListedDomains": ["https://api.example.com"]`, 1) + "ZOHODESK.request({ url: \"https://api.example.com/v1/orders\", type: \"GET\" }); // books\n",
	Fix:      "Adds the host to the list.",
	Source:   deskRequests,
	only:     func(s *catalog.Service) bool { return s.Code == "DESK" && withKey(whiteListed)(s) },
	code: func(p *Pass, x *symbols.Index) {
		var list *allowed
		for path, source := range x.Sources() {
			for _, r := range source.Requests {
				if r.Connected || !r.Surface.Listed || len(p.found) >= mostCoded {
					continue
				}
				if list == nil {
					list = allowedBy(p.Model())
				}
				reportUnlisted(p, list, path, r)
			}
		}
	},
}

func reportUnlisted(p *Pass, list *allowed, path string, r symbols.Request) {
	u := parseURL(r.URL)
	if u == nil || isSample(r.URL) || isTemplate(r.URL) || localHost(u.Hostname()) || !strings.Contains(u.Hostname(), ".") || list.has(u.Hostname()) {
		return
	}
	d := p.ReportIn(path, text.Span{Start: r.Span.Start, End: r.Span.Start + hostEnd(r.URL)},
		"Host %s is not in whiteListedDomains of %s, and the request has no connection", shown(u.Hostname()), project.Manifest)
	m := p.Model()
	origin := u.Scheme() + "://" + u.Host()
	d.FixIn(project.Manifest, "Add "+shown(origin)+" to whiteListedDomains", func() []text.Edit { return listDomain(m, origin) })
}

// allowed is the hosts that a manifest lists.
type allowed struct {
	hosts map[string]bool
	tails []string // what a host may end with, for an entry with an asterisk in place of its beginning
	any   bool     // there is an entry that nobody can tell the meaning of
}

// allowedBy returns the hosts in the whiteListedDomains of m.
func allowedBy(m *manifest.Model) *allowed {
	list := &allowed{hosts: map[string]bool{}}
	it, _ := m.Member(whiteListed)
	if it.Value().Kind() != syntax.Array {
		return list
	}
	for entry := range it.Value().Items() {
		s, ok := entry.Value().Str()
		for _, one := range fields(s) {
			list.add(one)
		}
		list.any = list.any || ok && (isTemplate(s) || isSample(s))
	}
	return list
}

// add takes in an entry, with its scheme or without.
func (l *allowed) add(s string) {
	if !strings.Contains(s, "://") {
		s = "https://" + strings.TrimLeft(s, "/")
	}
	host := s[strings.Index(s, "://")+3 : hostEnd(s)]
	if tail, ok := strings.CutPrefix(host, "*."); ok && !strings.Contains(tail, "*") {
		l.tails = append(l.tails, "."+strings.ToLower(tail))
		return
	}
	if u := parseURL(s); u != nil && !strings.Contains(host, "*") {
		l.hosts[u.Hostname()] = true
		return
	}
	l.any = true
}

// has reports whether a host, in lower case, is listed, or may be.
func (l *allowed) has(host string) bool {
	for _, tail := range l.tails {
		if strings.HasSuffix(host, tail) || "."+host == tail {
			return true
		}
	}
	return l.any || l.hosts[host]
}

// listDomain returns the edits that add a domain to whiteListedDomains, nil if there is no place for it.
func listDomain(m *manifest.Model, domain string) []text.Edit {
	f := syntax.Fragment{New: quoteRaw(domain)}
	it, ok := m.Member(whiteListed)
	if !ok {
		return addMember(m, whiteListed, f)
	}
	if v := it.Value(); v.Kind() == syntax.Array && v.Whole() {
		return v.Append(f)
	}
	return nil
}

// addMember returns the edits that give a manifest the member called name, an array of one item, where its service
// lists it.
func addMember(m *manifest.Model, name string, item syntax.Fragment) []text.Edit {
	i := catalog.IndexKey(m.Service.Keys, name)
	if i < 0 {
		return nil
	}
	return addKeys(m.Root, m.Service.Keys, m.Service.Keys[i:i+1], func(catalog.Key) syntax.Fragment { return scaffold.List(name, item) })
}
