package code

import (
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// hostPolicy is the content security policy for requests.
type hostPolicy struct {
	sources []cspSource
	unknown bool // an entry may match any host
}

// cspSource is a host source of a content security policy (CSP Level 3, 2.3.1). Empty parts match anything or a default.
type cspSource struct {
	scheme, host, port, path string
}

// alwaysAllowed are the hosts that pages of every product can access: the first two are in the header that the toolkit
// sends, the others were seen in the policies of products.
var alwaysAllowed = []cspSource{
	{host: "*.zohostatic.com"}, {host: "*.sigmausercontent.com"}, {host: "*.zappsusercontent.com"}, {host: "*.qntrlusercontent.com"},
}

// policyOf returns the policy of a manifest.
func policyOf(m *manifest.Model) *hostPolicy {
	policy := &hostPolicy{sources: alwaysAllowed}
	it, ok := m.Member(rule.CSPDomains)
	if !ok {
		return policy
	}
	inside, _ := it.Value().Member(connectSrc)
	if it.Value().Kind() != syntax.Object {
		policy.unknown = true
		return policy
	}
	for item := range inside.Value().Items() {
		s, ok := item.Value().Str()
		for _, word := range rule.SplitWords(s) {
			policy.add(word)
		}
		policy.unknown = policy.unknown || ok && (rule.IsTemplate(s) || rule.HasSample(s))
	}
	return policy
}

// add adds a source expression.
func (p *hostPolicy) add(s string) {
	var c cspSource
	s = strings.ToLower(s)
	switch rest, isScheme := strings.CutSuffix(s, ":"); {
	case s == "*":
		p.unknown = true
		return
	case isScheme:
		p.unknown = p.unknown || strings.HasPrefix(rest, "http") || strings.HasPrefix(rest, "ws")
		return
	case strings.HasPrefix(s, "'"):
		return // 'self' and other keywords
	}
	if scheme, rest, ok := strings.Cut(s, "://"); ok {
		c.scheme, s = scheme, rest
	}
	if i := strings.IndexByte(s, '/'); i >= 0 {
		s, c.path = s[:i], s[i:]
	}
	if i := strings.LastIndexByte(s, ':'); i >= 0 {
		s, c.port = s[:i], s[i+1:]
	}
	c.host = s
	p.sources = append(p.sources, c)
}

// allows reports whether the policy allows a request to u. whole is false if only the beginning of its path is known.
func (p *hostPolicy) allows(u *whatwg.Url, whole bool) bool {
	if p.unknown {
		return true
	}
	for _, s := range p.sources {
		if s.matches(u, whole) {
			return true
		}
	}
	return false
}

// matches implements the matching of URLs to source expressions (CSP Level 3, 6.7.2.8).
func (s cspSource) matches(u *whatwg.Url, whole bool) bool {
	return s.matchesScheme(u.Scheme()) && s.matchesHost(strings.ToLower(u.Hostname())) && s.matchesPort(u.Scheme(), u.Port()) &&
		(!whole || s.matchesPath(u.Pathname()))
}

func (s cspSource) matchesScheme(scheme string) bool {
	switch s.scheme {
	case "", scheme:
		return true
	case "http":
		return scheme == "https"
	case "ws":
		return scheme == "wss" || scheme == "http" || scheme == "https"
	case "wss":
		return scheme == "https"
	}
	return false
}

func (s cspSource) matchesHost(host string) bool {
	if suffix, ok := strings.CutPrefix(s.host, "*"); ok {
		return suffix == "" || strings.HasPrefix(suffix, ".") && strings.HasSuffix(host, suffix)
	}
	return s.host == host
}

// matchesPort compares the port of a URL, which is empty for the default port of its scheme.
func (s cspSource) matchesPort(scheme, port string) bool {
	switch s.port {
	case "":
		return port == ""
	case "*":
		return true
	}
	if port == "" {
		port = map[string]string{"http": "80", "ws": "80", "https": "443", "wss": "443"}[scheme]
	}
	return s.port == port || s.port == "80" && port == "443"
}

// matchesPath compares the path: exactly, or as a prefix if the source ends with a slash.
func (s cspSource) matchesPath(path string) bool {
	return s.path == "" || s.path == "/" || strings.EqualFold(s.path, path) || strings.HasSuffix(s.path, "/") && strings.HasPrefix(strings.ToLower(path), s.path)
}
