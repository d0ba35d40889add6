//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/committed"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/server"
)

// The command line and the server report the same diagnostics of the same files: the same ranges, severities, codes
// and messages, whether the server publishes them, the client pulls those of a document, or the client pulls
// those of the workspace.
func TestFrontEndsAgree(t *testing.T) {
	extensions, reported := 0, 0
	for name, files := range workspaces(t) {
		t.Run(name, func(t *testing.T) {
			w := newComparison(t, files)
			want := w.fromCommandLine()
			for _, list := range want {
				reported += len(list)
			}
			extensions += len(w.manifests)
			w.compare("published", want, w.published(want, false))
			w.compare("pulled", want, w.published(want, true))
			w.compare("of the workspace", want, w.ofWorkspace())
		})
	}
	t.Logf("%d extensions with %d diagnostics", extensions, reported)
	if extensions < 230 || reported < 1000 {
		t.Errorf("only %d extensions with %d diagnostics were compared", extensions, reported)
	}
}

// maxFiles excludes fixtures of tens of thousands of files, which take half a minute to write and read.
const maxFiles = 10_000

// workspaces returns the examples and the fixtures of the rules that have folders, each as the files of a workspace.
func workspaces(t *testing.T) map[string]fstest.MapFS {
	t.Helper()
	all := map[string]fstest.MapFS{"examples": {}}
	root := os.DirFS("../../examples")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, name)
		all["examples"][name] = &fstest.MapFile{Data: content, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const dir = "../../diagnostics"
	for _, c := range append(fixture.Load(t, dir+"/testdata/rules/*.txtar"), fixture.Load(t, dir+"/schema/testdata/properties/*.txtar")...) {
		files := fstest.MapFS{}
		for name := range c.Files {
			dir, _, ok := strings.Cut(name, "/")
			if !ok || strings.Contains(name, ": ") { // what a fix changes
				continue
			}
			for below, file := range c.Folder(t, dir).(fstest.MapFS) {
				files[dir+"/"+below] = file
			}
		}
		if len(files) > 0 && len(files) < maxFiles {
			all[c.Name] = files
		}
	}
	return all
}

// comparison is a folder with extensions that all front ends check.
type comparison struct {
	t         *testing.T
	dir       string
	manifests []string // absolute paths
	// beside has the other files that are documents, so that an editor has to open them.
	beside []string
}

// committedPrefix begins the name of a file in its last committed version.
const committedPrefix = "HEAD:"

