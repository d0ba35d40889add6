//go:build wine

package winetest

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// Clients write the URIs of drives differently. The server answers with the URIs of the client.
func TestServer(t *testing.T) {
	for _, c := range []struct{ name, drive, prefix string }{
		{"VS Code", "C:", "file:///c%3A/"},
		{"Neovim", "C:", "file:///C:/"},
		{"another drive", "E:", "file:///e%3A/"},
		{"another drive in upper case", "E:", "file:///E:/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			broken := with(map[string]string{"resources.json": "{\r\n  \"permissions\": 1\r\n}\r\n"})
			_, dir := newFolder(t, c.drive, broken)
			s := &session{t: t, dir: dir, folder: c.prefix + workspace.EscapePath(filepath.Base(dir)) + "/", files: broken}
			s.start()
			s.checks()
			s.fixes()
			s.navigates()
			s.renames()
			s.watches()
			s.stop()
		})
	}
}

// location and the following types keep URIs as the server writes them. Those of the protocol package have a normalized form.
type location struct {
	URI   string         `json:"uri"`
	Range protocol.Range `json:"range"`
}

type published struct {
	URI         string `json:"uri"`
	Diagnostics []struct {
		Code  string         `json:"code"`
		Range protocol.Range `json:"range"`
	} `json:"diagnostics"`
}

type workspaceEdit struct {
	DocumentChanges []struct {
		TextDocument struct {
			URI string `json:"uri"`
		} `json:"textDocument"`
		Edits []protocol.TextEdit `json:"edits"`
	} `json:"documentChanges"`
}

// session is a session of a server with a client that has opened a manifest.
type session struct {
	*lsptest.Client
	t      *testing.T
	dir    string // of the extension on this system
	folder string // URI of dir on Windows, with a slash at its end
	files  map[string]string
	wait   func() error // for the end of the process
}

func (s *session) uri(name string) string { return s.folder + name }

func (s *session) start() {
	s.t.Helper()
	cmd := emulate(windows.wine, windows.binary, "serve")
	in, err := cmd.StdinPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = cmd.Process.Kill() })
	s.wait = cmd.Wait
	s.Client = lsptest.New(s.t, streams{out, in})
	s.Initialize(lsptest.Object{
		"rootUri":          strings.TrimSuffix(s.folder, "/"),
		"workspaceFolders": []any{lsptest.Object{"uri": strings.TrimSuffix(s.folder, "/"), "name": "extension"}},
		"capabilities": lsptest.Object{
			"textDocument": lsptest.Object{
				"codeAction": lsptest.Object{"codeActionLiteralSupport": lsptest.Object{"codeActionKind": lsptest.Object{"valueSet": []string{"quickfix"}}}},
			},
			"workspace": lsptest.Object{"workspaceEdit": lsptest.Object{"documentChanges": true}},
		},
	})
	s.Open(uri.URI(s.uri("plugin-manifest.json")), s.files["plugin-manifest.json"])
}

// checks asserts the diagnostics of the manifest and of the file next to it, which is not open.
func (s *session) checks() {
	s.t.Helper()
	s.await("plugin-manifest.json", `scope-separator [api, refresh_token]`)
	s.await("resources.json", `property-type [1]`)
}

// fixes asserts the quick fix of the manifest.
func (s *session) fixes() {
	s.t.Helper()
	params := lsptest.Document(uri.URI(s.uri("plugin-manifest.json")))
	params["range"] = s.rangeOf("plugin-manifest.json", `"api, refresh_token"`)
	params["context"] = lsptest.Object{"diagnostics": []any{}, "only": []string{"quickfix"}}
	var actions []struct {
		Title string         `json:"title"`
		Edit  *workspaceEdit `json:"edit"`
	}
	if err := s.Call("textDocument/codeAction", params, &actions); err != nil {
		s.t.Fatal(err)
	}
	for _, a := range actions {
		if a.Title == "Split into separate scopes" && a.Edit != nil {
			s.expectEdit(a.Edit, map[string]string{"plugin-manifest.json": fixed})
			return
		}
	}
	s.t.Errorf("there is no fix in %+v", actions)
}

// navigates asserts that the manifest and the code lead to each other.
func (s *session) navigates() {
	s.t.Helper()
	params := lsptest.Document(uri.URI(s.uri("plugin-manifest.json")))
	params["position"] = s.rangeOf("plugin-manifest.json", "salesforce").Start
	params["context"] = lsptest.Object{"includeDeclaration": false}
	var locations []location
	if err := s.Call("textDocument/references", params, &locations); err != nil {
		s.t.Fatal(err)
	}
	if len(locations) != 1 || locations[0].URI != s.uri("app/panel.js") || locations[0].Range != s.rangeOf("app/panel.js", "salesforce") {
		s.t.Errorf("references %+v", locations)
	}

	s.Notify("textDocument/didOpen", lsptest.Object{"textDocument": lsptest.Object{
		"uri": s.uri("app/panel.js"), "languageId": "javascript", "version": 1, "text": s.files["app/panel.js"],
	}})
	params = lsptest.Document(uri.URI(s.uri("app/panel.js")))
	params["position"] = s.rangeOf("app/panel.js", "salesforce").Start
	locations = nil
	if err := s.Call("textDocument/definition", params, &locations); err != nil {
		s.t.Fatal(err)
	}
	if len(locations) != 1 || locations[0].URI != s.uri("plugin-manifest.json") || locations[0].Range != s.rangeOf("plugin-manifest.json", "salesforce") {
		s.t.Errorf("definition %+v", locations)
	}
}

