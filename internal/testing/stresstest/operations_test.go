//go:build stress

package stresstest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/text"
)

// operations has what a client does, and how often compared with the rest.
var operations = []struct {
	name   string
	weight int
	do     func(*client)
}{
	{"edit", 40, (*client).edit},
	{"several edits", 8, (*client).editSeveral},
	{"replacement of the text", 3, (*client).replaceAll},
	{"large paste", 1, (*client).paste},
	{"request", 60, (*client).request},
	{"cancellation", 10, (*client).cancel},
	{"opening", 6, (*client).openFile},
	{"closing", 4, (*client).closeFile},
	{"saving", 3, (*client).save},
	{"change on disk", 4, (*client).write},
	{"deletion on disk", 1, (*client).remove},
	{"settings", 2, (*client).configure},
	{"workspace folders", 1, (*client).changeFolders},
	{"trace", 1, (*client).trace},
}

// step does one random operation.
func (c *client) step() {
	total := 0
	for _, o := range operations {
		total += o.weight
	}
	n := c.random.IntN(total)
	for _, o := range operations {
		if n -= o.weight; n < 0 {
			o.do(c)
			c.done[o.name]++
			break
		}
	}
	c.settle(maxPending)
}

var shreds = []string{
	`"`, `,`, `:`, `{`, `}`, `[`, `]`, `\`, `'`, "\n", "\r\n", " ", "a", "é", "𝄞", "//", `"service": "DESK"`, `"connectors": [`, `{},`,
	`"connectionLinkName": "a b",`, `"scope": ["x"]`, `"name": ""`, "null", "-1", `zoho.get("my_crm")`,
}

func (c *client) edit() { c.change(1) }

func (c *client) editSeveral() { c.change(2 + c.random.IntN(5)) }

// change sends n edits of a file in one notification.
func (c *client) change(n int) {
	f := c.pick(true)
	if f == nil {
		return
	}
	if len(f.text) > maxText {
		c.replace(f, f.original)
		return
	}
	var changes []protocol.TextDocumentContentChangeEvent
	for range n {
		start := c.place(f.text)
		end := start
		if c.random.IntN(2) == 0 {
			end = max(start, boundary(f.text, min(len(f.text), start+c.random.IntN(20))))
		}
		fresh := ""
		if start == end || c.random.IntN(2) == 0 {
			fresh = shreds[c.random.IntN(len(shreds))]
		}
		changes = append(changes, f.splice(start, end, fresh))
	}
	c.changed(f, changes...)
}

// splice changes the text of f and returns the event that says so.
func (f *file) splice(start, end int, fresh string) protocol.TextDocumentContentChangeEvent {
	t := text.New(f.text)
	f.text = f.text[:start] + fresh + f.text[end:]
	return &protocol.TextDocumentContentChangePartial{
		Range: protocol.Range{Start: position(t, start), End: position(t, end)},
		Text:  fresh,
	}
}

func (c *client) changed(f *file, changes ...protocol.TextDocumentContentChangeEvent) {
	f.version++
	c.Notify("textDocument/didChange", &protocol.DidChangeTextDocumentParams{
		TextDocument: protocol.VersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: f.uri()},
			Version:                int32(f.version),
		},
		ContentChanges: changes,
	})
}

func (c *client) replaceAll() {
	if f := c.pick(true); f != nil {
		c.replace(f, c.files[c.random.IntN(len(c.files))].original)
	}
}

func (c *client) replace(f *file, s string) {
	f.text = s
	c.changed(f, &protocol.TextDocumentContentChangeWholeDocument{Text: s})
}

func (c *client) paste() {
	f := c.pick(true)
	if f == nil || len(f.text) > maxText {
		return
	}
	var b strings.Builder
	for i := 0; b.Len() < pasted; i++ {
		fmt.Fprintf(&b, "{ \"connectionLinkName\": \"c%d\", \"connectionName\": \"C %d\", \"scope\": [\"a\"] },\n", i%900, i)
	}
	at := c.place(f.text)
	c.changed(f, f.splice(at, at, b.String()))
}

// requests are those of the protocol that need no parameters but those that [client.ask] gives to all.
var requests = []string{
	"textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/references",
	"textDocument/documentHighlight", "textDocument/prepareRename", "textDocument/rename", "textDocument/codeLens",
	"workspace/symbol", "textDocument/inlayHint", "textDocument/inlineCompletion", "textDocument/documentLink",
	"workspace/willRenameFiles", "textDocument/semanticTokens/full", "textDocument/semanticTokens/full/delta",
	"textDocument/semanticTokens/range", "textDocument/linkedEditingRange", "textDocument/documentSymbol",
	"textDocument/foldingRange", "textDocument/selectionRange", "textDocument/formatting", "textDocument/rangeFormatting",
	"textDocument/rangesFormatting", "textDocument/onTypeFormatting", "textDocument/codeAction", "workspace/executeCommand",
}

var pulls = []string{"textDocument/diagnostic", "workspace/diagnostic"}

func (c *client) request() {
	methods := c.methods()
	c.ask(methods[c.random.IntN(len(methods))])
}

// methods returns the requests that the client makes.
func (c *client) methods() []string {
	if c.pulls {
		return slices.Concat(requests, pulls)
	}
	return requests
}

