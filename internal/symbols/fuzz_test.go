package symbols_test

import (
	"testing"

	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// Whatever the bytes of a file are, every use and request is within the file.
func FuzzScan(f *testing.F) {
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
			// The words without one of which nothing is read are put behind, in a comment.
			content := content + "\n// connectionLinkName ZOHODESK invokeurl <script>"
			s := symbols.Scan(name, content)
			all := text.Span{End: len(content)}
			last := 0
			for _, u := range s.Uses {
				if u.Span.Start > u.Span.End || u.At.Start > u.At.End || !all.Covers(u.Span) || !all.Covers(u.At) {
					t.Errorf("%s: use %v of %d bytes", name, u, len(content))
				} else if u.Name != "" && u.Name != content[u.Span.Start:u.Span.End] {
					t.Errorf("%s: %q is not at %v", name, u.Name, u.Span)
				}
				if u.Certainty != symbols.Possible && (u.Name == "" || !s.Occurs(u.Name)) {
					t.Errorf("%s: certain use %v has no name that occurs", name, u)
				}
				if u.At.Start < last && name != "a.html" && name != "a.vue" {
					t.Errorf("%s: uses are not in order", name)
				}
				last = u.At.Start
			}
			for _, r := range s.Requests {
				if r.Span.Start > r.Span.End || !all.Covers(r.Span) || r.URL != content[r.Span.Start:r.Span.End] || r.Surface == nil {
					t.Errorf("%s: request %v", name, r)
				}
			}
		}
	})
}
