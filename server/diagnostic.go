package server

import (
	"context"
	"encoding/hex"

	"go.lsp.dev/protocol"
)

// Diagnostic implements [protocol.Server]. The result ID is a hash of the diagnostics, so that versions with the same diagnostics have
// the same ID.
func (r *request) Diagnostic(ctx context.Context, params *protocol.DocumentDiagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	list := r.checkDocument(ctx, r.snapshot, r.document(params.TextDocument.URI))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	hash, err := hashOf(list)
	if err != nil {
		return nil, err
	}
	id := hex.EncodeToString(hash[:8])
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
