package server

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/metamodel"
)

var update = flag.Bool("update", false, "write docs/features.md anew")

// unserved has the methods of the protocol that this server does not use, and why.
var unserved = map[string]string{
	"callHierarchy/incomingCalls":           hierarchy,
	"callHierarchy/outgoingCalls":           hierarchy,
	"textDocument/prepareCallHierarchy":     hierarchy,
	"textDocument/prepareTypeHierarchy":     hierarchy,
	"typeHierarchy/subtypes":                hierarchy,
	"typeHierarchy/supertypes":              hierarchy,
	"textDocument/colorPresentation":        "a manifest has no colours",
	"textDocument/documentColor":            "a manifest has no colours",
	"textDocument/moniker":                  "a link name means nothing outside its extension",
	"textDocument/inlineValue":              "nothing is debugged",
	"workspace/inlineValue/refresh":         "nothing is debugged",
	"textDocument/signatureHelp":            "a manifest has no calls",
	"notebookDocument/didOpen":              notebook,
	"notebookDocument/didChange":            notebook,
	"notebookDocument/didSave":              notebook,
	"notebookDocument/didClose":             notebook,
	"textDocument/declaration":              "a link name is declared where it is defined",
	"textDocument/implementation":           "nothing implements anything",
	"textDocument/typeDefinition":           "a manifest has no types",
	"textDocument/willSave":                 saving,
	"textDocument/willSaveWaitUntil":        saving,
	"completionItem/resolve":                whole,
	"documentLink/resolve":                  whole,
	"inlayHint/resolve":                     whole,
	"workspaceSymbol/resolve":               whole,
	"codeAction/resolve":                    whole,
	"client/unregisterCapability":           "what is watched is watched as long as the server runs",
	"workspace/willCreateFiles":             "a new file changes nothing in a manifest",
	"workspace/willDeleteFiles":             "what a deleted file leaves behind is a finding",
	"workspace/didCreateFiles":              watched,
	"workspace/didRenameFiles":              watched,
	"workspace/didDeleteFiles":              watched,
	"workspace/workspaceFolders":            "initialize has the folders, and their changes are told",
	"workspace/foldingRange/refresh":        textOnly,
	"workspace/semanticTokens/refresh":      textOnly,
	"window/workDoneProgress/create":        progressed,
	"window/workDoneProgress/cancel":        progressed,
	"window/showDocument":                   "the editor opens what its user asks for",
	"telemetry/event":                       "nobody is watched",
	"$/cancelRequest serverToClient":        "what the server asks is not taken back",
	"$/progress clientToServer":             "what the server asks takes no time",
	"workspace/textDocumentContent":         "no text is made up",
	"workspace/textDocumentContent/refresh": "no text is made up",
}

const (
	hierarchy  = "a manifest has neither calls nor types"
	saving     = "the editor formats on saving if its user wants it"
	whole      = "what is sent is whole"
	watched    = "watched files tell the same"
	textOnly   = "it changes with the text only"
	progressed = "progress is told to the request that it is of, which can be cancelled"
	notebook   = "there are no notebooks of manifests"
)

// wrappers has the methods that the test client says with functions of its own.
var wrappers = map[string][]string{
	"Initialize": {"initialize", "initialized"},
	"Open":       {"textDocument/didOpen"},
	"Replace":    {"textDocument/didChange"},
	"Shut":       {"textDocument/didClose"},
	"Published":  {"textDocument/publishDiagnostics"},
}

