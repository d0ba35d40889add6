package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// faulty has a link name with a space, and a duplicate link name, each on a separate line.
const faulty = `{
  "service": "WRITER",
  "connectors": [
    { "connectionLinkName": "my crm", "connectionName": "My CRM", "userAccess": true },
    { "connectionLinkName": "b", "connectionName": "é b", "userAccess": true },
    { "connectionLinkName": "b", "connectionName": "B", "userAccess": true }
  ]
}
`

// capable returns the parameters of initialize of a client that supports everything.
func capable() lsptest.Object {
	return lsptest.Object{"capabilities": lsptest.Object{
		"textDocument": lsptest.Object{
			"publishDiagnostics": lsptest.Object{
				"relatedInformation":     true,
				"codeDescriptionSupport": true,
				"tagSupport":             lsptest.Object{"valueSet": []int{1, 2}},
			},
			"codeAction": lsptest.Object{"codeActionLiteralSupport": lsptest.Object{"codeActionKind": lsptest.Object{"valueSet": []string{"quickfix"}}}},
		},
		"workspace": lsptest.Object{"workspaceEdit": lsptest.Object{"documentChanges": true, "snippetEditSupport": true}},
	}}
}

func codesOf(list []protocol.Diagnostic) []string {
	var all []string
	for _, d := range list {
		all = append(all, string(d.Code.(protocol.String)))
	}
	return all
}

func find(t *testing.T, list []protocol.Diagnostic, code string) protocol.Diagnostic {
	t.Helper()
	for _, d := range list {
		if d.Code == protocol.String(code) {
			return d
		}
	}
	t.Fatalf("no %s among %v", code, codesOf(list))
	return protocol.Diagnostic{}
}

func TestDiagnosticsReachTheClient(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(capable())
	r.Open(manifestURI, faulty)
	list := r.Published().Diagnostics
	space := find(t, list, "link-name-whitespace")
	if space.Range.Start.Line != 3 || space.Severity != protocol.DiagnosticSeverityError {
		t.Errorf("found %v", space)
	}
	twin := find(t, list, "link-name-duplicate")
	if len(twin.RelatedInformation) != 1 || twin.RelatedInformation[0].Location.Range.Start.Line != 4 || twin.RelatedInformation[0].Location.URI != manifestURI {
		t.Errorf("found %v", twin.RelatedInformation)
	}
	r.Replace(manifestURI, 2, space.Range, `"my_crm"`)
	left := codesOf(list)
	left = slices.DeleteFunc(left, func(code string) bool { return code == "link-name-whitespace" })
	if got := codesOf(r.Published().Diagnostics); !slices.Equal(got, left) {
		t.Errorf("got %v, want %v", got, left)
	}

	r.Notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"pluginManifest":{"rules":{"link-name-duplicate":"hint"}}}}`))
	if got := find(t, r.Published().Diagnostics, "link-name-duplicate"); got.Severity != protocol.DiagnosticSeverityHint {
		t.Errorf("severity %v", got.Severity)
	}
	r.Notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"pluginManifest":{"rules":{"link-name-duplicate":"off"}}}}`))
	left = slices.DeleteFunc(left, func(code string) bool { return code == "link-name-duplicate" })
	if got := codesOf(r.Published().Diagnostics); !slices.Equal(got, left) {
		t.Errorf("got %v, want %v", got, left)
	}
}

func TestSyntaxDiagnosticsCanBeTurnedOff(t *testing.T) {
	for _, on := range []bool{true, false} {
		r := start(t, Options{}, nil)
		params := pulling()
		params["initializationOptions"] = lsptest.Object{"syntaxDiagnostics": on}
		r.Initialize(params)
		r.Open(manifestURI, `{"service": "DESK" "connectors": [] `)
		var report protocol.RelatedFullDocumentDiagnosticReport
		if err := r.Call("textDocument/diagnostic", lsptest.Document(manifestURI), &report); err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(codesOf(report.Items), "syntax"); got != on {
			t.Errorf("syntaxDiagnostics %v: found %v", on, codesOf(report.Items))
		}
	}
}

func TestDiagnosticsForBasicClients(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(manifestURI, faulty)
	list := r.Published().Diagnostics
	find(t, list, "link-name-whitespace")
	find(t, list, "link-name-duplicate") // which is related to another place, and documented
	for _, d := range list {
		if len(d.RelatedInformation) > 0 || d.CodeDescription.Href != "" || d.Tags.Len() > 0 {
			t.Errorf("published %v", d)
		}
	}
}

