package server

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// show requests the text that the server has.
func show(t *testing.T, r run, u uri.URI) string {
	t.Helper()
	got := ask(t, r.Go("textDocument/diagnostic", lsptest.Document(u)))
	if len(got) != 1 {
		t.Fatalf("the server does not have %s", u)
	}
	return got[0]
}

func TestEdits(t *testing.T) {
	change := func(changes string) string {
		return `{"textDocument":{"uri":"` + string(manifestURI) + `","version":2},"contentChanges":[` + changes + `]}`
	}
	tests := []struct{ name, before, changes, after string }{
		{"insertion", "ab", `{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":1}},"text":"x"}`, "axb"},
		{"two in their order", "ab", `{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"text":"xyz"},
			{"range":{"start":{"line":0,"character":3},"end":{"line":0,"character":4}},"text":""}`, "xyz"},
		{"UTF-16", "😀b", `{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":3}},"text":"x"}`, "😀x"},
		{"whole text", "ab", `{"text":"c"}`, "c"},
		{"null range", "ab", `{"range":null,"text":"c"}`, "c"},
		{"null range between others", "ab", `{"text":"abc null"},{"text":"d","range": null},{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"x"}`, "xd"},
		{"beyond the line", "ab\ncd", `{"range":{"start":{"line":0,"character":9},"end":{"line":0,"character":99}},"text":"x"}`, "abx\ncd"},
		{"beyond the text", "ab\ncd", `{"range":{"start":{"line":7,"character":9},"end":{"line":4294967295,"character":4294967295}},"text":"x"}`, "ab\ncdx"},
		{"end before start", "abcd", `{"range":{"start":{"line":0,"character":3},"end":{"line":0,"character":1}},"text":"x"}`, "axd"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := start(t, Options{}, func(s *session) { s.diagnose = echo })
			r.Initialize(pulling())
			r.Open(manifestURI, test.before)
			r.Notify("textDocument/didChange", json.RawMessage(change(test.changes)))
			if got := show(t, r, manifestURI); got != test.after {
				t.Errorf("got %q, want %q", got, test.after)
			}
		})
	}
}

func TestEditsInOtherEncodings(t *testing.T) {
	for encoding, col := range map[string]uint32{"utf-8": 4, "utf-16": 2, "utf-32": 1} {
		r := start(t, Options{}, func(s *session) { s.diagnose = echo })
		params := pulling()
		params["capabilities"].(lsptest.Object)["general"] = lsptest.Object{"positionEncodings": []string{encoding}}
		r.Initialize(params)
		r.Open(manifestURI, "😀b")
		r.Replace(manifestURI, 2, lsptest.Span(0, col, 0, col), "x")
		if got := show(t, r, manifestURI); got != "😀xb" {
			t.Errorf("%s: got %q", encoding, got)
		}
	}
}

func TestInvalidEditClosesTheDocument(t *testing.T) {
	r := start(t, Options{}, func(s *session) { s.diagnose = echo })
	r.Initialize(pulling())
	r.Open(manifestURI, "ab")
	r.Notify("textDocument/didChange", json.RawMessage(`{"textDocument":{"uri":"`+string(manifestURI)+`","version":2},"contentChanges":[{"range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}},"text":"x"}]}`))
	if got := ask(t, r.Go("textDocument/diagnostic", lsptest.Document(manifestURI))); len(got) > 0 {
		t.Errorf("the server believes in %q", got)
	}
	r.Open(manifestURI, "cd")
	if got := show(t, r, manifestURI); got != "cd" {
		t.Errorf("got %q", got)
	}
}

func TestOnlyManifestsAreServed(t *testing.T) {
	tests := map[uri.URI]bool{
		"file:///ext/plugin-manifest.json":        true,
		"file:///ext/Plugin-Manifest.JSON":        true,
		"file:///ext/sample-plugin-manifest.json": true,
		"file:///c%3A/e%20x/plugin-manifest.json": true,
		"file:///ext/package.json":                false,
		"file:///plugin-manifest.json/x.json":     false,
		"untitled:Untitled-1":                     false,
		"":                                        false,
		"not a uri":                               false,
	}
	for u, want := range tests {
		r := start(t, Options{}, func(s *session) { s.diagnose = echo })
		r.Initialize(pulling())
		r.Open(u, "text")
		r.Replace(u, 2, lsptest.Span(0, 0, 0, 0), "a ")
		got := ask(t, r.Go("textDocument/diagnostic", lsptest.Document(u)))
		if (len(got) > 0) != want {
			t.Errorf("%q: got %q", u, got)
		}
		r.Shut(u)
		if got := ask(t, r.Go("textDocument/diagnostic", lsptest.Document(u))); len(got) > 0 {
			t.Errorf("%q: got %q after it was closed", u, got)
		}
	}
}

func TestURIsAreEchoed(t *testing.T) {
	for _, u := range []uri.URI{
		"file:///C:/ext/plugin-manifest.json",
		"file:///c%3A/ext/plugin-manifest.json",
		"file:///a@b/plugin-manifest.json",
		"vscode-remote://ssh-remote%2Bx/a/plugin-manifest.json",
	} {
		r := start(t, Options{}, func(s *session) { s.diagnose = echo })
		r.Initialize(nil)
		var params struct {
			URI string `json:"uri"`
		}
		r.Open(u, "x")
		r.Next("textDocument/publishDiagnostics", &params)
		if params.URI != string(u) {
			t.Errorf("got %s, want %s", params.URI, u)
		}
		r.Shut(u)
		r.Next("textDocument/publishDiagnostics", &params)
		if params.URI != string(u) {
			t.Errorf("got %s, want %s", params.URI, u)
		}
	}
}

