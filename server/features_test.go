package server

import (
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/testing/metamodel"
	"plugin-manifest-ls/server/transport"
)

var update = flag.Bool("update", false, "rewrite docs/features.md")

// unserved has the methods of the protocol that this server does not use, and the reasons.
var unserved = map[string]string{
	"callHierarchy/incomingCalls":           hierarchy,
	"callHierarchy/outgoingCalls":           hierarchy,
	"textDocument/prepareCallHierarchy":     hierarchy,
	"textDocument/prepareTypeHierarchy":     hierarchy,
	"typeHierarchy/subtypes":                hierarchy,
	"typeHierarchy/supertypes":              hierarchy,
	"textDocument/colorPresentation":        "a manifest has no colors",
	"textDocument/documentColor":            "a manifest has no colors",
	"textDocument/moniker":                  "a link name has no meaning outside its extension",
	"textDocument/inlineValue":              "a manifest is not debugged",
	"workspace/inlineValue/refresh":         "a manifest is not debugged",
	"textDocument/signatureHelp":            "a manifest has no calls",
	"notebookDocument/didOpen":              notebook,
	"notebookDocument/didChange":            notebook,
	"notebookDocument/didSave":              notebook,
	"notebookDocument/didClose":             notebook,
	"textDocument/declaration":              "the declaration of a link name is its definition",
	"textDocument/implementation":           "a manifest has no implementations",
	"textDocument/typeDefinition":           "a manifest has no types",
	"textDocument/willSave":                 saving,
	"textDocument/willSaveWaitUntil":        saving,
	"completionItem/resolve":                whole,
	"documentLink/resolve":                  whole,
	"inlayHint/resolve":                     whole,
	"workspaceSymbol/resolve":               whole,
	"codeAction/resolve":                    whole,
	"client/unregisterCapability":           "registrations last as long as the session",
	"workspace/willCreateFiles":             "a new file requires no change of a manifest",
	"workspace/willDeleteFiles":             "references to a deleted file are reported as diagnostics",
	"workspace/workspaceFolders":            "initialize has the folders, and the client reports their changes",
	"workspace/foldingRange/refresh":        textOnly,
	"workspace/semanticTokens/refresh":      textOnly,
	"window/workDoneProgress/create":        progressed,
	"window/workDoneProgress/cancel":        progressed,
	"window/showDocument":                   "the server does not open files",
	"telemetry/event":                       "the server collects no telemetry",
	"$/cancelRequest serverToClient":        "the server does not cancel its requests",
	"$/progress clientToServer":             "requests of the server are short",
	"workspace/textDocumentContent":         "there are no virtual documents",
	"workspace/textDocumentContent/refresh": "there are no virtual documents",
}

// handledByTransport has the methods from the client that package transport handles.
var handledByTransport = []string{"shutdown", "exit", "$/cancelRequest"}

const (
	hierarchy  = "a manifest has neither calls nor types"
	saving     = "editors format on save with textDocument/formatting"
	whole      = "items are complete when they are sent"
	textOnly   = "it depends only on the text"
	progressed = "progress is reported with the token of a request, which can be canceled"
	notebook   = "manifests are not in notebooks"
)

// exchanged records what the tests of this package exchange with a server.
var exchanged lsptest.Ledger

// mostCredited is how many tests docs/features.md lists for a method.
const mostCredited = 2

