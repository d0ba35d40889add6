package server

import (
	"reflect"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"pgregory.net/rapid"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// The code lenses of each version of a manifest are those of a new document with the same text, however often they are requested.
func TestCodeLensesOfEachVersion(t *testing.T) {
	f := newFolder(t, connected)
	var s *session
	r := start(t, Options{}, func(made *session) { s = made })
	r.Initialize(nil)
	u, version, most := f.uri(project.Manifest), 1, 0
	r.Open(u, connected[project.Manifest])
	request := func() (list []protocol.CodeLens) {
		if err := r.Call("textDocument/codeLens", lsptest.Document(u), &list); err != nil {
			t.Fatal(err)
		}
		return list
	}
	rapid.Check(t, func(t *rapid.T) {
		src := connected[project.Manifest]
		version++
		r.Replace(u, version, lsptest.Span(0, 0, 1000, 0), src)
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			at := strings.Index(src, rapid.SampledFrom([]string{"books", "sign", "{ \"conn", "\r\n"}).Draw(t, "at"))
			piece := rapid.SampledFrom([]string{"x", `"`, "é\n", `{ "connectionLinkName": "more" }, `}).Draw(t, "piece")
			if at < 0 {
				continue
			}
			cursor := positionOf(text.New(src), at, text.UTF16)
			src = src[:at] + piece + src[at:]
			version++
			r.Replace(u, version, protocol.Range{Start: cursor, End: cursor}, piece)
			want, err := s.codeLensesOf(s.ctx, workspace.NewDocument(u, 0, text.New(src)))
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if got := request(); !reflect.DeepEqual(got, want) {
					t.Fatalf("%s\ngot  %+v\nwant %+v", src, got, want)
				}
			}
			most = max(most, len(want))
		}
	})
	if most < 3 {
		t.Errorf("at most %d code lenses", most)
	}
}
