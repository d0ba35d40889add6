package code

import (
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// externalURL returns the URL of a request if its host is known and on the internet, otherwise nil. It ends where the first
// unknown part begins.
func externalURL(r symbols.Request) *whatwg.Url {
	address, _, cut := strings.Cut(r.URL, string(symbols.Hole))
	if _, rest, ok := strings.Cut(address, "://"); !ok || cut && strings.IndexAny(rest, "/?#") <= 0 {
		return nil // the host may go on
	}
	u := rule.ParseURL(address)
	if u == nil || rule.HasSample(address) || rule.IsTemplate(address) || rule.IsDeveloperHost(u.Hostname()) || !strings.Contains(u.Hostname(), ".") {
		return nil
	}
	return u
}

// hostSpan returns the bytes of the scheme and the host of a request, or of their part in the string that the URL begins with.
func hostSpan(r symbols.Request) text.Span {
	return text.Span{Start: r.Span.Start, End: min(r.Span.Start+rule.HostEnd(r.URL), r.Span.End)}
}

// checkRequests calls check, which reports at most one diagnostic, for the requests of the code. It does so only until one is
// reported at their site, because a request can have many possible URLs.
func checkRequests(p *rule.Pass, x *symbols.Index, check func(symbols.Request) (reported bool)) {
	reported := map[symbols.Site]bool{}
	for _, r := range x.Requests() {
		if len(p.Found) < maxDiagnostics && !reported[r.Site()] {
			reported[r.Site()] = check(r)
		}
	}
}
