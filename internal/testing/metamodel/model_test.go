package metamodel

import (
	"encoding/json"
	"strings"
	"testing"
)

// A valid message is accepted. The error for an invalid one has the path of the invalid value.
func TestCheck(t *testing.T) {
	m, err := LSP()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, content string
		want            string // part of the error; empty for none
	}{
		{"textDocument/hover", `null`, ""},
		{"textDocument/hover", `{"contents": {"kind": "markdown", "value": "x"}}`, ""},
		{"textDocument/hover", `{"contents": {"kind": "html", "value": "x"}}`, "html is not a MarkupKind"},
		{"textDocument/hover", `{"contents": "x", "rang": null}`, `has no "rang"`},
		{"textDocument/hover", `{"contents": "x", "range": {"start": {"line": 0, "character": -1}, "end": {"line": 0, "character": 0}}}`, ".range.start.character: -1 is not a uinteger"},
		{"textDocument/hover", `{"contents": "x", "range": {"start": {"line": 0}, "end": {"line": 0, "character": 0}}}`, `Position requires "character"`},
		{"textDocument/completion", `[{"label": "x", "kind": 99}]`, "[0].kind: 99 is not a CompletionItemKind"},
		{"textDocument/completion", `{"isIncomplete": false, "items": [{"label": "x", "textEdit": {"newText": "x", "insert": 1}}]}`, ".items[0].textEdit"},
		{"textDocument/diagnostic", `{"kind": "full", "items": []}`, ""},
		{"textDocument/diagnostic", `{"kind": "unchanged"}`, `requires "resultId"`},
		{"textDocument/codeAction", `[{"title": "x", "kind": "source.my.own"}]`, ""},
		{"textDocument/inlineCompletion", `[{"insertText": {"kind": "snippet", "value": "$0"}}]`, ""},
		{"no/such", `7`, ""},
	} {
		err := m.CheckResult(c.method, json.RawMessage(c.content))
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s %s: %v", c.method, c.content, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s %s: %v, want %q in it", c.method, c.content, err, c.want)
		}
	}
	if err := m.CheckParams("window/invented", json.RawMessage(`{}`)); err == nil {
		t.Error("a method that is not in the protocol is accepted")
	}
	if err := m.CheckPartial("textDocument/hover", json.RawMessage(`{}`)); err == nil {
		t.Error("hover has partial results")
	}
}

// Every type that a structure refers to is in the model.
func TestModelIsComplete(t *testing.T) {
	m, err := LSP()
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Requests) < 60 || len(m.Notifications) < 20 {
		t.Fatalf("%d requests and %d notifications", len(m.Requests), len(m.Notifications))
	}
	for _, s := range m.Structures {
		for _, p := range m.properties(s.Name) {
			if err := m.conform(&p.Type, struct{}{}); err != nil && strings.Contains(err.Error(), "the model has no") {
				t.Errorf("%s.%s: %v", s.Name, p.Name, err)
			}
		}
	}
}
