package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
)

var widgetURLMissing = &Rule{
	Code:     "widget-url-missing",
	Severity: Error,
	Summary:  "A widget has no page.",
	Why:      "A widget is a page that the product shows in a frame: `url`, or `path_url` in ServiceDesk Plus.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband"}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:      "Adds a page, to be chosen from those of the extension, or corrects a key that is meant to be it.",
	Source:   toolkit,
	only:     hasPages,
	widget:   func(p *Pass, e *manifest.Entry) { widgetLacks(p, e, pageKey(e.Service), "page") },
}

var widgetURLType = &Rule{
	Code:     "widget-url-type",
	Severity: Error,
	Summary:  "The URL of a widget is no string.",
	Why:      "A page is given as one string: a path such as `/app/widget.html`, or an absolute URL.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": ["/app/widget.html"]}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Source:   toolkit,
	only:     hasPages,
	widget: func(p *Pass, e *manifest.Entry) {
		k := pageKey(e.Service)
		if v, ok := valueOf(e, k); ok {
			graded(p, rejection(k.TypeBy), func() { needString(p, v, "Widget URL") })
		}
	},
}

var widgetURLInvalid = &Rule{
	Code:     "widget-url-invalid",
	Severity: Error,
	Summary:  "The URL of a widget is neither a path nor a URL.",
	Why:      "A path begins with `/`, which is the folder of the manifest; anything else must be an absolute URL whose scheme is http, https or wss.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "app/widget.html"}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:      "Makes it the path or URL that is meant.",
	Source:   toolkit,
	only:     hasPages,
	widget: func(p *Pass, e *manifest.Entry) {
		k := pageKey(e.Service)
		v, _ := valueOf(e, k)
		s, ok := content(v)
		if k.TypeBy != catalog.Zet && isTemplate(s) || isSample(s) {
			return // nobody is known to look at it
		}
		passes := func(prefix string) bool { return strings.HasPrefix(s, prefix) }
		if !ok || passes("/") || slices.ContainsFunc(k.Link.Prefixes, passes) || parseURL(s) != nil || !k.Required && blank(v) {
			return
		}
		if blank(v) {
			p.Report(v.Span(), "Widget URL is blank; expected a page such as \"/app/widget.html\"").Severity = rejection(k.TypeBy)
			return
		}
		d := p.Report(v.Span(), "Widget URL %s is neither a path that begins with \"/\" nor a URL", shown(s))
		d.Severity = rejection(k.TypeBy)
		meant, sure := meantLink(p.Files(), s)
		suggest(d, v, meant, sure)
	},
}

func hasPages(s *catalog.Service) bool { return pageKey(s) != nil }

// meantLink returns the path or URL that s, which is none, is meant to be, empty if that cannot be told,
// and whether there is no doubt. files may be nil.
func meantLink(files *project.Folder, s string) (meant string, sure bool) {
	s = strings.TrimPrefix(strings.ReplaceAll(strings.TrimSpace(s), `\`, "/"), "./")
	host, _, _ := strings.Cut(s, "/")
	switch {
	case strings.HasPrefix(s, "/"):
		return s, true
	case strings.HasPrefix(s, "app/"):
		return "/" + s, true
	case host == "localhost" || strings.HasPrefix(host, "localhost:"):
		return "http://" + s, false
	case strings.Contains(host, ".") && (host != s || strings.HasPrefix(s, "www.")) && parseURL("https://"+s) != nil:
		return "https://" + s, false
	case files != nil:
		if near := nearestFile(files, "app/"+s[:linkEnd(s)]); near != "" {
			return "/" + near + s[linkEnd(s):], false
		}
	}
	if strings.HasSuffix(s, ".html") && !strings.Contains(s, ":") {
		return "/app/" + s, false
	}
	return "", false
}