// docs/features.md says of every method of the protocol whether it is served and which tests show it. With
// -update, which is what make docs does, it is written anew.
func TestFeatures(t *testing.T) {
	model, err := metamodel.LSP()
	if err != nil {
		t.Fatal(err)
	}
	tests, sends := testsByMethod(t, model), sentMethods(t)
	var page strings.Builder
	page.WriteString(featuresHead)
	for _, part := range []struct {
		title, direction string
		messages         []metamodel.Message
	}{
		{"Requests of the editor", "clientToServer", model.Requests},
		{"Notifications of the editor", "clientToServer", model.Notifications},
		{"Requests of the server", "serverToClient", model.Requests},
		{"Notifications of the server", "serverToClient", model.Notifications},
	} {
		fmt.Fprintf(&page, "\n## %s\n\n| method | served | shown by |\n| --- | --- | --- |\n", part.title)
		slices.SortFunc(part.messages, func(a, b metamodel.Message) int { return strings.Compare(a.Method, b.Method) })
		for _, m := range part.messages {
			if m.Direction != part.direction && m.Direction != "both" {
				continue
			}
			serves := kindOf(m.Method) != unknownMethod || m.Method == "shutdown" || m.Method == "exit"
			if part.direction == "serverToClient" {
				serves = sends[constantOf(m.Method)] || sends[callOf(m.Method)]
			}
			key := m.Method
			if m.Direction == "both" {
				key += " " + part.direction
			}
			reason, excused := unserved[key]
			switch {
			case serves && excused:
				t.Errorf("%s is served although %s", m.Method, reason)
			case serves && len(tests[m.Method]) == 0:
				t.Errorf("%s is served but no test names it", m.Method)
			case !serves && !excused:
				t.Errorf("%s is not served, and it is not said why", m.Method)
			}
			word, shown := "yes", "`"+strings.Join(tests[m.Method], "`, `")+"`"
			if !serves {
				word, shown = "no: "+reason, ""
			}
			fmt.Fprintf(&page, "| `%s` | %s | %s |\n", m.Method, word, shown)
		}
	}
	file := filepath.FromSlash("../docs/features.md")
	if *update {
		if err := os.WriteFile(file, []byte(page.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if written, err := os.ReadFile(file); err != nil || string(written) != page.String() {
		t.Errorf("docs/features.md is stale, run make docs: %v", err)
	}
}

const featuresHead = `# What of the Language Server Protocol is served

Made by a test from the meta model of LSP 3.18, the capabilities of the server and its tests: do not edit.
Every message that the server sends in a test is held against the meta model.
`

// testsByMethod returns the tests of this package that name a method, at most three for each, by method.
func testsByMethod(t *testing.T, model *metamodel.Model) map[string][]string {
	t.Helper()
	constants := map[string]string{}
	for _, m := range slices.Concat(model.Requests, model.Notifications) {
		constants[constantOf(m.Method)] = m.Method
	}
	says, calls := map[string][]string{}, map[string][]string{}
	for fn, n := range nodes(t, func(file string) bool { return strings.HasSuffix(file, "_test.go") && file != "matrix_test.go" }) {
		switch n := n.(type) {
		case *ast.BasicLit:
			if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
				says[fn] = append(says[fn], s)
			}
		case *ast.Ident:
			says[fn] = append(says[fn], constants[n.Name])
			says[fn] = append(says[fn], wrappers[n.Name]...)
			calls[fn] = append(calls[fn], n.Name)
		}
	}
	tests := map[string][]string{}
	for _, test := range slices.Sorted(maps.Keys(calls)) {
		if !strings.HasPrefix(test, "Test") {
			continue
		}
		reached := []string{test} // grows
		for i := 0; i < len(reached); i++ {
			for _, method := range says[reached[i]] {
				if !slices.Contains(tests[method], test) && len(tests[method]) < 3 {
					tests[method] = append(tests[method], test)
				}
			}
			for _, fn := range calls[reached[i]] {
				if !slices.Contains(reached, fn) && calls[fn] != nil {
					reached = append(reached, fn)
				}
			}
		}
	}
	return tests
}

// sentMethods returns the constants of methods that the server's code hands to a function, and the functions of
// the client that it calls.
func sentMethods(t *testing.T) map[string]bool {
	t.Helper()
	sends := map[string]bool{}
	for _, n := range nodes(t, func(file string) bool { return !strings.HasSuffix(file, "_test.go") && file != "methods.go" }) {
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

// nodes yields the syntax of the functions in the files of this package that which wants, by the function's name.
func nodes(t *testing.T, which func(file string) bool) iter.Seq2[string, ast.Node] {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(string, ast.Node) bool) {
		for _, file := range files {
			if !which(file) {
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