// marks reports every x.
func marks(_ context.Context, _ *snapshot, d *document) []protocol.Diagnostic {
	var list []protocol.Diagnostic
	for line := range d.Text.LineCount() {
		s := d.Text.Slice(d.Text.LineSpan(line))
		for col := range len(s) {
			if s[col] == 'x' {
				list = append(list, protocol.Diagnostic{
					Range:   lsptest.Span(uint32(line), uint32(col), uint32(line), uint32(col+1)),
					Message: protocol.String("x"),
				})
			}
		}
	}
	return list
}

func TestDiagnosticsArePublishedWhenTheyDiffer(t *testing.T) {
	r := start(t, Options{}, func(s *session) { s.diagnose = marks })
	r.Initialize(nil)
	want := func(version int32, n int) {
		t.Helper()
		got := r.Published()
		v, _ := got.Version.Get()
		if got.URI != manifestURI || v != version || len(got.Diagnostics) != n {
			t.Errorf("published %v, want version %d with %d", got, version, n)
		}
	}
	r.Open(manifestURI, "ax\nb\nc")
	want(1, 1)
	r.Replace(manifestURI, 2, lsptest.Span(2, 0, 2, 0), "d") // same list, and the client shows it rightly
	r.Replace(manifestURI, 3, lsptest.Span(2, 0, 2, 0), "x")
	want(3, 2)
	r.Replace(manifestURI, 4, lsptest.Span(0, 1, 0, 2), "x") // same list, but the client may have lost it
	want(4, 2)
	r.Replace(manifestURI, 5, lsptest.Span(1, 0, 1, 1), "\n")
	want(5, 2)
	r.Shut(manifestURI)
	if got := r.Published(); got.URI != manifestURI || len(got.Diagnostics) > 0 {
		t.Errorf("published %v at the end", got)
	}
	r.Open(manifestURI, "x")
	want(1, 1)
}

func TestNewestVersionIsPublishedLast(t *testing.T) {
	r := start(t, Options{}, func(s *session) { s.diagnose = marks })
	r.Initialize(nil)
	r.Open(manifestURI, "")
	const n = 1000
	for i := range n {
		r.Replace(manifestURI, i+2, lsptest.Span(0, 0, 0, 0), "x")
	}
	for last := int32(0); ; {
		got := r.Published()
		v, _ := got.Version.Get()
		if v <= last || len(got.Diagnostics) != int(v-1) {
			t.Fatalf("version %d with %d findings after version %d", v, len(got.Diagnostics), last)
		}
		if last = v; v == n+1 {
			return
		}
	}
}

func TestPulledDiagnostics(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := start(t, Options{}, func(s *session) { s.diagnose = marks })
		r.Initialize(pulling())
		r.Open(manifestURI, "x")
		var full protocol.RelatedFullDocumentDiagnosticReport
		if err := r.Call("textDocument/diagnostic", lsptest.Document(manifestURI), &full); err != nil {
			t.Fatal(err)
		}
		if full.Kind != "full" || len(full.Items) != 1 {
			t.Errorf("got %v", full)
		}
		again := lsptest.Document(manifestURI)
		again["previousResultId"] = *full.ResultID
		r.Replace(manifestURI, 2, lsptest.Span(0, 1, 0, 1), "y")
		var same protocol.RelatedUnchangedDocumentDiagnosticReport
		if err := r.Call("textDocument/diagnostic", again, &same); err != nil {
			t.Fatal(err)
		}
		if same.Kind != "unchanged" || same.ResultID != *full.ResultID {
			t.Errorf("got %v", same)
		}
		r.Replace(manifestURI, 3, lsptest.Span(0, 0, 0, 0), "x")
		if got := ask(t, r.Go("textDocument/diagnostic", again)); !slices.Equal(got, []string{"x", "x"}) {
			t.Errorf("got %v", got)
		}
		synctest.Wait()
		if r.Unread("textDocument/publishDiagnostics") > 0 {
			t.Error("diagnostics were published too")
		}
	})
}

func TestLargeManifestsAreNotChecked(t *testing.T) {
	r := start(t, Options{}, func(s *session) { s.diagnose = marks })
	params := pulling()
	params["initializationOptions"] = lsptest.Object{"maxFileSize": 1}
	r.Initialize(params)
	r.Open(manifestURI, strings.Repeat("x", 2<<20))
	var warning protocol.ShowMessageParams
	r.Next("window/showMessage", &warning)
	if want := "plugin-manifest-ls: a manifest of 2 MB is not checked; pluginManifest.maxFileSize is 1"; warning.Message != want {
		t.Errorf("warned of %q", warning.Message)
	}
	if got := ask(t, r.Go("textDocument/diagnostic", lsptest.Document(manifestURI))); len(got) > 0 {
		t.Errorf("got %d findings", len(got))
	}
}
