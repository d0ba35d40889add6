package server

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/server/transport"
)

// execute executes a command with one argument.
func execute(r run, command string, argument, result any) error {
	return r.Call("workspace/executeCommand", lsptest.Object{"command": name + "." + command, "arguments": []any{argument}}, result)
}

const newborn = `{"service": "DESK", "about": "😀", "connectors": []}`

// A client that supports edits is asked to apply one. If there is a choice, the user selects a kind of connector.
func TestAddConnector(t *testing.T) {
	for _, test := range []struct {
		argument lsptest.Object
		choose   string
		want     string // in the manifest; empty if it is not changed
	}{
		{lsptest.Object{"type": "OAuth"}, "", `"type": "OAuth"`},
		{lsptest.Object{"type": "oauth2"}, "", `"type": "OAuth 2.0"`},
		{lsptest.Object{"service": "salesforce", "position": lsptest.Object{"line": 0, "character": 1e300}}, "", `"serviceName": "salesforce"`},
		{lsptest.Object{}, "Add connector: OAuth 2.0", `"type": "OAuth 2.0"`},
		{lsptest.Object{}, "", ""},
	} {
		r := start(t, Options{}, nil)
		edits := make(chan protocol.ApplyWorkspaceEditParams, 1)
		r.Reply("workspace/applyEdit", func(params json.RawMessage) any {
			var p protocol.ApplyWorkspaceEditParams
			if err := protocol.Unmarshal(params, &p); err != nil {
				t.Error(err)
			}
			edits <- p
			return lsptest.Object{"applied": true}
		})
		choices := make(chan struct{}, 1)
		r.Reply("window/showMessageRequest", func(params json.RawMessage) any {
			choices <- struct{}{}
			if test.choose == "" {
				return nil
			}
			if !strings.Contains(string(params), test.choose) {
				t.Errorf("%s is not among %s", test.choose, params)
			}
			return lsptest.Object{"title": test.choose}
		})
		r.Initialize(lsptest.Object{"capabilities": lsptest.Object{"workspace": lsptest.Object{"applyEdit": true}}})
		r.Open(manifestURI, newborn)
		test.argument["uri"] = string(manifestURI)
		if err := execute(r, "addConnector", test.argument, nil); err != nil {
			t.Errorf("%v: %v", test.argument, err)
			continue
		}
		if test.want == "" {
			if len(choices) != 1 || len(edits) > 0 { // both come before the answer to the command
				t.Errorf("asked %d times; nothing was chosen, and %d connectors are added", len(choices), len(edits))
			}
			continue
		}
		var p protocol.ApplyWorkspaceEditParams
		select {
		case p = <-edits:
		default:
			t.Errorf("%v adds nothing", test.argument)
			continue
		}
		if got := apply(t, newborn, &p.Edit); !strings.Contains(got, test.want) || !strings.HasPrefix(*p.Label, "Add connector: ") || !json.Valid([]byte(got)) {
			t.Errorf("%v gives %s", test.argument, got)
		}
	}
}

// The connector is added after the one at the position in the argument, which is in the encoding of the client, or else at the
// end.
func TestAddConnectorAtPosition(t *testing.T) {
	const src = `{"service": "DESK", "about": "😀", "connectors": [{"connectionLinkName": "first"}, {"connectionLinkName": "last"}]}`
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(manifestURI, src)
	params := pointing(t, manifestURI, src, `"fi|rst"`)
	for _, c := range []struct {
		position any
		want     []string
	}{{params["position"], []string{"first", "my_connection", "last"}}, {nil, []string{"first", "last", "my_connection"}}} {
		argument := lsptest.Object{"uri": string(manifestURI), "service": "bitly"}
		if c.position != nil {
			argument["position"] = c.position
		}
		var edit protocol.WorkspaceEdit
		if err := execute(r, "addConnector", argument, &edit); err != nil {
			t.Fatal(err)
		}
		var m struct {
			Connectors []struct{ ConnectionLinkName string }
		}
		after := apply(t, src, &edit)
		if err := json.Unmarshal([]byte(after), &m); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, connector := range m.Connectors {
			got = append(got, connector.ConnectionLinkName)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("at %v: %s", c.position, after)
		}
	}
}

// A client that does not support edits receives the edit as the result.
func TestAddConnectorReturnsTheEdit(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(manifestURI, newborn)
	var edit protocol.WorkspaceEdit
	if err := execute(r, "addConnector", lsptest.Object{"uri": string(manifestURI), "type": "oauth2"}, &edit); err != nil {
		t.Fatal(err)
	}
	if got := apply(t, newborn, &edit); !strings.Contains(got, `"type": "OAuth 2.0"`) {
		t.Errorf("gives %s", got)
	}
	for _, argument := range []any{
		nil, 1, "", lsptest.Object{}, lsptest.Object{"uri": "file:///none/plugin-manifest.json"}, lsptest.Object{"uri": string(manifestURI), "type": "unheard of"},
	} {
		wantCode(t, execute(r, "addConnector", argument, nil), -32602)
	}
	r.Open("file:///f/plugin-manifest.json", `{"name": "of another product", "version": 1}`)
	wantCode(t, execute(r, "addConnector", lsptest.Object{"uri": "file:///f/plugin-manifest.json", "type": "oauth2"}, nil), int(transport.RequestFailed))
	wantCode(t, execute(r, "addConnector", lsptest.Object{"uri": "file:///f/plugin-manifest.json"}, nil), int(transport.RequestFailed))
}

func TestExplain(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	var page protocol.LSPAny
	if err := execute(r, "explain", "link-name-whitespace", &page); err != nil {
		t.Fatal(err)
	}
	var markdown string
	if err := json.Unmarshal(page, &markdown); err != nil || !strings.HasPrefix(markdown, "### link-name-whitespace\n") {
		t.Errorf("got %s", page)
	}
	for _, argument := range []any{nil, 1, "none", lsptest.Object{}} {
		wantCode(t, execute(r, "explain", argument, nil), -32602)
	}
	wantCode(t, r.Call("workspace/executeCommand", lsptest.Object{"command": explainCommand}, nil), -32602)
}