// The server announces every kind of code action that it offers.
func TestCodeActionKinds(t *testing.T) {
	r := start(t, Options{}, nil)
	can, ok := r.Initialize(capable()).Capabilities.CodeActionProvider.(*protocol.CodeActionOptions)
	if want := []protocol.CodeActionKind{"quickfix", "refactor", "refactor.addConnector", "refactor.rewrite", "source.fixAll"}; !ok || !slices.Equal(can.CodeActionKinds, want) {
		t.Errorf("kinds %v, want %v", can, want)
	}
}

// Editors recognize the actions that add a connector by their data.
func TestActionsThatAddConnectorsHaveData(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(capable())
	r.Open(manifestURI, `{"service": "DESK", "connectors": [{"name": "books"}]}`)
	var labels []string
	for _, a := range actionsAt(t, r, lsptest.Span(0, 40, 0, 40), lsptest.Object{"only": []string{"refactor"}}) {
		label, ok := lookupString(a.Data, "connector")
		if ok != (a.Title == "Add connector: "+label) {
			t.Errorf("%s has the data %s", a.Title, a.Data)
		}
		if ok {
			labels = append(labels, label)
		}
	}
	if !slices.Contains(labels, "OAuth") || !slices.Contains(labels, "copied from Sigma") {
		t.Errorf("labels %q", labels)
	}
}

// actionsAt requests the code actions at a range.
func actionsAt(t *testing.T, r run, rng protocol.Range, context lsptest.Object) []protocol.CodeAction {
	t.Helper()
	return actionsIn(t, r, manifestURI, rng, context)
}

