package diagnostics

import (
	"net/netip"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var widgetURLNotZoho = &Rule{
	Code:     "widget-url-not-zoho",
	Severity: Error,
	Summary:  "The page of a widget of Mail is on a host that is not Zoho's.",
	Why:      "Mail takes absolute URLs on subdomains of Zoho only, such as `https://mail.zoho.com/`. Pages of your own belong into the extension.",
	Bad:      `{"service": "MAIL", "modules": {"widgets": [{"name": "Notes", "location": "zoho.mail.preview.rightpanel", "url": "https://www.example.com/notes.html"}]}}`,
	Good:     `{"service": "MAIL", "modules": {"widgets": [{"name": "Notes", "location": "zoho.mail.preview.rightpanel", "url": "/app/notes.html"}]}}`,
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		k := pageKey(s)
		return k != nil && len(k.Link.Hosts) > 0
	},
	widget: func(p *Pass, e *manifest.Entry) {
		k := pageKey(e.Service)
		page, ok := remotePage(e)
		if ok && !slices.ContainsFunc(k.Link.Hosts, func(part string) bool { return strings.Contains(page.host, part) }) {
			p.Report(page.hostSpan(), "Page is on %s; %s takes only hosts of Zoho such as \"mail.zoho.com\"", shown(page.host), e.Service.Name)
		}
	},
}

var widgetURLLocal = &Rule{
	Code:     "widget-url-local",
	Severity: Information,
	Summary:  "The page of a widget is on your own machine.",
	Why:      "Nobody else can open a page at `localhost`. That is fine while the extension is written; before it is published, the page has to be in its folder or on a server.",
	Bad: `-- plugin-manifest.json --
{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "https://127.0.0.1:5000/app/widget.html"}]}}
-- app/widget.html --
`,
	Good: `-- plugin-manifest.json --
{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}
-- app/widget.html --
`,
	Fix:    "Changes it to the path of the page, if the extension has it.",
	Source: published,
	only:   takesAnyHost,
	widget: func(p *Pass, e *manifest.Entry) {
		page, ok := remotePage(e)
		if !ok || !isLocal(page.host) {
			return
		}
		d := p.Report(page.hostSpan(), "Page is on your own machine, where nobody else can open it")
		if name, ok := linkedFile(page.path); ok && p.Files() != nil && p.Files().State(name) == project.File {
			d.Fix(changeTo(page.path), change(page.value, page.path))
		}
	},
}

var widgetURLInsecure = &Rule{
	Code:     "widget-url-insecure",
	Severity: Information,
	Summary:  "The page of a widget is loaded without encryption.",
	Why:      "Products are loaded by https, and browsers block frames with http in such pages.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "http://www.example.com/panel.html"}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "https://www.example.com/panel.html"}]}}`,
	Fix:      "Changes the scheme to https.",
	Source:   mixedContent,
	only:     takesAnyHost,
	widget: func(p *Pass, e *manifest.Entry) {
		page, ok := remotePage(e)
		if !ok || page.scheme != "http" || isLocal(page.host) {
			return
		}
		at := strings.Index(strings.ToLower(page.content), "http")
		span := within(page.value, page.content, at, at+len("http"))
		d := p.Report(span, "Page is loaded by http, which browsers block in a product that is loaded by https")
		d.Fix("Change to https", change(page.value, page.content[:at]+"https"+page.content[at+len("http"):]))
	},
}

// takesAnyHost reports whether pages of widgets may be on any host.
func takesAnyHost(s *catalog.Service) bool {
	k := pageKey(s)
	return k != nil && len(k.Link.Hosts) == 0
}

// remote is a page at an absolute URL.
type remote struct {
	content            string // the URL as it is written
	value              syntax.Value
	scheme, host, path string
}

// remotePage returns the page of a widget whose URL is absolute.
func remotePage(e *manifest.Entry) (remote, bool) {
	s, v, ok := literalOf(e, pageKey(e.Service))
	if !ok || strings.HasPrefix(s, "/") {
		return remote{}, false
	}
	u := parseURL(s)
	if u == nil {
		return remote{}, false
	}
	return remote{s, v, u.Scheme(), u.Hostname(), u.Pathname() + u.Search() + u.Hash()}, true
}

// hostSpan returns the place of the host, all of the string if it is written otherwise.
func (r remote) hostSpan() text.Span {
	if i := strings.Index(r.content, r.host); i >= 0 {
		return within(r.value, r.content, i, i+len(r.host))
	}
	return r.value.Span()
}

// isLocal reports whether host is the machine itself.
func isLocal(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && (ip.IsLoopback() || ip.IsUnspecified())
}