// renames asserts that a rename in the code also changes the manifest.
func (s *session) renames() {
	s.t.Helper()
	params := lsptest.Document(uri.URI(s.uri("app/panel.js")))
	params["position"] = s.rangeOf("app/panel.js", "salesforce").Start
	params["newName"] = "crm"
	var edit workspaceEdit
	if err := s.Call("textDocument/rename", params, &edit); err != nil {
		s.t.Fatal(err)
	}
	s.expectEdit(&edit, map[string]string{
		"plugin-manifest.json": strings.Replace(s.files["plugin-manifest.json"], "salesforce", "crm", 1),
		"app/panel.js":         strings.Replace(s.files["app/panel.js"], "salesforce", "crm", 1),
	})
}

// watches asserts that a file on disk that changes is read again, whichever URI the client's watcher has for it.
func (s *session) watches() {
	s.t.Helper()
	write(s.t, filepath.Join(s.dir, "resources.json"), "{}\r\n")
	upper := strings.Replace(strings.Replace(s.folder, "/c%3A/", "/C:/", 1), "/e%3A/", "/E:/", 1)
	s.Notify("workspace/didChangeWatchedFiles", lsptest.Object{"changes": []any{lsptest.Object{"uri": upper + "resources.json", "type": 2}}})
	s.await("resources.json")
	if err := os.Remove(filepath.Join(s.dir, "app", "translations", "en.json")); err != nil {
		s.t.Fatal(err)
	}
	lower := strings.Replace(strings.Replace(s.folder, "/C:/", "/c%3A/", 1), "/E:/", "/e%3A/", 1)
	s.Notify("workspace/didChangeWatchedFiles", lsptest.Object{"changes": []any{lsptest.Object{"uri": lower + "app/translations/en.json", "type": 3}}})
	s.await("plugin-manifest.json", `file-not-found ["en"]`, `scope-separator [api, refresh_token]`)
}

// stop ends the session and asserts that the process ends as it should.
func (s *session) stop() {
	s.t.Helper()
	if err := s.Call("shutdown", nil, nil); err != nil {
		s.t.Error(err)
	}
	s.Notify("exit", nil)
	s.AwaitEnd()
	if err := s.wait(); err != nil {
		s.t.Error(err)
	}
}

// await waits until the server has published exactly these diagnostics of a file, each as its code and the text of its range.
func (s *session) await(name string, want ...string) {
	s.t.Helper()
	for {
		var p published
		s.Next("textDocument/publishDiagnostics", &p)
		if !strings.HasPrefix(p.URI, s.folder) {
			s.t.Fatalf("diagnostics of %s, which is not below %s", p.URI, s.folder)
		}
		if p.URI != s.uri(name) {
			continue
		}
		var got []string
		for _, d := range p.Diagnostics {
			got = append(got, d.Code+" ["+s.textOf(name, d.Range)+"]")
		}
		if strings.Join(got, "\n") == strings.Join(want, "\n") {
			return
		}
		s.t.Logf("%s: %q", name, got)
	}
}

// expectEdit asserts that an edit changes exactly these files, in this way.
func (s *session) expectEdit(edit *workspaceEdit, want map[string]string) {
	s.t.Helper()
	changed := 0
	for _, document := range edit.DocumentChanges {
		name, below := strings.CutPrefix(document.TextDocument.URI, s.folder)
		if !below {
			s.t.Errorf("an edit of %s, which is not below %s", document.TextDocument.URI, s.folder)
			continue
		}
		var edits []text.Edit
		for _, e := range document.Edits {
			edits = append(edits, text.Edit{Span: s.spanOf(name, e.Range), New: e.NewText})
		}
		after, err := text.Apply(s.files[name], edits)
		if err != nil || after != want[name] {
			s.t.Errorf("%s becomes\n%q\nwant\n%q, %v", name, after, want[name], err)
		}
		changed++
	}
	if changed != len(want) {
		s.t.Errorf("%d files change, want %d: %+v", changed, len(want), edit)
	}
}

// rangeOf returns the range of the first occurrence of a text in a file.
func (s *session) rangeOf(name, needle string) protocol.Range {
	s.t.Helper()
	at := strings.Index(s.files[name], needle)
	if at < 0 {
		s.t.Fatalf("%s has no %q", name, needle)
	}
	t := text.New(s.files[name])
	start, end := t.Position(at, text.UTF16), t.Position(at+len(needle), text.UTF16)
	return lsptest.Span(uint32(start.Line), uint32(start.Col), uint32(end.Line), uint32(end.Col))
}

func (s *session) spanOf(name string, r protocol.Range) text.Span {
	t := text.New(s.files[name])
	offset := func(p protocol.Position) int {
		return t.Offset(text.Position{Line: int(p.Line), Col: int(p.Character)}, text.UTF16)
	}
	return text.Span{Start: offset(r.Start), End: offset(r.End)}
}

func (s *session) textOf(name string, r protocol.Range) string {
	span := s.spanOf(name, r)
	return s.files[name][span.Start:span.End]
}

// streams is an input and an output as one connection.
type streams struct {
	io.ReadCloser
	io.WriteCloser
}

// Close closes both.
func (s streams) Close() error { return errors.Join(s.ReadCloser.Close(), s.WriteCloser.Close()) }