// actionsIn requests the code actions at a range of the document u.
func actionsIn(t *testing.T, r run, u uri.URI, rng protocol.Range, context lsptest.Object) []protocol.CodeAction {
	t.Helper()
	if context["diagnostics"] == nil {
		context["diagnostics"] = []any{}
	}
	params := lsptest.Document(u)
	params["range"], params["context"] = rng, context
	var all []protocol.CodeAction
	if err := r.Call("textDocument/codeAction", params, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestQuickFix(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(capable())
	r.Open(manifestURI, faulty)
	space := find(t, r.Published().Diagnostics, "link-name-whitespace")

	got := actionsAt(t, r, space.Range, lsptest.Object{"only": []string{"quickfix"}, "diagnostics": []protocol.Diagnostic{space}})
	if len(got) == 0 || *got[0].Kind != "quickfix" {
		t.Fatalf("got %v", got)
	}
	if linked := got[0].Diagnostics; len(linked) != 1 || linked[0].Range != space.Range {
		t.Errorf("linked with %v", linked)
	}
	if after := apply(t, faulty, got[0].Edit); !strings.Contains(after, `"my_crm"`) {
		t.Errorf("made %s", after)
	}
	elsewhere := lsptest.Span(0, 0, 0, 0)
	if got := actionsAt(t, r, elsewhere, lsptest.Object{"only": []string{"quickfix"}}); len(got) > 0 {
		t.Errorf("got %v elsewhere", got)
	}
	if got := actionsAt(t, r, space.Range, lsptest.Object{"only": []string{"refactor.extract", "quick"}}); len(got) > 0 {
		t.Errorf("got %v of another kind", got)
	}
}

func TestFixAll(t *testing.T) {
	tests := []struct {
		context string
		want    bool
	}{
		{`{"diagnostics":[],"only":["source.fixAll"]}`, true},
		{`{"diagnostics":[],"only":["source"],"triggerKind":2}`, true},
		{`{"diagnostics":[],"only":[""]}`, true},
		{`{"diagnostics":[]}`, true},
		{`{"diagnostics":[],"triggerKind":1}`, true},
		{`{"diagnostics":[],"triggerKind":2}`, false},
		{`{"diagnostics":[],"only":["quickfix"]}`, false},
		{`{"diagnostics":[],"only":["source.fixAll.other"]}`, false},
	}
	r := start(t, Options{}, nil)
	r.Initialize(capable())
	const twice = `{"service": "DESK", "service": "DESK", "connectors": [{ "connectionLinkName": "my crm", "connectionName": "My CRM" },]}`
	r.Open(manifestURI, twice)
	for _, test := range tests {
		params := fmt.Sprintf(`{"textDocument":{"uri":%q},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"context":%s}`, manifestURI, test.context)
		var all []protocol.CodeAction
		if err := r.Call("textDocument/codeAction", json.RawMessage(params), &all); err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(all, func(a protocol.CodeAction) bool { return *a.Kind == "source.fixAll" })
		if got := i >= 0; got != test.want {
			t.Errorf("%s: got %v", test.context, all)
		}
		if i < 0 {
			continue
		}
		if got := apply(t, twice, all[i].Edit); got != `{"service": "DESK", "connectors": [{ "connectionLinkName": "my crm", "connectionName": "My CRM" }]}` {
			t.Errorf("%s: made %s", test.context, got)
		}
	}
}

func TestCommandsInsteadOfCodeActions(t *testing.T) {
	r := start(t, Options{}, nil)
	applied := make(chan string, 1)
	r.Reply("workspace/applyEdit", func(params json.RawMessage) any {
		applied <- string(params)
		return lsptest.Object{"applied": true}
	})
	result := r.Initialize(lsptest.Object{"capabilities": lsptest.Object{"workspace": lsptest.Object{"applyEdit": true}}})
	if got := result.Capabilities.ExecuteCommandProvider.Commands; !slices.Equal(got, []string{applyCommand, addConnectorCommand, explainCommand, pasteCommand, maskCommand, newExtensionCommand, diagnosticReportCommand}) {
		t.Errorf("commands %v", got)
	}
	r.Open(manifestURI, faulty)
	space := find(t, r.Published().Diagnostics, "link-name-whitespace")
	params := lsptest.Document(manifestURI)
	params["range"], params["context"] = space.Range, lsptest.Object{"diagnostics": []any{}, "only": []string{"quickfix"}}
	var commands []protocol.Command
	if err := r.Call("textDocument/codeAction", params, &commands); err != nil || len(commands) == 0 {
		t.Fatalf("got %v, %v", commands, err)
	}
	if err := r.Call("workspace/executeCommand", lsptest.Object{"command": commands[0].Command, "arguments": commands[0].Arguments}, nil); err != nil {
		t.Error(err)
	}
	if got := <-applied; !strings.Contains(got, "my_crm") || !strings.Contains(got, `"changes"`) {
		t.Errorf("applied %s", got)
	}
	wantCode(t, r.Call("workspace/executeCommand", lsptest.Object{"command": "other"}, nil), -32602)
}

// apply applies an edit, whose positions are in UTF-16, to before.
func apply(t *testing.T, before string, edit *protocol.WorkspaceEdit) string {
	t.Helper()
	var edits []text.Edit
	for _, change := range edit.DocumentChanges {
		for _, e := range change.(*protocol.TextDocumentEdit).Edits {
			plain, ok := e.(*protocol.TextEdit)
			if !ok {
				t.Fatalf("not a plain edit: %v", e)
			}
			edits = append(edits, text.Edit{Span: spanOf(text.New(before), plain.Range, text.UTF16), New: plain.NewText})
		}
	}
	for _, list := range edit.Changes {
		for _, e := range list {
			edits = append(edits, text.Edit{Span: spanOf(text.New(before), e.Range, text.UTF16), New: e.NewText})
		}
	}
	after, err := text.Apply(before, edits)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

func TestSnippets(t *testing.T) {
	stop := func(start, end int, choices ...string) text.Stop {
		return text.Stop{Span: text.Span{Start: start, End: end}, Choices: choices}
	}
	tests := []struct {
		new   string
		stops []text.Stop
		want  string
	}{
		{`a $b} \c`, nil, `a \$b\} \\c`},
		{`"name": ""`, []text.Stop{stop(9, 9)}, `"name": "${1}"`},
		{`"a${x}b"`, []text.Stop{stop(1, 7)}, `"${1:a\${x\}b}"`},
		{`x true y`, []text.Stop{stop(2, 6, "true", "false"), stop(7, 8)}, `x ${1|true,false|} ${2:y}`},
		{`v`, []text.Stop{stop(0, 1, "a,b", "c|d")}, `${1|v,a\,b,c\|d|}`},
	}
	for _, test := range tests {
		if got := snippet(text.Edit{New: test.new, Stops: test.stops}); got != test.want {
			t.Errorf("%q: got %s, want %s", test.new, got, test.want)
		}
	}
}

func TestEditsHaveASupportedForm(t *testing.T) {
	d := workspace.NewDocument(manifestURI, 7, text.New(`{"é": 1}`))
	edits := []text.Edit{{Span: text.Span{Start: 7, End: 8}, New: "2", Stops: []text.Stop{{Span: text.Span{Start: 0, End: 1}}}}}
	tests := []struct {
		caps clientCapabilities
		want string
	}{
		{clientCapabilities{encoding: text.UTF16}, `{"changes":{"file:///ext/plugin-manifest.json":[{"range":{"start":{"line":0,"character":6},"end":{"line":0,"character":7}},"newText":"2"}]}}`},
		{clientCapabilities{documentChanges: true}, `{"documentChanges":[{"textDocument":{"uri":"file:///ext/plugin-manifest.json","version":7},"edits":[{"range":{"start":{"line":0,"character":7},"end":{"line":0,"character":8}},"newText":"2"}]}]}`},
		{clientCapabilities{documentChanges: true, snippetEdits: true}, `{"documentChanges":[{"textDocument":{"uri":"file:///ext/plugin-manifest.json","version":7},"edits":[{"range":{"start":{"line":0,"character":7},"end":{"line":0,"character":8}},"snippet":{"kind":"snippet","value":"${1:2}"}}]}]}`},
	}
	for _, test := range tests {
		got, err := protocol.Marshal((&session{caps: test.caps}).toWorkspaceEdit(d, edits))
		if err != nil || string(got) != test.want {
			t.Errorf("got %s, %v; want %s", got, err, test.want)
		}
	}
}

// Clients indent the lines of a snippet like the line that it is inserted into, so the snippet must not be indented as well.
func TestSnippetsInEditsAreIndentedByTheClient(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(capable())
	r.Open(manifestURI, "{\n  \"service\": \"WRITER\",\n  \"connectors\": [\n    {}\n  ]\n}\n")
	var actions []struct {
		Title string `json:"title"`
		Edit  struct {
			DocumentChanges []struct {
				Edits []struct {
					Snippet struct {
						Value string `json:"value"`
					} `json:"snippet"`
				} `json:"edits"`
			} `json:"documentChanges"`
		} `json:"edit"`
	}
	at := protocol.Range{Start: protocol.Position{Line: 3, Character: 5}, End: protocol.Position{Line: 3, Character: 5}}
	params := lsptest.Document(manifestURI)
	params["range"], params["context"] = at, lsptest.Object{"diagnostics": []string{}, "only": []string{"refactor"}}
	if err := r.Call("textDocument/codeAction", params, &actions); err != nil {
		t.Fatal(err)
	}
	for _, a := range actions {
		if a.Title == "Add connector: Basic Auth" {
			got := a.Edit.DocumentChanges[0].Edits[0].Snippet.Value
			if want := ",\n{\n  \"name\": "; !strings.HasPrefix(got, want) {
				t.Errorf("snippet is\n%s\nwant it to begin with\n%s", got, want)
			}
			return
		}
	}
	t.Errorf("offered are %v", actions)
}

// A response has the requested kinds and their subkinds, and no others; automatic requests of the editor get fixes.
func TestRequestedKinds(t *testing.T) {
	const src = `{
  "service": "WRITER", "service": "WRITER",
  "connectors": [
    { "connectionLinkName": "my crm", "connectionName": "My CRM", "userAccess": true }
  ]
}
`
	tests := []struct {
		context string
		want    []string
	}{
		{`{"diagnostics":[]}`, []string{"quickfix", "refactor.addConnector", "refactor.rewrite", "source.fixAll"}},
		{`{"diagnostics":[],"triggerKind":1}`, []string{"quickfix", "refactor.addConnector", "refactor.rewrite", "source.fixAll"}},
		{`{"diagnostics":[],"triggerKind":2}`, []string{"quickfix"}},
		{`{"diagnostics":[],"only":["quickfix"],"triggerKind":2}`, []string{"quickfix"}},
		{`{"diagnostics":[],"only":["refactor"],"triggerKind":2}`, []string{"refactor.addConnector", "refactor.rewrite"}},
		{`{"diagnostics":[],"only":["refactor.addConnector"]}`, []string{"refactor.addConnector"}},
		{`{"diagnostics":[],"only":["refactor.rewrite"]}`, []string{"refactor.rewrite"}},
		{`{"diagnostics":[],"only":["refactor.rewrite","quickfix"]}`, []string{"quickfix", "refactor.rewrite"}},
		{`{"diagnostics":[],"only":["refactor.rewrite.form"]}`, nil},
		{`{"diagnostics":[],"only":["refactor.extract","refac","source.organizeImports"]}`, nil},
		{`{"diagnostics":[],"only":["source"]}`, []string{"source.fixAll"}},
		{`{"diagnostics":[],"only":[""]}`, []string{"quickfix", "refactor.addConnector", "refactor.rewrite", "source.fixAll"}},
	}
	r := start(t, Options{}, nil)
	r.Initialize(capable())
	r.Open(manifestURI, src)
	for _, test := range tests {
		params := fmt.Sprintf(`{"textDocument":{"uri":%q},"range":{"start":{"line":3,"character":32},"end":{"line":3,"character":32}},"context":%s}`, manifestURI, test.context)
		var all []protocol.CodeAction
		if err := r.Call("textDocument/codeAction", json.RawMessage(params), &all); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range all {
			got = append(got, string(*a.Kind))
		}
		slices.Sort(got)
		if got = slices.Compact(got); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.context, got, test.want)
		}
	}
}

// A request that is canceled while it computes fails with RequestCancelled.
func TestCodeActionsAreCanceled(t *testing.T) {
	ws, _ := workspace.New(project.OS{}, defaultSettings().Settings).Apply(workspace.Open{Key: manifestURI, URI: manifestURI, Version: 1, Text: text.New(faulty)})
	snap := &snapshot{ws, defaultSettings()}
	r := &request{session: &session{}, snapshot: snap}
	for _, kind := range []protocol.CodeActionKind{"quickfix", "refactor", "source"} {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		params := &protocol.CodeActionParams{Context: protocol.CodeActionContext{Only: []protocol.CodeActionKind{kind}}}
		params.TextDocument.URI = manifestURI
		params.Range = lsptest.Span(0, 0, 7, 0)
		if all, err := r.CodeAction(ctx, params); !errors.Is(err, context.Canceled) || len(all) > 0 {
			t.Errorf("%s: got %d actions, %v", kind, len(all), err)
		}
	}
}

// Where a problem has no fix, an automatic request gets no actions, so that no light bulb is shown. On request of the user, the actions
// that explain and ignore it are offered.
func TestNoLightBulbWithoutAFix(t *testing.T) {
	const src = `{
  "service": "DESK",
  "connectors": [
    { "connectionLinkName": "a b", "connectionName": "A" },
    { "connectionLinkName": "c", "connectionName": 1 }
  ]
}
`
	const code = "ZOHODESK.request({ url: 'https://x.example', connectionLinkName: 'missing' });\n" +
		"ZOHODESK.request({ url: 'https://x.example', connectionLinkName: 'cc' });\n"
	f := newFolder(t, map[string]string{project.Manifest: src, "app/main.js": code})
	r := start(t, Options{}, nil)
	r.Initialize(withCommands(showRule))
	r.Open(f.uri(project.Manifest), src)
	r.Open(f.uri("app/main.js"), code)
	fixable, others := 0, 0
	for _, file := range []struct{ name, rule string }{ // in the order in which their diagnostics are published
		{project.Manifest, "link-name-whitespace"}, {"app/main.js", "link-name-undeclared"},
	} {
		name, u := file.name, f.uri(file.name)
		for _, d := range publishedOf(r, u, has(file.rule)) {
			cursor := protocol.Range{Start: d.Range.Start, End: d.Range.Start}
			requested := actionsIn(t, r, u, cursor, lsptest.Object{"triggerKind": 1, "only": []string{"quickfix"}})
			automatic := actionsIn(t, r, u, cursor, lsptest.Object{"triggerKind": 2})
			explains := func(a protocol.CodeAction) bool { return a.Command.Command == showRule }
			switch {
			case !slices.ContainsFunc(requested, explains):
				t.Errorf("%s of %s is not explained", d.Code, name)
			case slices.ContainsFunc(requested, func(a protocol.CodeAction) bool { return !explains(a) }):
				fixable++
				if len(automatic) != len(requested) {
					t.Errorf("%s of %s: %d actions, %d on request", d.Code, name, len(automatic), len(requested))
				}
			default:
				others++
				if len(automatic) > 0 {
					t.Errorf("%s of %s: the first of %d actions is %s", d.Code, name, len(automatic), automatic[0].Title)
				}
			}
		}
	}
	if fixable < 3 || others == 0 {
		t.Errorf("%d problems with fixes and %d without", fixable, others)
	}
}
