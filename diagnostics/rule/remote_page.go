package rule

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// RemotePage is the page of a widget at an absolute URL.
type RemotePage struct {
	Content            string // the URL in the manifest
	Value              syntax.Value
	Scheme, Host, Path string // normalized; Path includes the query and the fragment
}

// RemotePageOf returns the page of a widget, and whether it is at an absolute URL.
func RemotePageOf(e *manifest.Entry) (RemotePage, bool) {
	s, v, ok := LiteralOf(e, PageKey(e.Service))
	if !ok || strings.HasPrefix(s, "/") {
		return RemotePage{}, false
	}
	u := ParseURL(s)
	if u == nil {
		return RemotePage{}, false
	}
	return RemotePage{s, v, u.Scheme(), u.Hostname(), u.Pathname() + u.Search() + u.Hash()}, true
}

// HostSpan returns the span of the host, or that of the whole string if the host is not written in its normalized form.
func (r RemotePage) HostSpan() text.Span {
	if i := strings.Index(r.Content, r.Host); i >= 0 {
		return Within(r.Value, r.Content, i, i+len(r.Host))
	}
	return r.Value.Span()
}

// AllowsAnyHost reports whether pages of widgets may be on any host.
func AllowsAnyHost(s *catalog.Service) bool {
	k := PageKey(s)
	return k != nil && len(k.Link.Hosts) == 0
}
