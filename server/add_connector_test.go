package server

import (
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// withCommands returns [capable] with the commands of a client.
func withCommands(commands ...string) lsptest.Object {
	params := capable()
	params["capabilities"].(lsptest.Object)["experimental"] = lsptest.Object{"commands": lsptest.Object{"commands": commands}}
	return params
}

// cursor is the range of a cursor at a position.
func cursor(line, character uint32) protocol.Range {
	at := protocol.Position{Line: line, Character: character}
	return protocol.Range{Start: at, End: at}
}

// additions returns the titles of the actions that add a connector.
func additions(all []protocol.CodeAction) []string {
	var titles []string
	for _, a := range all {
		if strings.HasPrefix(a.Title, "Add connector") {
			titles = append(titles, a.Title)
		}
	}
	return titles
}

func TestAddConnectorIsOneAction(t *testing.T) {
	asks := capable()
	asks["capabilities"].(lsptest.Object)["window"] = lsptest.Object{"showMessage": lsptest.Object{}}
	asks["capabilities"].(lsptest.Object)["workspace"].(lsptest.Object)["applyEdit"] = true
	for command, params := range map[string]lsptest.Object{
		pickConnector:       withCommands(pickConnector),
		addConnectorCommand: asks,
	} {
		r := start(t, Options{}, nil)
		r.Initialize(params)
		r.Open(manifestURI, faulty)
		all := actionsAt(t, r, cursor(2, 5), lsptest.Object{})
		if got := additions(all); !slices.Equal(got, []string{"Add connector…"}) {
			t.Errorf("%s: at connectors: %q", command, got)
		}
		i := slices.IndexFunc(all, func(a protocol.CodeAction) bool { return a.Title == "Add connector…" })
		if i < 0 || all[i].Command.Command != command || all[i].Edit != nil {
			t.Errorf("%s: got %v", command, all)
		}
		if got := additions(actionsAt(t, r, cursor(1, 5), lsptest.Object{})); got != nil {
			t.Errorf("%s: at service: %q", command, got)
		}
		if got := additions(actionsAt(t, r, cursor(2, 5), lsptest.Object{"triggerKind": 2})); got != nil {
			t.Errorf("%s: because the cursor moved: %q", command, got)
		}
	}
}

// A client in which nothing can ask the user gets the list.
func TestAddConnectorIsAListWithoutCommands(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(capable())
	r.Open(manifestURI, faulty)
	if got := additions(actionsAt(t, r, cursor(2, 5), lsptest.Object{})); len(got) != 6 || got[0] != "Add connector: OAuth" {
		t.Errorf("got %q", got)
	}
}

// An editor that lists the kinds of connectors requests them by kind, at any position, and gets a description of each.
func TestKindsOfConnectorsAreDescribed(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(withCommands(pickConnector))
	r.Open(manifestURI, faulty)
	all := actionsAt(t, r, cursor(1, 5), lsptest.Object{"only": []string{"refactor.addConnector"}})
	if len(all) != 6 {
		t.Fatalf("%d kinds", len(all))
	}
	described := map[string]bool{}
	for _, a := range all {
		description, ok := lookupString(a.Data, "description")
		if !ok || description == "" || described[description] || strings.Contains(description, "`") || a.Edit == nil {
			t.Errorf("%s: %q", a.Title, description)
		}
		described[description] = true
	}
}

func TestRulesAreExplained(t *testing.T) {
	params := withCommands(showRule)
	params["initializationOptions"] = lsptest.Object{"rulePage": "command:explain?{code}"}
	r := start(t, Options{}, nil)
	r.Initialize(params)
	r.Open(manifestURI, faulty)
	for _, d := range r.Published().Diagnostics {
		if want := "command:explain?" + string(d.Code.(protocol.String)); string(d.CodeDescription.Href) != want {
			t.Errorf("%s links to %s", d.Code, d.CodeDescription.Href)
		}
	}
	var explained []string
	for _, a := range actionsAt(t, r, cursor(3, 32), lsptest.Object{"triggerKind": 2}) {
		if a.Command.Command == showRule {
			explained = append(explained, a.Title)
		}
	}
	if !slices.Equal(explained, []string{"Explain link-name-whitespace"}) {
		t.Errorf("explained: %q", explained)
	}
}