// ask requests method about a random file, which is usually open.
func (c *client) ask(method string) {
	f := c.files[c.random.IntN(len(c.files))]
	if open := c.pick(true); open != nil && c.random.IntN(4) > 0 {
		f = open
	}
	t := text.New(f.text)
	a, b := c.place(f.text), c.place(f.text)
	at, rng := position(t, a), protocol.Range{Start: position(t, min(a, b)), End: position(t, max(a, b))}
	params := lsptest.Document(f.uri())
	params["position"], params["positions"] = at, []any{at}
	params["range"], params["ranges"] = rng, []any{rng}
	params["options"] = lsptest.Object{"tabSize": 2, "insertSpaces": true}
	params["ch"], params["newName"], params["query"] = "\n", "renamed", "c"
	params["previousResultIds"], params["previousResultId"] = []any{}, "1"
	params["files"] = []any{lsptest.Object{"oldUri": string(f.uri()), "newUri": string(f.uri()) + ".js"}}
	params["context"] = lsptest.Object{"diagnostics": []any{}, "triggerKind": 1, "includeDeclaration": true}
	if method == "textDocument/codeAction" {
		kinds := [][]string{nil, {"quickfix"}, {"refactor"}, {"refactor.rewrite"}, {"source"}, {"source.fixAll"}, {""}}
		params["context"] = lsptest.Object{
			"diagnostics": []any{}, "triggerKind": 1 + c.random.IntN(2), "only": kinds[c.random.IntN(len(kinds))],
		}
	}
	if method == "workspace/executeCommand" {
		params = c.command(f, at)
	}
	c.pending = append(c.pending, &call{Call: c.Go(method, params), method: method})
	c.done[method]++
}

func (c *client) command(f *file, at protocol.Position) lsptest.Object {
	if c.random.IntN(2) == 0 {
		return lsptest.Object{"command": "plugin-manifest-ls.explain", "arguments": []any{"syntax"}}
	}
	return lsptest.Object{
		"command":   "plugin-manifest-ls.addConnector",
		"arguments": []any{lsptest.Object{"uri": string(f.uri()), "service": "salesforce", "position": at}},
	}
}

func (c *client) cancel() {
	if len(c.pending) == 0 {
		return
	}
	call := c.pending[c.random.IntN(len(c.pending))]
	call.cancelled = true
	c.Notify("$/cancelRequest", json.RawMessage(`{"id":`+call.ID+`}`))
}

func (c *client) openFile() {
	if f := c.pick(false); f != nil {
		c.open(f)
	}
}

func (c *client) open(f *file) {
	f.open, f.version, f.text = true, 1, f.original
	c.Open(f.uri(), f.text)
}

func (c *client) closeFile() {
	if f := c.pick(true); f != nil {
		f.open = false
		c.Shut(f.uri())
	}
}

func (c *client) save() {
	f := c.pick(true)
	if f == nil {
		return
	}
	c.onDisk(f, f.text)
	c.Notify("textDocument/didSave", lsptest.Document(f.uri()))
}

// write changes a file behind the editor's back.
func (c *client) write() {
	f := c.files[c.random.IntN(len(c.files))]
	c.onDisk(f, c.files[c.random.IntN(len(c.files))].original)
}

// onDisk writes a file and tells the server.
func (c *client) onDisk(f *file, content string) {
	change := protocol.FileChangeTypeChanged
	if _, err := os.Lstat(f.path); err != nil {
		change = protocol.FileChangeTypeCreated
	}
	if err := os.WriteFile(f.path, []byte(content), 0o600); err != nil {
		c.t.Fatal(err)
	}
	c.watched(f, change)
}

func (c *client) remove() {
	f := c.files[c.random.IntN(len(c.files))]
	if os.Remove(f.path) == nil {
		c.watched(f, protocol.FileChangeTypeDeleted)
	}
}

func (c *client) watched(f *file, change protocol.FileChangeType) {
	c.Notify("workspace/didChangeWatchedFiles", lsptest.Object{
		"changes": []any{lsptest.Object{"uri": string(f.uri()), "type": change}},
	})
}

func (c *client) configure() {
	all := []string{
		`{}`,
		`{"rules":{"link-name-whitespace":"off","property-required":"hint"}}`,
		`{"rules":{"syntax":"warning"},"syntaxDiagnostics":false}`,
		`{"maxFileSize":1}`,
	}
	settings := all[c.random.IntN(len(all))]
	c.settings.Store(json.RawMessage(settings))
	c.Notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"pluginManifest":`+settings+`}}`))
}

// changeFolders adds a folder to the workspace, or removes one.
func (c *client) changeFolders() {
	some := filepath.Dir(c.files[c.random.IntN(len(c.files))].path)
	added, removed := []any{}, []any{}
	if i := slices.Index(c.folders, some); i >= 0 {
		c.folders = slices.Delete(c.folders, i, i+1)
		removed = append(removed, folder(some))
	} else {
		c.folders = append(c.folders, some)
		added = append(added, folder(some))
	}
	c.Notify("workspace/didChangeWorkspaceFolders", lsptest.Object{"event": lsptest.Object{"added": added, "removed": removed}})
}

func (c *client) trace() {
	values := []string{"off", "messages", "verbose"}
	c.Notify("$/setTrace", lsptest.Object{"value": values[c.random.IntN(len(values))]})
}

// published notes the last diagnostics that were pushed for each file.
func (c *client) published(last map[uri.URI]string) {
	for c.Unread("textDocument/publishDiagnostics") > 0 {
		p := c.Published()
		last[p.URI] = printed(p.Diagnostics)
	}
}
