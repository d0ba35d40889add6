package server

import (
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/workspace"
)

// accepted returns the text of a baseline with the diagnostics of the manifest of f that have a code.
func accepted(t *testing.T, f folder, code string) string {
	t.Helper()
	settings := workspace.Settings{Syntax: true, MaxFileSize: 1 << 20, Baselined: diagnostics.MarkBaselined}
	snap := workspace.New(project.OS{}, settings)
	d, err := snap.ReadAt(f.dir, project.Manifest)
	if err != nil {
		t.Fatal(err)
	}
	var entries []baseline.Entry
	for found := range d.Diagnostics(settings) {
		if found.Code == code {
			entries = append(entries, baseline.Entry{File: "../" + project.Manifest, Code: code, Fingerprint: found.Fingerprint})
		}
	}
	if len(entries) == 0 {
		t.Fatalf("%s is not reported", code)
	}
	return baseline.New(filepath.Join(f.dir, "ci", "base.json"), entries).Format()
}

const hasBaseline = `{"baseline": "ci/base.json"}`

// publishedWith waits until a diagnostic of the manifest of f is published with a severity.
func publishedWith(t *testing.T, r run, f folder, code string, severity protocol.DiagnosticSeverity) {
	t.Helper()
	for {
		if list := publishedOf(r, f.uri(project.Manifest), has(code)); find(t, list, code).Severity == severity {
			return
		}
	}
}

// Diagnostics in the baseline are hints. A change of the baseline on disk takes effect when the client reports it.
func TestBaselineApplies(t *testing.T) {
	f := newFolder(t, map[string]string{project.Manifest: crm})
	content := accepted(t, f, "app-missing")
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(f.uri(project.Manifest), crm)
	publishedWith(t, r, f, "app-missing", protocol.DiagnosticSeverityError)

	f.write(project.Configuration, hasBaseline)
	f.changed(r, project.Configuration)
	r.Open(f.uri(project.Configuration), hasBaseline)
	publishedOf(r, f.uri(project.Configuration), has("baseline-unreadable"))

	f.write("ci/base.json", content)
	f.changed(r, "ci/base.json")
	publishedWith(t, r, f, "app-missing", protocol.DiagnosticSeverityHint)
	r.Shut(f.uri(project.Configuration))

	f.write("ci/base.json", `{"version": 2}`) // which hides nothing
	f.changed(r, "ci/base.json")
	publishedWith(t, r, f, "app-missing", protocol.DiagnosticSeverityError)

	f.write("ci/base.json", content)
	f.changed(r, "ci") // some clients report folders only
	publishedWith(t, r, f, "app-missing", protocol.DiagnosticSeverityHint)
}

// The problem of the configuration disappears when the baseline is written.
func TestBaselineOfAnOpenConfiguration(t *testing.T) {
	f := newFolder(t, map[string]string{project.Manifest: crm, project.Configuration: hasBaseline})
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(f.uri(project.Configuration), hasBaseline)
	publishedOf(r, f.uri(project.Configuration), has("baseline-unreadable"))
	f.write("ci/base.json", accepted(t, f, "app-missing"))
	f.changed(r, "ci/base.json")
	publishedOf(r, f.uri(project.Configuration), lacks("baseline-unreadable"))
}

// A setting hides the diagnostics in the baseline. Code actions on request and for the document follow it.
func TestBaselineIsHidden(t *testing.T) {
	const src = `{"service": "WRITER", "connectors": [{"connectionLinkName": "a", "connectionName": "A", "serviceName": "a", "userAccess": "true", "isUserDefinedService": true, "sharedBy": "1", "scope": ["read"]}]}`
	f := newFolder(t, map[string]string{project.Manifest: src, "app/widget.html": "", project.Configuration: hasBaseline})
	f.write("ci/base.json", accepted(t, f, "user-access-type"))
	at := uint32(strings.Index(src, `"true"`) + 1)
	other := newFolder(t, map[string]string{project.Manifest: src, "app/widget.html": ""}) // without a baseline
	for _, test := range []struct {
		setting       string
		f             folder
		shown         func([]string) bool
		fixes, fixAll int
	}{{"hint", f, has("user-access-type"), 1, 0}, {"off", f, lacks("user-access-type"), 0, 0}, {"off", other, has("user-access-type"), 1, 1}} {
		r := start(t, Options{}, nil)
		params := capable()
		params["initializationOptions"] = lsptest.Object{"baselineDiagnostics": test.setting}
		r.Initialize(params)
		u := test.f.uri(project.Manifest)
		r.Open(u, src)
		if p := r.Published(); p.URI != u || !test.shown(codesOf(p.Diagnostics)) {
			t.Errorf("%s: diagnostics %v of %s", test.setting, codesOf(p.Diagnostics), p.URI)
		}
		actions := actionsIn(t, r, u, lsptest.Span(0, at, 0, at), lsptest.Object{"triggerKind": 1, "only": []string{"quickfix", "source.fixAll"}})
		fixes, all := 0, 0
		for _, a := range actions {
			if a.Title == "Change to true" {
				fixes++
			}
			if *a.Kind == protocol.CodeActionKindSourceFixAll {
				all++
			}
		}
		if fixes != test.fixes || all != test.fixAll {
			t.Errorf("%s: %d quick fixes, %d to fix all", test.setting, fixes, all)
		}
	}
}
