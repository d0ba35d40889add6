package server

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// DiagnosticWorkspace implements [protocol.Server]: what is wrong in and around all manifests in the folders of the
// workspace. It is answered at once, since clients ask again soon after each answer (VS Code after two seconds); what is
// known since an earlier time is not looked at again. A client that takes parts gets each file as it is checked.
func (r *request) DiagnosticWorkspace(ctx context.Context, params *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	snap := r.snapshot
	if !r.features.watchFiles {
		r.surveyed.forgetAll() // changes are not reported
	}
	had := map[uri.URI]string{} // result ids by canonical URI
	for _, p := range params.PreviousResultIds {
		had[p.URI] = p.Value
	}
	parts := partsTo{session: r.session, token: params.PartialResultToken}
	work := progress{session: r.session, token: params.WorkDoneToken, title: "Checking manifests"}
	defer work.end()

	told := map[uri.URI]bool{} // a configuration may hold for several extensions
	manifests := r.manifests(ctx)
	for i, path := range manifests {
		files, known := r.surveyed.of(path)
		if !known {
			work.report(i, len(manifests))
			files = r.survey(ctx, path)
		}
		if ctx.Err() != nil {
			break
		}
		for _, f := range files {
			if told[f.key] {
				continue
			}
			told[f.key] = true
			if id, ok := had[f.key]; ok && id == f.id {
				parts.same(f.unchanged())
			} else {
				parts.add(f.full())
			}
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	for _, key := range gone(snap, had, told) {
		parts.add(surveyedFile{uri: key}.full())
	}
	return &protocol.WorkspaceDiagnosticReport{Items: parts.rest()}, nil
}

// gone returns the files that the client has diagnostics of although they have none any more. Open documents are pulled
// one by one.
func gone(snap *snapshot, had map[uri.URI]string, told map[uri.URI]bool) []uri.URI {
	var keys []uri.URI
	for key := range had {
		if !told[key] && snap.Document(key) == nil {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// full returns the report of f. For a file that is gone it has no result id, so that the client forgets it.
func (f surveyedFile) full() protocol.WorkspaceDocumentDiagnosticReport {
	report := &protocol.WorkspaceFullDocumentDiagnosticReport{
		FullDocumentDiagnosticReport: protocol.FullDocumentDiagnosticReport{
			Kind:  string(protocol.DocumentDiagnosticReportKindFull),
			Items: f.list,
		},
		URI:     f.uri,
		Version: f.version,
	}
	if f.id != "" {
		report.ResultID = &f.id
	}
	return report
}

// unchanged returns the report of f for a client that has its diagnostics.
func (f surveyedFile) unchanged() protocol.WorkspaceDocumentDiagnosticReport {
	return &protocol.WorkspaceUnchangedDocumentDiagnosticReport{
		UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{
			Kind:     string(protocol.DocumentDiagnosticReportKindUnchanged),
			ResultID: f.id,
		},
		URI:     f.uri,
		Version: f.version,
	}
}
