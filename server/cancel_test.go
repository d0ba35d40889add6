package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
)

// countdown is a context that is canceled after a number of calls of Err.
type countdown struct {
	context.Context

	left atomic.Int64
}

func newCountdown(ctx context.Context, questions int64) *countdown {
	c := &countdown{Context: ctx}
	c.left.Store(questions)
	return c
}

// Err implements [context.Context].
func (c *countdown) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// Long requests check repeatedly whether they are canceled, stop soon after that, and return the error that becomes
// RequestCancelled.
func TestLongRequestsStopWhenCanceled(t *testing.T) {
	const connectors = 200
	var manifest, code strings.Builder
	manifest.WriteString(`{"service": "CRM", "connectors": [`)
	for i := range connectors {
		fmt.Fprintf(&manifest, "{\"connectionLinkName\": \"shared\",\n  \"connectionName\": \"{{name}} %d\", \"userAccess\": true},\n", i)
		code.WriteString("ZOHO.CRM.CONNECTOR.invokeAPI('shared');\nZOHO.CRM.CONNECTION.invoke('shared', {});\n")
	}
	manifest.WriteString(`{"connectionLinkName": "last"}]}`)
	files := map[string]string{}
	for i := range 20 {
		files[fmt.Sprintf("other%d/%s", i, project.Manifest)] = manifest.String()
		files[fmt.Sprintf("a/app/code%d.js", i)] = code.String()
	}
	files["a/"+project.Manifest] = manifest.String()
	var s *session
	f := newFolder(t, files)
	r := start(t, Options{}, func(of *session) { s = of })
	r.Initialize(lsptest.Object{
		"workspaceFolders": []lsptest.Object{{"uri": string(uri.File(f.dir)), "name": "w"}},
		"capabilities":     lsptest.Object{"workspace": lsptest.Object{"workspaceEdit": lsptest.Object{"documentChanges": true}}},
	})
	open := uri.File(filepath.Join(f.dir, "a", project.Manifest))
	r.Open(open, files["a/"+project.Manifest])
	if err := r.Call("textDocument/documentSymbol", lsptest.Document(open), nil); err != nil {
		t.Fatal(err)
	}
	document := protocol.TextDocumentIdentifier{URI: open}
	at := protocol.TextDocumentPositionParams{
		TextDocument: document,
		Position:     protocol.Position{Character: uint32(strings.Index(files["a/"+project.Manifest], "shared") + 1)},
	}
	whole := protocol.Range{End: protocol.Position{Line: 1 << 20}}
	for method, call := range map[string]func(context.Context, *request) error{
		"workspace symbols": func(ctx context.Context, r *request) error {
			_, err := r.Symbols(ctx, &protocol.WorkspaceSymbolParams{Query: "none"})
			return err
		},
		"references": func(ctx context.Context, r *request) error {
			_, err := r.References(ctx, &protocol.ReferenceParams{TextDocumentPositionParams: at, Context: protocol.ReferenceContext{IncludeDeclaration: true}})
			return err
		},
		"highlights": func(ctx context.Context, r *request) error {
			_, err := r.DocumentHighlight(ctx, &protocol.DocumentHighlightParams{TextDocumentPositionParams: at})
			return err
		},
		"rename": func(ctx context.Context, r *request) error {
			_, err := r.Rename(ctx, &protocol.RenameParams{TextDocumentPositionParams: at, NewName: "renamed"})
			return err
		},
		"semantic tokens": func(ctx context.Context, r *request) error {
			_, err := r.SemanticTokensFull(ctx, &protocol.SemanticTokensParams{TextDocument: document})
			return err
		},
		"semantic tokens of a range": func(ctx context.Context, r *request) error {
			_, err := r.SemanticTokensRange(ctx, &protocol.SemanticTokensRangeParams{TextDocument: document, Range: whole})
			return err
		},
		"code lenses": func(ctx context.Context, r *request) error {
			r.codeLenses.Store(nil)
			_, err := r.CodeLens(ctx, &protocol.CodeLensParams{TextDocument: document})
			return err
		},
		"formatting": func(ctx context.Context, r *request) error {
			_, err := r.Formatting(ctx, &protocol.DocumentFormattingParams{TextDocument: document})
			return err
		},
		"formatting of a range": func(ctx context.Context, r *request) error {
			_, err := r.RangeFormatting(ctx, &protocol.DocumentRangeFormattingParams{TextDocument: document, Range: whole})
			return err
		},
		"workspace diagnostics": func(ctx context.Context, r *request) error {
			r.workspaceCache.invalidateAll()
			_, err := r.DiagnosticWorkspace(ctx, &protocol.WorkspaceDiagnosticParams{})
			return err
		},
	} {
		t.Run(method, func(t *testing.T) {
			run := func(questions int64) (asked int64, err error) {
				ctx := newCountdown(t.Context(), questions)
				err = call(ctx, &request{session: s, snapshot: s.current.Load()})
				return questions - ctx.left.Load(), err
			}
			const never = 1 << 40
			all, err := run(never)
			if err != nil || all < 20 {
				t.Fatalf("asks %d times whether it is cancelled: %v", all, err)
			}
			for _, questions := range []int64{0, 1, all / 2} {
				asked, err := run(questions)
				if !errors.Is(err, context.Canceled) {
					t.Errorf("cancelled after %d of %d questions: %v", questions, all, err)
				}
				if more := asked - questions; more > 40 {
					t.Errorf("cancelled after %d of %d questions, asks %d times more", questions, all, more)
				}
			}
		})
	}
}

// A request with an incomplete result because it was canceled responds with RequestCancelled.
func TestPartialResultsAreNotSent(t *testing.T) {
	begun := make(chan struct{})
	r := start(t, Options{}, func(s *session) {
		s.diagnose = func(ctx context.Context, _ *snapshot, _ *document) []protocol.Diagnostic {
			close(begun)
			<-ctx.Done()
			return []protocol.Diagnostic{{Message: protocol.String("part")}}
		}
	})
	r.Initialize(pulling())
	r.Open(manifestURI, "{}")
	call := r.Go("textDocument/diagnostic", lsptest.Document(manifestURI))
	<-begun
	r.Notify("$/cancelRequest", json.RawMessage(`{"id":`+call.ID+`}`))
	wantCode(t, call.Await(nil), int(protocol.CodeRequestCancelled))
}