// TestMain runs the tests and then compares docs/features.md with what they have exchanged with a server, if all of them
// have run. With -update it writes the document.
func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if code == 0 && runsAll() {
		if err := checkCredits(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// runsAll reports whether the flags leave out no test.
func runsAll() bool {
	for _, name := range []string{"run", "skip", "list", "fuzz"} {
		if flag.Lookup("test."+name).Value.String() != "" {
			return false
		}
	}
	return true
}

// checkCredits returns an error for the methods that docs/features.md credits to tests that do not exchange them.
func checkCredits() error {
	model, err := metamodel.LSP()
	if err != nil {
		return err
	}
	if *update {
		page := featuresPage(model, func(m lsptest.Message) []string {
			tests := exchanged.Tests(m)
			return tests[:min(len(tests), mostCredited)]
		})
		return os.WriteFile(featuresFile(), []byte(page), 0o644)
	}
	page, err := os.ReadFile(featuresFile())
	if err != nil {
		return err
	}
	return errors.Join(miscredited(string(page), &exchanged)...)
}

// miscredited returns an error for each test that the document names for a message that it does not exchange.
func miscredited(page string, exchanged *lsptest.Ledger) []error {
	var wrong []error
	for m, tests := range credits(page) {
		for _, test := range tests {
			if !slices.Contains(exchanged.Tests(m), test) {
				wrong = append(wrong, fmt.Errorf("docs/features.md lists %s for %s, which it does not exchange; run make docs", test, m.Method))
			}
		}
	}
	return wrong
}

// A test that does not send a request is not credited with it.
func TestMiscredited(t *testing.T) {
	const src = `{"service": "DESK", "locale": ["en"]}`
	var ledger lsptest.Ledger
	r := start(t, Options{}, nil)
	r.Record(&ledger)
	r.Initialize(nil)
	r.Open(manifestURI, src)
	ask := func(method, u string) {
		params := lsptest.Document(uri.URI(u))
		params["position"] = lsptest.Object{"line": 0, "character": 13}
		if err := r.Call(method, params, nil); err != nil {
			t.Fatal(err)
		}
	}
	ask("textDocument/hover", string(manifestURI))
	ask("textDocument/completion", "file:///not/open/plugin-manifest.json")
	row := func(title, method, test string) string {
		return "## " + title + "\n| `" + method + "` | yes | `" + test + "` |\n"
	}
	for page, want := range map[string]int{
		row("Requests of the editor", "textDocument/hover", t.Name()):           0,
		row("Notifications of the editor", "textDocument/didOpen", t.Name()):    0,
		row("Requests of the editor", "textDocument/hover", "TestOther"):        1,
		row("Requests of the editor", "textDocument/rename", t.Name()):          1,
		row("Requests of the editor", "textDocument/completion", t.Name()):      1, // the answer was empty
		row("Notifications of the server", "textDocument/didOpen", t.Name()):    1,
		row("Notifications of the server", "window/showMessage", t.Name()):      1,
		row("Notifications of the editor", "textDocument/didChange", "TestMis"): 1,
	} {
		if got := miscredited(page, &ledger); len(got) != want {
			t.Errorf("%s: got %v, want %d", page, got, want)
		}
	}
}

func featuresFile() string { return filepath.FromSlash("../docs/features.md") }

// docs/features.md lists every method of the protocol, whether it is served, and for each that is the tests that
// exchange it; TestMain compares those with what the tests really do.
func TestFeatures(t *testing.T) {
	model, err := metamodel.LSP()
	if err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(featuresFile())
	if err != nil {
		t.Fatal(err)
	}
	credited := credits(string(written))
	sends := sentMethods(t)
	rows := 0
	for _, part := range featuresParts(model) {
		for _, m := range part.messages {
			rows++
			key := lsptest.Message{Method: m.Method, FromServer: part.fromServer}
			serves := modeOf(m.Method) != transport.Unsupported || slices.Contains(handledByTransport, m.Method)
			if part.fromServer {
				serves = sends[constantOf(m.Method)] || sends[callOf(m.Method)]
			}
			reason, excused := unserved[unservedKey(m, part)]
			switch {
			case serves && excused:
				t.Errorf("%s is served; remove it from unserved (%q)", m.Method, reason)
			case serves && len(credited[key]) == 0 && !*update:
				t.Errorf("%s is served, but docs/features.md names no test that exchanges it; write one, then run make docs", m.Method)
			case !serves && !excused:
				t.Errorf("%s is not served; add it to modeOf, or the reason to unserved", m.Method)
			}
		}
	}
	if rows < 80 {
		t.Errorf("only %d methods", rows)
	}
	page := featuresPage(model, func(m lsptest.Message) []string { return credited[m] })
	if string(written) != page && !*update {
		t.Error("docs/features.md is stale, run make docs")
	}
}

// featuresPart is a table of docs/features.md.
type featuresPart struct {
	title      string
	fromServer bool
	messages   []metamodel.Message // by method
}

func featuresParts(model *metamodel.Model) []featuresPart {
	part := func(title string, fromServer bool, all []metamodel.Message) featuresPart {
		direction := "clientToServer"
		if fromServer {
			direction = "serverToClient"
		}
		some := slices.DeleteFunc(slices.Clone(all), func(m metamodel.Message) bool { return m.Direction != direction && m.Direction != "both" })
		slices.SortFunc(some, func(a, b metamodel.Message) int { return strings.Compare(a.Method, b.Method) })
		return featuresPart{title, fromServer, some}
	}
	return []featuresPart{
		part("Requests of the editor", false, model.Requests),
		part("Notifications of the editor", false, model.Notifications),
		part("Requests of the server", true, model.Requests),
		part("Notifications of the server", true, model.Notifications),
	}
}

// unservedKey returns the key of a message in unserved.
func unservedKey(m metamodel.Message, part featuresPart) string {
	switch {
	case m.Direction != "both":
		return m.Method
	case part.fromServer:
		return m.Method + " serverToClient"
	default:
		return m.Method + " clientToServer"
	}
}

// featuresPage returns the document with these tests for each message that is served.
func featuresPage(model *metamodel.Model, tests func(lsptest.Message) []string) string {
	var page strings.Builder
	page.WriteString(featuresHead)
	for _, part := range featuresParts(model) {
		fmt.Fprintf(&page, "\n## %s\n\n| method | served | tests |\n| --- | --- | --- |\n", part.title)
		for _, m := range part.messages {
			served, credit := "yes", ""
			if reason, ok := unserved[unservedKey(m, part)]; ok {
				served = "no: " + reason
			} else if names := tests(lsptest.Message{Method: m.Method, FromServer: part.fromServer}); len(names) > 0 {
				credit = "`" + strings.Join(names, "`, `") + "`"
			}
			fmt.Fprintf(&page, "| `%s` | %s | %s |\n", m.Method, served, credit)
		}
	}
	return page.String()
}

const featuresHead = `# Features of the Language Server Protocol

Generated from the meta model of LSP 3.18, the capabilities of the server and what the tests of the package
` + "`server`" + ` exchange with it: do not edit. A test is listed for a request if it sends it and gets a result that is not
empty, and for a message of the server if it waits for it. Every message that the server sends in a test is checked
against the meta model.
`

// credits returns the tests that the document names for each message.
func credits(page string) map[lsptest.Message][]string {
	all := map[lsptest.Message][]string{}
	fromServer := false
	for line := range strings.Lines(page) {
		if title, ok := strings.CutPrefix(line, "## "); ok {
			fromServer = strings.HasSuffix(strings.TrimSpace(title), "of the server")
		}
		cells := strings.Split(line, "|")
		if len(cells) != 5 || strings.TrimSpace(cells[2]) != "yes" {
			continue
		}
		m := lsptest.Message{Method: strings.Trim(cells[1], " `"), FromServer: fromServer}
		for name := range strings.SplitSeq(cells[3], ",") {
			if name = strings.Trim(name, " `"); name != "" {
				all[m] = append(all[m], name)
			}
		}
	}
	return all
}

// sentMethods returns the constants of methods that the code of the server passes to a function, and the functions of the client that
// it calls.
func sentMethods(t *testing.T) map[string]bool {
	t.Helper()
	sends := map[string]bool{}
	for _, n := range nodes(t, func(file string) bool { return !strings.HasSuffix(file, "_test.go") && file != "request.go" }) {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			continue
		}
		if fn, ok := call.Fun.(*ast.SelectorExpr); ok {
			if of, ok := fn.X.(*ast.SelectorExpr); ok && of.Sel.Name == "client" {
				sends["client."+fn.Sel.Name] = true
			}
		}
		for _, arg := range call.Args {
			if constant, ok := arg.(*ast.SelectorExpr); ok {
				sends[constant.Sel.Name] = true
			}
		}
	}
	return sends
}

// constantOf returns the name that go.lsp.dev/protocol has for a method, callOf that of the client's function.
func constantOf(method string) string { return "Method" + camel(strings.TrimPrefix(method, "$/")) }

func callOf(method string) string {
	_, name, _ := strings.Cut(method, "/")
	return "client." + camel(name)
}

func camel(method string) string {
	var name strings.Builder
	for part := range strings.SplitSeq(method, "/") {
		name.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return name.String()
}

// nodes yields the syntax of the functions in the selected files of this package and of transport, by the name of the function.
func nodes(t *testing.T, selected func(file string) bool) iter.Seq2[string, ast.Node] {
	t.Helper()
	var files []string
	for _, pattern := range []string{"*.go", "transport/*.go"} {
		some, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, some...)
	}
	return func(yield func(string, ast.Node) bool) {
		for _, file := range files {
			if !selected(file) {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, decl := range parsed.Decls {
				fn, ok := decl.(*ast.FuncDecl)
				if !ok {
					continue
				}
				for n := range ast.Preorder(fn) {
					if !yield(fn.Name.Name, n) {
						return
					}
				}
			}
		}
	}
}
