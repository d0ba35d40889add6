package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
)

var widgetURLFileMissing = &Rule{
	Code:     "widget-url-file-missing",
	Severity: Error,
	Summary:  "The page of a widget is not among the files of the extension.",
	Why:      "A URL that begins with `/` is a path from the folder of the manifest. Case matters, and only what is below `app` is packed.",
	Bad: `-- plugin-manifest.json --
{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/Widget.html"}]}}
-- app/widget.html --
`,
	Good: `-- plugin-manifest.json --
{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}
-- app/widget.html --
`,
	Fix:    "Changes it to the file that is likely to be meant, or makes the page.",
	Source: toolkit,
	only:   hasPages,
	widget: func(p *Pass, e *manifest.Entry) {
		k := pageKey(e.Service)
		s, v, ok := literalOf(e, k)
		if !ok {
			return
		}
		content := newPage
		if !strings.HasSuffix(s[:linkEnd(s)], ".html") {
			content = nil
		}
		graded(p, rejection(k.FilesBy), func() { needFile(p, v, s, "Page", content) })
	},
}

// newPage returns a page with nothing on it.
func newPage(string) string {
	return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Widget</title>
  </head>
  <body></body>
</html>
`
}
