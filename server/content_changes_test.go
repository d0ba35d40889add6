package server

import (
	"encoding/json"
	"slices"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/text"
)

// fastParams are parameters that [fastChanges] decodes; it rejects slowParams.
var fastParams = []string{
	`{"textDocument":{"uri":"file:///a","version":2},"contentChanges":[]}`,
	`{"contentChanges":[{"text":"a"}],"textDocument":{"uri":"file:///a","version":2}}`,
	`{"contentChanges":[{"range":{"start":{"line":1,"character":2},"end":{"line":3,"character":40}},"rangeLength":0,"text":""}]}`,
	` { "contentChanges" : [ { "text" : "\u00e9\n\"😀\ud83d\ude00" , "range" : { "end" : { "character" : 0 , "line" : 3 } , "start" : { "line" : 1 , "character" : 2 } } } , { "text" : "b" } ] } `,
	`{"contentChanges":[{"text":"\ud800"}]}`,
}

var slowParams = []string{
	``,
	`{}`,
	`[]`,
	`{"contentChanges":null}`,
	`{"contentChanges":[{"range":null,"text":"a"}]}`,
	`{"contentChanges":[{"range":null}]}`,
	`{"contentChanges":[{}]}`,
	`{"contentChanges":[{"text":1}]}`,
	`{"contentChanges":[{"text":"a","text":"b"}]}`,
	`{"contentChanges":[{"text":"a"}],"contentChanges":[]}`,
	`{"contentChanges":[{"range":{},"text":"a"}]}`,
	`{"contentChanges":[{"range":{"start":{"line":1},"end":{"line":3,"character":40}},"text":"a"}]}`,
	`{"contentChanges":[{"range":{"start":{"line":1,"character":-1},"end":{"line":3,"character":4e1}},"text":"a"}]}`,
	`{"contentChanges":[{"range":{"start":{"line":1,"character":01},"end":{"line":3,"character":4.0}},"text":"a"}]}`,
	`{"contentChanges":[{"range":{"start":{"line":1,"character":4294967295},"end":{"line":3,"character":4294967296}},"text":"a"}]}`,
	`{"contentChanges":[{"te\u0078t":"a"}]}`,
	`{"contentChanges":[{"text":"\x"}]}`,
	`{"contentChanges":[{"text":"a"},]}`,
	`{"contentChanges":[{"text":"a"}`,
	`{"contentChanges":[{"text":"a"}]} x`,
}

func TestFastChanges(t *testing.T) {
	for _, params := range fastParams {
		if _, ok := fastChanges([]byte(params)); !ok {
			t.Errorf("the slow decoder is used for %s", params)
		}
	}
	for _, params := range slowParams {
		if changes, ok := fastChanges([]byte(params)); ok {
			t.Errorf("%s: %v", params, changes)
		}
	}
}

func TestContentChanges(t *testing.T) {
	params := `{"contentChanges":[{"range":null,"text":"a"},{"text":"b"},
		{"range":{"start":{"line":1,"character":2},"end":{"line":3,"character":4}},"text":"c"}]}`
	got, err := contentChanges([]byte(params))
	want := []contentChange{
		{whole: true, text: "a"},
		{whole: true, text: "b"},
		{start: text.Position{Line: 1, Col: 2}, end: text.Position{Line: 3, Col: 4}, text: "c"},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}

// Whatever the fast decoder accepts, the typed one decodes to the same changes.
func FuzzFastChanges(f *testing.F) {
	for _, params := range slices.Concat(fastParams, slowParams) {
		f.Add([]byte(params))
	}
	f.Fuzz(func(t *testing.T, params []byte) {
		got, ok := fastChanges(params)
		if !ok || !json.Valid(params) { // what is beside the changes is skipped and not validated
			return
		}
		want, err := typedChanges(params)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}

func BenchmarkContentChanges(b *testing.B) {
	var changes []protocol.TextDocumentContentChangePartial
	for i := range uint32(26_000) {
		change := protocol.TextDocumentContentChangePartial{Text: "'"}
		change.Range.Start = protocol.Position{Line: i / 26, Character: 8 * (i % 26)}
		change.Range.End = protocol.Position{Line: i / 26, Character: 8*(i%26) + 1}
		changes = append(changes, change)
	}
	list, err := protocol.Marshal(changes)
	if err != nil {
		b.Fatal(err)
	}
	params := slices.Concat([]byte(`{"contentChanges":`), list, []byte(`}`))
	for name, read := range map[string]func([]byte) ([]contentChange, error){"contentChanges": contentChanges, "typedChanges": typedChanges} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(params)))
			for b.Loop() {
				if got, err := read(params); err != nil || len(got) != len(changes) {
					b.Fatal(len(got), err)
				}
			}
		})
	}
}
