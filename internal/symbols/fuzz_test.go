package symbols_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// For any bytes of a file, every use and request is within the file.
func FuzzIndex(f *testing.F) {
	for _, seed := range []string{
		"let o = {url: `https://x.com/${id}`, connectionLinkName: 'desk'};\r\nZOHODESK.request(o)",
		"const C = 'a', D = \"b\"; ZFAPPS.request({connection_link_name: C, ...x})",
		"\ufeffZMSDK.app.invokeUrl({xhrObj: {serviceName: '😀'}})",
		"<p>Don't</p><script>f({connectionLinkName: 'a'})</script><script type=x>y</SCRIPT><!-- <script>",
		"r = invokeurl [ url: \"u\" connection: \"c\" + x ]; zoho.desk.x(1, \"t\")",
		"`${`${a}`}` /[/]'/ 1a 3px\"x\" // c\n/* connectionLinkName: 'x'",
		"}}))]]`}${ connectionLinkName: 'x', connectionLinkName",
		"o.connectionLinkName = 'a'\nb?.connectionLinkName=\"",
		"const zohodesk = '",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		for _, name := range []string{"a.js", "a.tsx", "a.html", "a.vue", "a.ds", "a.txt"} {
			// Without one of these words, nothing is analysed.
			content := content + "\n// connectionLinkName ZOHODESK invokeurl <script>"
			x := symbols.Build(project.New(disk(name, content), nil), nil)
			all := text.Span{End: len(content)}
			for _, u := range x.In(name) {
				if u.Span.Start > u.Span.End || u.At.Start > u.At.End || !all.Covers(u.Span) || !all.Covers(u.At) {
					t.Errorf("%s: use %v of %d bytes", name, u, len(content))
				} else if u.Written && u.Name != content[u.Span.Start:u.Span.End] {
					t.Errorf("%s: %q is not at %v", name, u.Name, u.Span)
				}
				if u.Certainty != symbols.Possible && (!u.Written || !x.Occurs(u.Name)) {
					t.Errorf("%s: certain use %v has no name that occurs", name, u)
				}
			}
			for _, r := range x.Requests() {
				if r.Span.Start > r.Span.End || !all.Covers(r.Span) || !strings.HasPrefix(r.URL, content[r.Span.Start:r.Span.End]) || r.Surface == nil {
					t.Errorf("%s: request %v", name, r)
				}
			}
		}
	})
}
