//go:build stress

package stresstest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unicode/utf8"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/text"
)

const (
	maxPending = 32      // calls
	maxText    = 150_000 // bytes; a longer one is replaced
	pasted     = 60_000  // bytes of a large paste
)

// client is one client with a separate workspace.
type client struct {
	*lsptest.Client
	t       *testing.T
	random  *rand.Rand
	pulls   bool   // diagnostics, which are pushed otherwise
	root    string // of the workspace
	files   []*file
	folders []string // of the workspace now

	settings atomic.Value // json.RawMessage
	pending  []*call
	done     map[string]int // operations by name
}

// file is a file of the workspace.
type file struct {
	path     string
	original string
	open     bool
	version  int
	text     string // in the editor, if open
}

func (f *file) uri() uri.URI { return uri.File(f.path) }

// checked reports whether f is checked as a document, as opposed to the code of an extension.
func (f *file) checked() bool {
	return slices.Contains([]string{"plugin-manifest.json", "resources.json", ".plugin-manifest-ls.json"}, filepath.Base(f.path))
}

type call struct {
	*lsptest.Call
	method    string
	cancelled bool
}

// newClient connects a client to a server. It has a copy of the examples.
func newClient(t *testing.T, rwc io.ReadWriteCloser, seed uint64, pulls bool) *client {
	t.Helper()
	c := &client{
		Client: lsptest.New(t, rwc), t: t, random: rand.New(rand.NewPCG(seed, 0)),
		pulls: pulls, root: t.TempDir(), done: map[string]int{},
	}
	c.settings.Store(json.RawMessage(`{}`))
	if err := os.CopyFS(c.root, os.DirFS("../../../examples")); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(c.root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch filepath.Ext(path) {
		case ".json", ".js", ".html", ".ts", ".vue":
			content, err := os.ReadFile(path)
			c.files = append(c.files, &file{path: path, original: string(content)})
			return err
		}
		return nil
	})
	if err != nil || len(c.files) < 30 {
		t.Fatalf("%d files, %v", len(c.files), err)
	}
	c.connect()
	return c
}

// connect initializes a session.
func (c *client) connect() {
	c.Patience(patience)
	c.Reply("workspace/configuration", func(params json.RawMessage) any {
		var asked protocol.ConfigurationParams
		if err := protocol.Unmarshal(params, &asked); err != nil {
			c.t.Error(err)
		}
		return slices.Repeat([]json.RawMessage{c.settings.Load().(json.RawMessage)}, len(asked.Items))
	})
	c.Reply("workspace/applyEdit", func(json.RawMessage) any { return lsptest.Object{"applied": true} })
	c.folders = []string{c.root}
	c.Initialize(lsptest.Object{
		"workspaceFolders": []any{folder(c.root)},
		"capabilities":     c.capabilities(),
	})
}

func (c *client) capabilities() lsptest.Object {
	yes := lsptest.Object{"dynamicRegistration": true, "refreshSupport": true}
	document := lsptest.Object{
		"publishDiagnostics": lsptest.Object{"relatedInformation": true, "codeDescriptionSupport": true},
		"codeAction":         lsptest.Object{"codeActionLiteralSupport": lsptest.Object{"codeActionKind": lsptest.Object{"valueSet": []string{"quickfix"}}}},
		"documentSymbol":     lsptest.Object{"hierarchicalDocumentSymbolSupport": true},
		"completion":         lsptest.Object{"completionItem": lsptest.Object{"snippetSupport": true}},
		"rename":             lsptest.Object{"prepareSupport": true},
	}
	if c.pulls {
		document["diagnostic"] = lsptest.Object{}
	}
	return lsptest.Object{
		"general":      lsptest.Object{"positionEncodings": []string{"utf-8"}},
		"textDocument": document,
		"workspace": lsptest.Object{
			"configuration": true, "applyEdit": true, "workspaceFolders": true,
			"didChangeConfiguration": yes, "didChangeWatchedFiles": yes,
			"diagnostics": yes, "codeLens": yes, "inlayHint": yes,
			"workspaceEdit": lsptest.Object{"documentChanges": true, "resourceOperations": []string{"create"}},
		},
	}
}

func folder(path string) lsptest.Object {
	return lsptest.Object{"uri": string(uri.File(path)), "name": filepath.Base(path)}
}

// pick returns a file that is open or not, nil if there is none.
func (c *client) pick(open bool) *file {
	var some []*file
	for _, f := range c.files {
		if f.open == open {
			some = append(some, f)
		}
	}
	if len(some) == 0 {
		return nil
	}
	return some[c.random.IntN(len(some))]
}

// settle awaits calls until at most n are pending.
func (c *client) settle(n int) {
	c.t.Helper()
	for len(c.pending) > n {
		call := c.pending[0]
		c.pending = c.pending[1:]
		if err := call.Await(nil); err != nil && !allowed(call, err) {
			c.t.Errorf("%s: %v", call.method, err)
		}
	}
}

// allowed reports whether a call may be answered with an error.
func allowed(call *call, err error) bool {
	var e *lsptest.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code {
	case -32800: // RequestCancelled
		return call.cancelled
	case -32801: // ContentModified
		return true
	case -32803: // RequestFailed, such as a name that a connection cannot have
		return call.method == "textDocument/rename" || call.method == "workspace/executeCommand"
	case -32602: // InvalidParams, such as a manifest that is not open
		return call.method == "workspace/executeCommand"
	}
	return false
}

// position returns the position of an offset that no character spans.
func position(t text.Text, offset int) protocol.Position {
	p := t.Position(offset, text.UTF8)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Col)}
}

// place returns a random offset of s.
func (c *client) place(s string) int { return boundary(s, c.random.IntN(len(s)+1)) }

// boundary returns the last offset of s up to i that is within no character and no line end.
func boundary(s string, i int) int {
	for i > 0 && i < len(s) && (!utf8.RuneStart(s[i]) || s[i-1] == '\r' && s[i] == '\n') {
		i--
	}
	return i
}

// diagnostics returns what a pull of f says, in a form that two servers can be compared by.
func (c *client) diagnostics(f *file) string {
	c.t.Helper()
	var report protocol.RelatedFullDocumentDiagnosticReport
	if err := c.Call("textDocument/diagnostic", lsptest.Document(f.uri()), &report); err != nil {
		c.t.Fatal(err)
	}
	return printed(report.Items)
}

func printed(list []protocol.Diagnostic) string {
	var lines []string
	for _, d := range list {
		lines = append(lines, fmt.Sprintf("%v %v %v %v", d.Range, d.Severity, d.Code, d.Message))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
