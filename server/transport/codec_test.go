package transport

import (
	"bytes"
	"testing"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

func TestListsAreWrittenLikeTheProtocolWritesThem(t *testing.T) {
	place := protocol.Range{Start: protocol.Position{Line: 1, Character: 2}, End: protocol.Position{Line: 3}}
	title := "a \"b\" \u2028 <é> \xff"
	action := protocol.CodeAction{Title: title, IsPreferred: new(true), Edit: &protocol.WorkspaceEdit{}}
	for _, list := range []any{
		[]protocol.CodeLens{{Range: place, Data: protocol.LSPAny(`{"a":[1,null]}`)}, {Command: protocol.Command{Title: title, Command: "c"}}},
		[]protocol.CodeLens{},
		[]protocol.CodeLens(nil),
		[]protocol.FoldingRange{{StartLine: 1, EndLine: 2, Kind: protocol.FoldingRangeKindComment}, {}},
		[]protocol.InlayHint{{Position: place.Start, Label: protocol.String(title)}},
		[]protocol.DocumentLink{{Range: place, Tooltip: &title}},
		[]protocol.Location{{URI: "file:///a%20b", Range: place}, {}},
		[]protocol.TextEdit{{Range: place, NewText: title}},
		[]protocol.CommandOrCodeAction{&action, &protocol.Command{Title: title, Command: "c"}},
		[]protocol.CommandOrCodeAction(nil),
		[]string{title},
	} {
		got, err := codec{}.Marshal(list)
		if err != nil {
			t.Fatal(err)
		}
		want, err := protocol.Marshal(list)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%T:\n%s\nwant\n%s", list, got, want)
		}
	}
}

func TestAnswersAreCounted(t *testing.T) {
	number, word := jsonrpc2.NewNumberID(12), jsonrpc2.NewStringID(`a","result":1`)
	failure := jsonrpc2.NewError(jsonrpc2.InternalError, "x")
	for _, test := range []struct {
		body []byte
		want int
	}{
		{jsonrpc2.AppendResponse(nil, number, []byte(`[]`), nil), 1},
		{jsonrpc2.AppendResponse(nil, number, nil, nil), 1},
		{jsonrpc2.AppendResponse(nil, number, nil, failure), 1},
		{jsonrpc2.AppendResponse(nil, word, []byte(`{}`), nil), 1},
		{jsonrpc2.AppendResponse(nil, jsonrpc2.ID{}, nil, failure), 0},
		{jsonrpc2.AppendCall(nil, number, "a", nil), 0},
		{jsonrpc2.AppendCall(nil, word, "a", []byte(`{"result":1}`)), 0},
		{jsonrpc2.AppendNotification(nil, "a", []byte(`{"id":1,"result":1}`)), 0},
		{[]byte(`[` + string(jsonrpc2.AppendResponse(nil, number, nil, nil)) + `,` + string(jsonrpc2.AppendResponse(nil, word, nil, nil)) + `]`), 2},
		{[]byte(`{"result":1,"id":1,"jsonrpc":"2.0"}`), 1},
	} {
		if got := answers(test.body); got != test.want {
			t.Errorf("%s: %d, want %d", test.body, got, test.want)
		}
	}
}
