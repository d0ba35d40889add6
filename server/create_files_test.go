package server

import (
	"encoding/json"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
)

// After the completion of a whole manifest in an empty folder, its command creates what the manifest requires: there is no error.
func TestWholeManifestHasNoErrors(t *testing.T) {
	for _, service := range catalog.Services() {
		t.Run(service.Code, func(t *testing.T) {
			t.Parallel()
			f := newFolder(t, map[string]string{project.Manifest: ""})
			manifest := f.uri(project.Manifest)
			params := capable()
			workspace := params["capabilities"].(lsptest.Object)["workspace"].(lsptest.Object)
			workspace["applyEdit"] = true
			workspace["workspaceEdit"].(lsptest.Object)["resourceOperations"] = []string{"create"}
			r := start(t, Options{}, nil)
			var created []string
			r.Reply("workspace/applyEdit", func(params json.RawMessage) any {
				created = f.create(params)
				return lsptest.Object{"applied": true}
			})
			r.Initialize(params)
			r.Open(manifest, "")
			item := wholeManifest(t, r, manifest, service)
			r.Notify("textDocument/didChange", lsptest.Object{
				"textDocument":   lsptest.Object{"uri": manifest, "version": 2},
				"contentChanges": []lsptest.Object{{"text": item.TextEdit.(*protocol.TextEdit).NewText}},
			})
			publishedOf(r, manifest, has("app-missing"))
			if err := r.Call("workspace/executeCommand", lsptest.Object{"command": item.Command.Command, "arguments": item.Command.Arguments}, nil); err != nil {
				t.Fatal(err)
			}
			if len(created) == 0 {
				t.Error("no file was created")
			}
			f.changed(r, created...)
			for _, d := range publishedOf(r, manifest, lacks("app-missing")) {
				if d.Severity == protocol.DiagnosticSeverityError {
					t.Errorf("%v: %s", d.Code, d.Message)
				}
			}
		})
	}
}

// create writes the files that a workspace edit creates, and returns their names.
func (f folder) create(params json.RawMessage) []string {
	var apply struct {
		Edit struct {
			DocumentChanges []struct {
				URI          string `json:"uri"`
				TextDocument struct {
					URI string `json:"uri"`
				} `json:"textDocument"`
				Edits []struct {
					NewText string `json:"newText"`
				} `json:"edits"`
			} `json:"documentChanges"`
		} `json:"edit"`
	}
	if err := json.Unmarshal(params, &apply); err != nil {
		f.t.Error(err)
	}
	var names []string
	for _, c := range apply.Edit.DocumentChanges {
		if len(c.Edits) > 0 {
			name := strings.TrimPrefix(c.TextDocument.URI, string(f.uri("."))+"/")
			f.write(name, c.Edits[0].NewText)
			names = append(names, name)
		}
	}
	return names
}

// wholeManifest returns the item of the completion of an empty manifest for a service.
func wholeManifest(t *testing.T, r run, manifest uri.URI, service catalog.Service) protocol.CompletionItem {
	t.Helper()
	var list protocol.CompletionList
	params := lsptest.Object{"textDocument": lsptest.Object{"uri": manifest}, "position": protocol.Position{}}
	if err := r.Call("textDocument/completion", params, &list); err != nil {
		t.Fatal(err)
	}
	for _, item := range list.Items {
		if item.Label == service.Name+" extension manifest" {
			return item
		}
	}
	t.Fatalf("no manifest of %s is offered", service.Name)
	return protocol.CompletionItem{}
}
