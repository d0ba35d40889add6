package diagnostics_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/testing/ruletest"
	"plugin-manifest-ls/internal/text"
)

// shreds are what edits put into manifests: pieces that make findings and pieces that change how the
// rest is read.
var shreds = []string{
	"", "", `"`, `{`, `}`, `[`, `]`, `,`, `:`, "\n", "\n      ", "    ", " ", "\t", "//", "x", "A", "_", `\`, `{}`, `{},`, `null`,
	`"name": "books", `, `"connectionLinkName": "books", `, `"connectionName": "My Books", `, `"type": "oauth2", `, `"scope": "a b", `, `"scopes": ["a", "a"], `,
	`"serviceName": "zoho_crm", `, `"userAccess": "true", `, `"connectionlinkname": "a", `, `"a.READ", "a.ALL", `, `<a>`, `"slack", `, `"service": "desk", `,
	`"serviceName": "zlabs_integration", `, `"sharedBy": 1.5, `, `"isUserDefinedService": "true", `, `"service": "DESK", `, `"service": "PROJECTS", `, `"service": "QNTRL", `, `"service": "SHOW", `, `"service": "FINANCE", `,
	`"whiteListedDomains": ["a.com", "https://a.com/x", "https://a.com/x", "https://localhost, https://b.com"], `, `"cspDomains": {"connect-src": ["a.com", "https://a.com  blob:", "https://b.com https://b.com/"]}, `, `"cspDomains": ["x"], `,
	`"callbackListener": {"onUnInstall": "x", "onUpdate": "x.com"}, `, `"secret": "", `, `"deskOauth": {"name": 1}, `, `"TPAOauth": [{"name": "a.b"}, {"name": "x"}, {"name": "x", "tokenUrl": "x"}, {}, 1], `,
	`"zohoAuthorisation": {}, `, `"type": "connectors", `, `"service": "CATALYST", `, `"client": {"id": "", "scope": ["a"], "accounts-url": "https://accounts.zoho.eu/"}, `, `"file_location": "app/x.html", `,
	`"locale": ["en", "jp", "en"], `, `"locale": ["en", "fr"], `, `"locale": ["en"], `, `"locale": "en", `, `"defaultLocale": "de", `, `"storage": "true", `, `"type": "Org", `, `"modules": {"widget": []}, `, `"modules": [], `,
	`"widgets": [], `, `"service": "MAIL", `, `"service": "PROJECTS", `, `"service": "CREATOR", `, `"version": 1, `, `"csp": {}, `, `"moduleSupport": "x", `, `"updateBefore": "x", `,
	`"config": [{"name": "a"}, {"name": "A", "type": "Text", "userdefined": true}, {}, null], `, `"userdefined": true, `, `"mandatory": "true", `, `"options": ["a"], "default": "b", `,
	`"is_secure": false, `, `"inputType": "text", `, `"label": "a", `, `"note": 1, `, `"oauth": [], `, `"callbackListener": {"onDeskAuthorise": ""}, `,
	`"location": "task_tab", `, `"location": "desk.background", `, `"location": ["webtab"], `, `"locations": ["webtab", "a"], `, `"locations": null, `,
	`"url": "app/a.html", `, `"url": "http://localhost", `, `"path_url": "/app/a.html", `, `"url": null, `, `"icon": "", `, `"logo": "a.png", `, `"icons": {"30x30": 1}, `,
	`"description": 1, `, `"show_widget_header_in_dashboard": "true", `, `"widgets": [{"name": "A", "location": "task_tab"}, {"name": "A", "location": "task_tab"}, 1, {}], `,
	`"service": "SDP", `, `"service": "PROJECTS", `, `"service": "MAIL", `, `"service": "CRM", `, `"modules": {"widgets": [{"name": "1"}]}, `,
	`"connectors": [{"name": "a b"}], `, `"zohoAuthorisation": {"name": ""}, `, `"usedConnections": [{"connectionLinkName": "books"}], `,
}

// manifests returns the manifests of the examples, and the same in one line.
func manifests(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("../examples/*/plugin-manifest.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples (%v)", err)
	}
	var all []string
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(data), strings.Join(strings.Fields(string(data)), " "))
	}
	return all
}

// A check that takes over what an earlier one found says what a full check says, after any edits.
func TestCheckAgainEqualsCheck(t *testing.T) {
	seeds := manifests(t)
	checks, changed := 0, 0 // and those that find something else than the one before
	rapid.Check(t, func(t *rapid.T) {
		tree := syntax.Parse(text.New(rapid.SampledFrom(seeds).Draw(t, "manifest")))
		files := rapid.SampledFrom([]*project.Folder{nil, faultyFolder}).Draw(t, "files")
		report := diagnostics.Check(manifest.Build(tree), files, nil)
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			n := tree.Text().Len()
			start := rapid.IntRange(0, n).Draw(t, "start")
			end := min(n, start+rapid.SampledFrom([]int{0, 0, 0, 1, 1, 2, 9, 60}).Draw(t, "removed"))
			tree = tree.Edit(text.Edit{Span: text.Span{Start: start, End: end}, New: rapid.SampledFrom(shreds).Draw(t, "inserted")})
			m := manifest.Build(tree)
			before := codes(everywhere(report))
			report = diagnostics.Check(m, files, report)
			checks++
			if !slices.Equal(codes(everywhere(report)), before) {
				changed++
			}
			got, want := everywhere(report), everywhere(diagnostics.Check(m, files, nil))
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || !reflect.DeepEqual(plain(got[i]), plain(want[i])) {
					t.Fatalf("after an edit at %d of\n%s\ngot  %+v\nwant %+v", start, tree.Text(), got[min(i, len(got)):], want[min(i, len(want)):])
				}
			}
		}
	})
	t.Logf("%d of %d edits change what is found", changed, checks)
	if changed < checks/10 {
		t.Errorf("only %d of %d edits change what is found", changed, checks)
	}
}

// faultyFolder is a folder with problems.
var faultyFolder = project.New(fstest.MapFS{
	"app/my page.html":         {},
	"app/translations/fr.json": {Data: []byte("[")},
	"app/img.d/logo.PNG":       {},
}, nil)

// everywhere returns all findings of a report.
func everywhere(r *diagnostics.Report) []diagnostics.Diagnostic {
	return slices.AppendSeq(slices.Collect(r.All()), r.Around())
}

// While a manifest is typed, each check takes over what the one before found.
func TestCheckWhileTyping(t *testing.T) {
	for _, src := range manifests(t) {
		tree := syntax.Parse(text.New(""))
		var report *diagnostics.Report
		for i := 0; i < len(src); i += effort.Divisor {
			tree = tree.Edit(text.Insert(i, src[i:min(i+effort.Divisor, len(src))]))
			m := manifest.Build(tree)
			report = diagnostics.Check(m, nil, report)
			got, want := slices.Collect(report.All()), slices.Collect(diagnostics.Check(m, nil, nil).All())
			if !slices.EqualFunc(got, want, func(a, b diagnostics.Diagnostic) bool { return reflect.DeepEqual(plain(a), plain(b)) }) {
				t.Fatalf("typing\n%s\ngot  %+v\nwant %+v", tree.Text(), got, want)
			}
		}
	}
}

// plain returns what can be compared of d, with nil for what is empty.
func plain(d diagnostics.Diagnostic) any {
	d = d.WithFixes()
	exported := struct {
		diagnostics.Diagnostic
		pointer string
	}{diagnostics.Diagnostic{Code: d.Code, Severity: d.Severity, File: d.File, Span: d.Span, Message: d.Message, Unnecessary: d.Unnecessary}, d.Pointer()}
	if len(d.Related) > 0 {
		exported.Related = d.Related
	}
	if len(d.Fixes) > 0 {
		exported.Fixes = d.Fixes
	}
	return exported
}

// Whatever the manifest, fixes can be made and are to be seen, spans lie in the text, and a certain
// fix of anything but the syntax takes its finding away and brings no fault of the syntax.
func TestFixes(t *testing.T) {
	seeds := manifests(t)
	texts, made := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.SampledFrom(seeds).Draw(t, "manifest")
		for range rapid.IntRange(0, 3).Draw(t, "edits") {
			start := rapid.IntRange(0, len(src)).Draw(t, "start")
			end := min(len(src), start+rapid.SampledFrom([]int{0, 0, 1, 2, 9}).Draw(t, "removed"))
			src = src[:start] + rapid.SampledFrom(shreds).Draw(t, "inserted") + src[end:]
		}
		texts++
		made += checkFixes(t, src, ruletest.Check)
	})
	t.Logf("%d fixes of %d texts", made, texts)
	if made < texts/10 {
		t.Errorf("only %d fixes of %d texts are compared", made, texts)
	}
}

// checkFixes checks the diagnostics of src and the results of their fixes, and returns the number of fixes.
func checkFixes(t *rapid.T, src string, check func(string) []diagnostics.Diagnostic) (made int) {
	found := check(src)
	for _, d := range found {
		if d.Span.Start < 0 || d.Span.Start > d.Span.End || d.Span.End > len(src) {
			t.Fatalf("%s spans %v of\n%s", d.Code, d.Span, src)
		}
		for _, f := range d.WithFixes().Fixes {
			fixed, err := text.Apply(src, f.Edits)
			if err != nil {
				t.Fatalf("%s: %v in\n%s", f.Title, err, src)
			}
			before := faults(src)
			if d.Code == "syntax" || before > 0 && !f.Certain {
				continue
			}
			made++
			if faults(fixed) > before {
				t.Fatalf("%s: %q brings faults of the syntax: from\n%s\nto\n%s", d.Code, f.Title, src, fixed)
			}
			if f.Certain && before == 0 && count(check(fixed), d) >= count(found, d) {
				t.Fatalf("%s: %q leaves it: from\n%s\nto\n%s", d.Code, f.Title, src, fixed)
			}
		}
	}
	return made
}

func faults(src string) int { return syntax.Parse(text.New(src)).FaultCount() }

// count returns how many findings say what d does.
func count(found []diagnostics.Diagnostic, d diagnostics.Diagnostic) int {
	n := 0
	for _, o := range found {
		if o.Code == d.Code && o.Message == d.Message {
			n++
		}
	}
	return n
}