// newComparison writes files to disk, in a repository if there are committed versions of them.
func newComparison(t *testing.T, files fstest.MapFS) *comparison {
	t.Helper()
	w := &comparison{t: t, dir: t.TempDir()}
	committed := fstest.MapFS{}
	for name, file := range files {
		if base, ok := strings.CutPrefix(filepath.Base(name), committedPrefix); ok {
			committed[filepath.Join(filepath.Dir(name), base)] = file
			delete(files, name)
		}
	}
	if len(committed) > 0 {
		w.write(committed)
		if err := commitAll(w.dir); err != nil {
			t.Fatal(err)
		}
		for name := range committed {
			if err := os.Remove(filepath.Join(w.dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.write(files)
	return w
}

func (w *comparison) write(files fstest.MapFS) {
	w.t.Helper()
	for name, file := range files {
		path := filepath.Join(w.dir, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(path), 0o755)
		if err == nil {
			err = writeFile(path, file)
		}
		if err != nil {
			w.t.Fatal(err)
		}
	}
}

// writeFile creates a file, folder, symbolic link or pipe.
func writeFile(path string, file *fstest.MapFile) error {
	switch file.Mode.Type() {
	case fs.ModeDir:
		return os.MkdirAll(path, 0o755)
	case fs.ModeSymlink:
		return os.Symlink(string(file.Data), path)
	case fs.ModeNamedPipe:
		return syscall.Mkfifo(path, 0o600)
	}
	if len(file.Data) > 0 && len(bytes.Trim(file.Data, "\x00")) == 0 { // only the size matters: make it without the bytes
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			return err
		}
		return os.Truncate(path, int64(len(file.Data)))
	}
	return os.WriteFile(path, file.Data, 0o600)
}

// reported has what a front end reports of each file, a line for each diagnostic, by the path below the workspace.
// Files without diagnostics are left out.
type reported map[string][]string

// fromCommandLine runs check as a user does. It also finds out which manifests there are.
func (w *comparison) fromCommandLine() reported {
	w.t.Helper()
	args := []string{w.dir}
	if _, err := os.Stat(filepath.Join(w.dir, ".git")); err == nil {
		args = append(args, "--against", "HEAD")
	}
	all := reported{}
	for _, f := range checkJSON(w.t, args...) {
		switch f.Kind {
		case "":
			w.manifests = append(w.manifests, f.Path)
		case "configuration":
			w.beside = append(w.beside, f.Path)
		}
		for _, d := range f.Findings {
			name := w.name(f.Path)
			message := strings.ReplaceAll(d.Message, " in HEAD", " in "+diagnostics.LastCommit) // as the user calls it
			all[name] = append(all[name], fmt.Sprintf("%d:%d-%d:%d %s %s: %s", d.Range.Start.Line-1, d.Range.Start.Column-1,
				d.Range.End.Line-1, d.Range.End.Column-1, d.Severity, d.Code, message))
		}
	}
	return all
}

// connect starts a server for a client that counts characters as the command line does.
func (w *comparison) connect(textDocument lsptest.Object) *lsptest.Client {
	w.t.Helper()
	ours, theirs := net.Pipe()
	c := lsptest.New(w.t, theirs)
	go func() { _, _ = server.Serve(w.t.Context(), ours, server.Options{LastCommit: committed.Last}) }() // ends with the client
	c.Initialize(lsptest.Object{
		"capabilities": lsptest.Object{
			"general":      lsptest.Object{"positionEncodings": []string{"utf-32"}},
			"textDocument": textDocument,
			"workspace":    lsptest.Object{"diagnostics": lsptest.Object{"refreshSupport": true}},
		},
		"workspaceFolders": []any{lsptest.Object{"uri": string(uri.File(w.dir)), "name": "w"}},
	})
	return c
}

// published opens the manifests and configurations in an editor and returns the diagnostics it shows: want as soon as they
// are equal, since code and the last commit are read later, or else what it shows at the timeout of the client. A client
// that pulls requests the diagnostics of its open files.
func (w *comparison) published(want reported, pulls bool) reported {
	w.t.Helper()
	textDocument := lsptest.Object{}
	if pulls {
		textDocument["diagnostic"] = lsptest.Object{}
	}
	c := w.connect(textDocument)
	open := slices.Concat(w.manifests, w.beside)
	for _, path := range open {
		content, err := os.ReadFile(path)
		if err != nil {
			w.t.Fatal(err)
		}
		c.Open(uri.File(path), string(content))
	}
	shown := reported{}
	defer func() {
		if w.t.Failed() { // the wait was in vain
			w.compare("shown last", want, shown)
		}
	}()
	for {
		events := c.Events()
		for c.Unread(protocol.MethodTextDocumentPublishDiagnostics) > 0 {
			p := c.Published()
			w.take(shown, p.URI, p.Diagnostics)
		}
		for _, path := range open {
			if pulls {
				w.take(shown, uri.File(path), pull(w.t, c, path))
			}
		}
		if maps.EqualFunc(shown, want, slices.Equal) {
			return shown
		}
		c.AwaitEvent(events)
	}
}

func pull(t *testing.T, c *lsptest.Client, path string) []protocol.Diagnostic {
	t.Helper()
	var report protocol.RelatedFullDocumentDiagnosticReport
	if err := c.Call(protocol.MethodTextDocumentDiagnostic, lsptest.Document(uri.File(path)), &report); err != nil {
		t.Fatal(err)
	}
	return report.Items
}

// ofWorkspace pulls the diagnostics of the workspace, with no open files.
func (w *comparison) ofWorkspace() reported {
	w.t.Helper()
	c := w.connect(lsptest.Object{"diagnostic": lsptest.Object{}})
	var report protocol.WorkspaceDiagnosticReport
	if err := c.Call(protocol.MethodWorkspaceDiagnostic, lsptest.Object{"previousResultIds": []any{}}, &report); err != nil {
		w.t.Fatal(err)
	}
	all := reported{}
	for _, item := range report.Items {
		full := item.(*protocol.WorkspaceFullDocumentDiagnosticReport)
		w.take(all, full.URI, full.Items)
	}
	return all
}

// take replaces the diagnostics of the file at u.
func (w *comparison) take(all reported, u uri.URI, list []protocol.Diagnostic) {
	w.t.Helper()
	name := w.name(u.FsPath())
	delete(all, name)
	severities := map[protocol.DiagnosticSeverity]string{
		protocol.DiagnosticSeverityError: "error", protocol.DiagnosticSeverityWarning: "warning",
		protocol.DiagnosticSeverityInformation: "information", protocol.DiagnosticSeverityHint: "hint",
	}
	for _, d := range list {
		all[name] = append(all[name], fmt.Sprintf("%d:%d-%d:%d %s %s: %s", d.Range.Start.Line, d.Range.Start.Character,
			d.Range.End.Line, d.Range.End.Character, severities[d.Severity], d.Code, d.Message))
	}
}

// name returns the path of a file below the workspace.
func (w *comparison) name(path string) string {
	w.t.Helper()
	rel, err := filepath.Rel(w.dir, path)
	if err != nil {
		w.t.Fatal(err)
	}
	return filepath.ToSlash(rel)
}

// compare reports the files for which a front end differs from the command line.
func (w *comparison) compare(how string, want, got reported) {
	w.t.Helper()
	names := maps.Clone(want)
	maps.Copy(names, got)
	for name := range names {
		if diff := fixture.Diff(inLines(want[name]), inLines(got[name])); diff != "" {
			w.t.Errorf("%s, %s (- by the command line, + by the server):\n%s", name, how, diff)
		}
	}
}

func inLines(list []string) string {
	var b strings.Builder
	for _, line := range list {
		b.WriteString(line + "\n")
	}
	return b.String()
}
