package server

import (
	"context"
	"encoding/hex"

	"go.lsp.dev/protocol"
)

// Diagnostic implements [protocol.Server] for clients that ask for diagnostics. The result id is a
// sum of the findings, so that it holds over versions that have the same ones.
func (r *request) Diagnostic(ctx context.Context, params *protocol.DocumentDiagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	list := r.findings(ctx, r.snapshot, r.document(params.TextDocument.URI))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	sum, err := sumOf(list)
	if err != nil {
		return nil, err
	}
	id := hex.EncodeToString(sum[:8])
	if params.PreviousResultID != nil && *params.PreviousResultID == id {
		return &protocol.RelatedUnchangedDocumentDiagnosticReport{
			UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{
				Kind:     string(protocol.DocumentDiagnosticReportKindUnchanged),
				ResultID: id,
			},
		}, nil
	}
	return &protocol.RelatedFullDocumentDiagnosticReport{
		FullDocumentDiagnosticReport: protocol.FullDocumentDiagnosticReport{
			Kind:     string(protocol.DocumentDiagnosticReportKindFull),
			ResultID: &id,
			Items:    list,
		},
	}, nil
}
