package server

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/doctor"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
)

// The report has what only the server knows, and no secret.
func TestDiagnosticReport(t *testing.T) {
	f := newFolder(t, map[string]string{
		project.Manifest: `{"service": "DESK", "connectors": [{"connectionLinkName": "books", "clientSecret": "hunter22"}]}`,
		config.Name:      `{"rules": {"link-name-case": "off"}, "ignorePaths": ["password=hunter22"]}`,
		"app/main.js":    `ZOHODESK.request({ url: "https://api.example.com/a", connectionLinkName: "books" });`,
	})
	t.Setenv("HOME", filepath.Dir(f.dir))
	t.Setenv("USERPROFILE", filepath.Dir(f.dir))
	r := start(t, Options{Version: "1.2.3", Build: "release", Reporter: doctor.Encode}, nil)
	r.Initialize(lsptest.Object{
		"clientInfo":            lsptest.Object{"name": "Some Editor", "version": "4.5"},
		"workspaceFolders":      []any{lsptest.Object{"uri": string(f.uri("")), "name": "x"}},
		"initializationOptions": lsptest.Object{"maxDiagnostics": 10, "trace": "loud"},
		"capabilities":          lsptest.Object{"workspace": lsptest.Object{"applyEdit": true}},
	})
	unsaved := `{"service": "WRITER", "connectors": [{"connectionLinkName": "my books", "password": "hunter22"}]}`
	r.Open(f.uri(project.Manifest), unsaved)
	var report doctor.Report
	if err := execute(r, "diagnosticReport", "json", &report); err != nil {
		t.Fatal(err)
	}
	s := report.Server
	if s == nil || s.Client != "Some Editor 4.5" || s.PositionEncoding != "utf-16" || len(s.Folders) != 1 || len(s.Documents) != 1 {
		t.Fatalf("the server is described as %+v", s)
	}
	if open := s.Documents[0]; open.Kind != "manifest" || open.Bytes != len(unsaved) {
		t.Errorf("the open document is described as %+v", open)
	}
	if got := strings.Join(s.Supported, " "); !strings.Contains(got, "applyEdit") || strings.Contains(got, "watchFiles") || len(s.Unavailable) == 0 {
		t.Errorf("the client has %s and misses %v", got, s.Unavailable)
	}
	if report.Program.Version != "1.2.3" || report.Program.Build != "release" {
		t.Errorf("the program is %+v", report.Program)
	}
	sources := map[string]string{}
	for _, setting := range report.Settings {
		sources[setting.Name] = setting.Value + " " + setting.Source
	}
	if sources["maxDiagnostics"] != "10 initialization options" || sources["syntaxDiagnostics"] != "true default" {
		t.Errorf("the settings are %v", sources)
	}
	if len(report.Problems) == 0 || !strings.Contains(report.Problems[0].Message, "pluginManifest.trace must be") {
		t.Errorf("the problems are %v", report.Problems)
	}
	if len(report.Extensions) != 1 || report.Extensions[0].Service.Name != "Zoho Writer" || len(report.Extensions[0].Documents) == 0 {
		t.Fatalf("the extensions are %+v", report.Extensions)
	}
	if got := report.Extensions[0].Documents[0]; got.Errors == 0 || got.Path != project.Manifest {
		t.Errorf("the manifest is described as %+v", got)
	}
	var markdown string
	if err := execute(r, "diagnosticReport", "markdown", &markdown); err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{markdown, string(encoded)} {
		if strings.Contains(text, "hunter22") || strings.Contains(text, filepath.Dir(f.dir)+string(os.PathSeparator)) || !strings.Contains(text, "********") {
			t.Errorf("a secret or the home directory is in %s", text)
		}
	}
	if !strings.Contains(markdown, "Extension ~") || !strings.Contains(markdown, "Some Editor 4.5") {
		t.Errorf("got %s", markdown)
	}
	wantCode(t, execute(r, "diagnosticReport", "html", nil), -32602)
}

// A server for browsers describes itself only.
func TestDiagnosticReportInBrowser(t *testing.T) {
	r := start(t, Options{Version: "1.2.3"}, nil)
	r.Initialize(lsptest.Object{"clientInfo": lsptest.Object{"name": "Web"}})
	r.Open(manifestURI, newborn)
	var markdown string
	if err := execute(r, "diagnosticReport", "markdown", &markdown); err != nil {
		t.Fatal(err)
	}
	body := strings.TrimSuffix(strings.TrimPrefix(markdown, "```json\n"), "\n```\n")
	var session doctor.Session
	if err := json.Unmarshal([]byte(body), &session); err != nil {
		t.Fatalf("%v in %s", err, markdown)
	}
	if session.Server.Version != "1.2.3" || session.Server.Client != "Web" || len(session.Server.Documents) != 1 || len(session.Settings) == 0 {
		t.Errorf("got %+v", session)
	}
}
