package server

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// manyFaults returns a manifest with an error and a warning per connector, the warning first.
func manyFaults(n int) string {
	connectors := make([]string, n)
	for i := range connectors {
		connectors[i] = fmt.Sprintf(`{"connectionLinkName": "bad name %d", "note": 1, "userAccess": "x"}`, i)
	}
	return `{"service": "DESK", "connectors": [` + strings.Join(connectors, ", ") + `]}`
}

// wantLimited asserts that a list has limit diagnostics, the most severe first, and that the last one has the number of all.
func wantLimited(t *testing.T, list []protocol.Diagnostic, most, all int) {
	t.Helper()
	if len(list) != most {
		t.Fatalf("%d diagnostics, want %d", len(list), most)
	}
	last := list[most-1]
	if want := fmt.Sprintf("Showing %d of %d problems. Increase the setting %q to show more.", most-1, all, "pluginManifest.maxDiagnostics"); last.Message != protocol.String(want) {
		t.Errorf("the last one is %q, want %q", last.Message, want)
	}
	for i := 1; i < most-1; i++ {
		a, b := list[i-1], list[i]
		if a.Severity > b.Severity || a.Severity == b.Severity && (a.Range.Start.Line > b.Range.Start.Line || a.Range.Start.Line == b.Range.Start.Line && a.Range.Start.Character > b.Range.Start.Character) {
			t.Fatalf("%v comes before %v", a, b)
		}
	}
}

func TestClientsReceiveTheMostSevereDiagnostics(t *testing.T) {
	src := manyFaults(500)
	r := start(t, Options{}, nil)
	r.Initialize(lsptest.Object{"initializationOptions": lsptest.Object{"maxDiagnostics": 100_000}})
	r.Open(manifestURI, src)
	all := len(r.Published().Diagnostics)
	if all < 1001 {
		t.Fatalf("only %d diagnostics", all)
	}

	pushed := start(t, Options{}, nil)
	pushed.Initialize(nil)
	pushed.Open(manifestURI, src)
	wantLimited(t, pushed.Published().Diagnostics, 1000, all)
	pushed.Notify("workspace/didChangeConfiguration", lsptest.Object{"settings": lsptest.Object{"pluginManifest": lsptest.Object{"maxDiagnostics": 10}}})
	wantLimited(t, pushed.Published().Diagnostics, 10, all)
	pushed.Notify("workspace/didChangeConfiguration", lsptest.Object{"settings": lsptest.Object{"pluginManifest": lsptest.Object{"maxDiagnostics": all}}})
	if got := pushed.Published().Diagnostics; len(got) != all {
		t.Errorf("%d diagnostics, want all %d", len(got), all)
	}

	pulled := start(t, Options{}, nil)
	pulled.Initialize(pulling())
	pulled.Open(manifestURI, src)
	var report protocol.RelatedFullDocumentDiagnosticReport
	if err := pulled.Call("textDocument/diagnostic", lsptest.Document(manifestURI), &report); err != nil {
		t.Fatal(err)
	}
	wantLimited(t, report.Items, 1000, all)
}

func TestWorkspaceDiagnosticsAreLimitedPerFile(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "plugin-manifest.json"), []byte(manyFaults(500)), 0o600); err != nil {
		t.Fatal(err)
	}
	resources := `{"permissions": [` + strings.Repeat(`{"displayName": 1}, `, 1500) + `{}]}`
	if err := os.WriteFile(filepath.Join(root, "resources.json"), []byte(resources), 0o600); err != nil {
		t.Fatal(err)
	}
	r := start(t, Options{}, nil)
	params := pulling()
	params["rootUri"] = string(uri.File(root))
	r.Initialize(params)
	var report struct {
		Items []struct {
			URI   uri.URI               `json:"uri"`
			Items []protocol.Diagnostic `json:"items"`
		} `json:"items"`
	}
	if err := r.Call("workspace/diagnostic", lsptest.Object{"previousResultIds": []any{}}, &report); err != nil {
		t.Fatal(err)
	}
	full := 0
	for _, file := range report.Items {
		if len(file.Items) == 1000 && strings.HasPrefix(string(file.Items[999].Message.(protocol.String)), "Showing 999 of ") {
			full++
		}
	}
	if full != 2 {
		t.Errorf("%d files with the maximum of diagnostics, want 2", full)
	}
}

func TestOtherFilesOfAnExtensionAreLimited(t *testing.T) {
	root := t.TempDir()
	manifest := filepath.Join(root, "plugin-manifest.json")
	for path, content := range map[string]string{
		manifest:                              `{"service": "DESK"}`,
		filepath.Join(root, "resources.json"): `{"permissions": [` + strings.Repeat(`{"displayName": 1}, `, 1500) + `{}]}`,
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(uri.File(manifest), `{"service": "DESK"}`)
	for {
		got := r.Published()
		if filepath.Base(string(got.URI)) != "resources.json" {
			continue
		}
		if n := len(got.Diagnostics); n != 1000 {
			t.Fatalf("%d diagnostics, want 1000", n)
		}
		if last := got.Diagnostics[999]; !strings.HasPrefix(string(last.Message.(protocol.String)), "Showing 999 of ") {
			t.Errorf("the last one is %v", last)
		}
		return
	}
}
