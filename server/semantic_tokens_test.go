package server

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// Tokens are available in full, for a range and as a delta, in the encoding of the client.
func TestSemanticTokens(t *testing.T) {
	const src = "{\"service\": \"DESK\",\n\"connectors\": [{\"x\": \"😀\", \"connectionLinkName\": \"a\", \"scope\": [\"é\"]}]}"
	u := extensionOnDisk(t, map[string]string{"plugin-manifest.json": src})("plugin-manifest.json")
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(u, src)

	var whole protocol.SemanticTokens
	if err := r.Call("textDocument/semanticTokens/full", lsptest.Document(u), &whole); err != nil {
		t.Fatal(err)
	}
	if want := []uint32{1, 50, 1, 0, 1, 0, 15, 1, 1, 0}; !slices.Equal(whole.Data, want) {
		t.Errorf("tokens %v, want %v", whole.Data, want)
	}

	params := lsptest.Document(u)
	params["range"] = lsptest.Span(0, 0, 1, 55)
	var part protocol.SemanticTokens
	if err := r.Call("textDocument/semanticTokens/range", params, &part); err != nil {
		t.Fatal(err)
	}
	if want := whole.Data[:5]; !slices.Equal(part.Data, want) {
		t.Errorf("tokens of the range %v, want %v", part.Data, want)
	}

	r.Replace(u, 2, protocol.Range{Start: protocol.Position{Line: 1, Character: 50}, End: protocol.Position{Line: 1, Character: 51}}, "new")
	params = lsptest.Document(u)
	params["previousResultId"] = *whole.ResultID
	var delta protocol.SemanticTokensDelta
	if err := r.Call("textDocument/semanticTokens/full/delta", params, &delta); err != nil {
		t.Fatal(err)
	}
	if got, _ := json.Marshal(delta.Edits); string(got) != `[{"start":2,"deleteCount":5,"data":[3,0,1,0,17]}]` {
		t.Errorf("edits %s", got)
	}
	params["previousResultId"] = "unheard of"
	whole.Data = nil
	if err := r.Call("textDocument/semanticTokens/full/delta", params, &whole); err != nil || len(whole.Data) != 10 {
		t.Errorf("with an unknown id: %v, %v", whole.Data, err)
	}

	// The tokens of a closed document are not cached.
	last := *whole.ResultID
	r.Shut(u)
	r.Open(u, src)
	params["previousResultId"] = last
	whole.Data = nil
	if err := r.Call("textDocument/semanticTokens/full/delta", params, &whole); err != nil || len(whole.Data) != 10 {
		t.Errorf("with the id of a document that was closed: %v, %v", whole.Data, err)
	}
}

// The edits turn any tokens into any others.
func TestTokenEdits(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	list := func() []uint32 {
		data := make([]uint32, random.IntN(12))
		for i := range data {
			data[i] = random.Uint32N(3)
		}
		return data
	}
	for range 10_000 {
		before, after := list(), list()
		got := slices.Clone(before)
		for _, e := range tokenEdits(before, after) {
			got = slices.Replace(got, int(e.Start), int(e.Start+e.DeleteCount), e.Data...)
		}
		if !slices.Equal(got, after) {
			t.Fatalf("%v became %v, want %v", before, got, after)
		}
	}
}
