package symbols_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

var certainties = map[symbols.Certainty]string{symbols.Literal: "literal", symbols.Constant: "constant", symbols.Possible: "possible"}

// described returns a line for each use and request in content.
func described(name, content string) string {
	var b strings.Builder
	x := symbols.Build(project.New(disk(name, content), nil), nil)
	uses := slices.Clone(x.Dynamic())
	for _, name := range x.Names() {
		uses = append(uses, x.Uses(name)...)
	}
	slices.SortStableFunc(uses, func(a, b symbols.Use) int { return cmp.Or(a.At.Start-b.At.Start, a.Span.Start-b.Span.Start) })
	for _, u := range uses {
		on := "-"
		if u.Surface != nil {
			on = u.Surface.Name
		}
		fmt.Fprintf(&b, "%s %q %s", certainties[u.Certainty], content[u.Span.Start:u.Span.End], on)
		if u.At != u.Span {
			fmt.Fprintf(&b, " at %s", content[u.At.Start:u.At.End])
		}
		if u.Name != "" && u.Name != content[u.Span.Start:u.Span.End] {
			b.WriteString(" NAME IS " + u.Name)
		} else if u.Name == "" {
			b.WriteString(" unnamed")
		}
		b.WriteByte('\n')
	}
	for _, r := range x.Requests() {
		fmt.Fprintf(&b, "request %s %s", r.Surface.Name, strings.ReplaceAll(r.URL, "\x00", "*"))
		if r.Connected {
			b.WriteString(" connected")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestScan(t *testing.T) {
	for name, c := range map[string]struct{ file, content, want string }{
		"inline": {
			"a.js", `ZOHODESK.request({url: "https://x.com/a", type: 'GET', connectionLinkName: "desk"}).then(f)`,
			"literal \"desk\" ZOHODESK.request\nrequest ZOHODESK.request https://x.com/a connected\n",
		},
		"object first": {
			"a.js", "let reqObj = {\r\n  url: `https://x.com/${id}`,\r\n  connectionLinkName : 'sbde_zoho_desk'\r\n};\r\nZOHODESK.request(reqObj);",
			"literal \"sbde_zoho_desk\" ZOHODESK.request\nrequest ZOHODESK.request https://x.com/* connected\n",
		},
		"object returned": {"a.ts", `export function make(id: string) { return {connectionLinkName: "desk"} as const; }`, "literal \"desk\" -\n"},
		"constant": {
			"a.mjs", "const CONN = 'books'\nZFAPPS.request({connection_link_name: CONN, url})",
			"constant \"books\" ZFAPPS.request at CONN\n",
		},
		"shorthand": {
			"a.js", "const connectionLinkName = 'books';\nZOHODESK.request({url: u, connectionLinkName})",
			"constant \"books\" ZOHODESK.request at connectionLinkName\n",
		},
		"shadowed constant": {
			"a.js", "const conn = 'books'; function f(conn) { ZOHODESK.request({connectionLinkName: conn}) }",
			"possible \"conn\" ZOHODESK.request unnamed\n",
		},
		"two constants": {
			"a.js", "{ const c = 'a'; f({connectionLinkName: c}) } { const c = 'b'; f({connectionLinkName: c}) }",
			"constant \"a\" - at c\nconstant \"b\" - at c\n",
		},
		"argument":       {"a.js", "function f(name) { ZOHODESK.request({connectionLinkName: name}) }", "possible \"name\" ZOHODESK.request unnamed\n"},
		"template":       {"a.js", "ZFAPPS.request({connection_link_name: `books`})", "literal \"books\" ZFAPPS.request\n"},
		"substitution":   {"a.js", "ZFAPPS.request({connection_link_name: `${this.$appMeta.x}`})", "possible \"`${this.$appMeta.x}`\" ZFAPPS.request unnamed\n"},
		"ternary":        {"a.js", "f({connectionLinkName: eu ? 'desk_eu' : 'desk_us'})", "literal \"desk_eu\" -\nliteral \"desk_us\" -\n"},
		"concatenation":  {"a.js", "const A = 'x' + y; f({connectionLinkName: A})", "possible \"A\" - unnamed\n"},
		"escape":         {"a.js", `f({connectionLinkName: "bo\x6fks"})`, "possible \"bo\\\\x6fks\" - unnamed\n"},
		"quoted key":     {"a.js", `f({"connectionLinkName": "desk",})`, "literal \"desk\" -\n"},
		"assigned":       {"a.js", "const o = {url: 'https://x.com'}\no.connectionLinkName = 'desk'\nZOHODESK.request(o)", "literal \"desk\" ZOHODESK.request\nrequest ZOHODESK.request https://x.com connected\n"},
		"comment":        {"a.js", "// ZOHODESK.request({connectionLinkName: 'old'})\n/* connectionLinkName: 'x' */", ""},
		"CRM":            {"a.js", `ZOHO.CRM.CONNECTION.invoke("crm_conn", {url: "x"}); ZOHO.CRM.CONNECTOR.invokeAPI("a.b.c", d)`, "literal \"crm_conn\" ZOHO.CRM.CONNECTION.invoke\nrequest ZOHO.CRM.CONNECTION.invoke x connected\n"},
		"SDP":            {"a.js", `window.SDP.invokeUrl({url, connectionLinkName: "datadog"})`, "literal \"datadog\" SDP.invokeUrl\n"},
		"Mail":           {"a.js", `ZMSDK.app.invokeUrl({xhrObj: {url: "https://x.com", serviceName: "Notebook"}})`, "literal \"Notebook\" ZMSDK.app.invokeUrl\nrequest ZMSDK.app.invokeUrl https://x.com connected\n"},
		"other service":  {"a.js", `f({serviceName: "Notebook"})`, ""},
		"Catalyst":       {"a.js", `const c = await app.connections().getConnectionCredentials(LINK_NAME);`, "possible \"LINK_NAME\" getConnectionCredentials unnamed\n"},
		"no connection":  {"a.js", `ZOHODESK.request({url: "https://api.x.com/v1", headers: {}})`, "request ZOHODESK.request https://api.x.com/v1\n"},
		"host and more":  {"a.js", `ZOHODESK.request({url: "https://api.x.com/v1/" + id})`, "request ZOHODESK.request https://api.x.com/v1/*\n"},
		"part of a host": {"a.js", `ZOHODESK.request({url: "https://api." + host})`, "request ZOHODESK.request https://api.*\n"},
		"spread":         {"a.js", `ZOHODESK.request({url: "https://api.x.com/v1", ...rest})`, "request ZOHODESK.request https://api.x.com/v1 connected\n"},
		"type":           {"a.ts", "interface R { url: string; connectionLinkName: string; }", ""},
		"JSX":            {"a.jsx", "const a = <p title='x'>Don't</p>;\nZOHODESK.request({connectionLinkName: 'desk'})", "literal \"desk\" ZOHODESK.request\n"},
		"regexp":         {"a.js", "if (a) /'/.test(b); s.replace(/[\"'/]/g, ''); ZOHODESK.request({connectionLinkName: 'desk'})", "literal \"desk\" ZOHODESK.request\n"},
		"broken":         {"a.js", "function ( { ] ) } \nZOHODESK.request({connectionLinkName: 'desk'", "literal \"desk\" ZOHODESK.request\n"},
		"BOM and emoji":  {"a.js", "\ufeff'😀'; ZOHODESK.request({connectionLinkName: 'desk'})", "literal \"desk\" ZOHODESK.request\n"},
		"page": {
			"a.html", "<p>Don't connectionLinkName: 'no'</p>\n<script type=\"text/template\">f({connectionLinkName: 'no'})</script>\n<script>f({connectionLinkName: 'desk'})</script>",
			"literal \"desk\" -\n",
		},
		"Vue":       {"a.vue", "<template><p>it`s</p></template>\n<script setup lang=\"ts\">\nZOHODESK.request({connectionLinkName: 'desk'})\n</script>", "literal \"desk\" ZOHODESK.request\n"},
		"invokeurl": {"a.ds", "// x\nr = INVOKEURL\n[\n\turl :\"https://x.com\"\n\ttype :GET\n\tCONNECTION:\"zohobooks\"\n];", "literal \"zohobooks\" invokeurl\n"},
		"variable":  {"a.dg", "r = invokeurl [url: u connection: conn type: GET];", "possible \"conn\" invokeurl unnamed\n"},
		"task":      {"a.deluge", `t = zoho.desk.getRecordById(orgId,"tickets",input.get("id"),"zohoauth_connection"); zoho.crm.searchRecords("Leads","(Email:equals:x)"); info "x";`, "possible \"zohoauth_connection\" zoho integration task\n"},
		"binary":    {"a.js", "\x00f({connectionLinkName: 'desk'})", ""},
		"text":      {"a.md", "f({connectionLinkName: 'desk'})", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := described(c.file, c.content); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}
