package server

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// DiagnosticWorkspace implements [protocol.Server]: the diagnostics of all manifests in the workspace and of the other files of their
// extensions. It responds at once, since clients request again soon after each response (VS Code after two seconds), and does not
// check again what is cached. A client that supports partial results receives each file as it is checked.
func (r *request) DiagnosticWorkspace(ctx context.Context, params *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	snap := r.snapshot
	if !r.caps.watchFiles {
		r.workspaceCache.invalidateAll() // changes are not reported
	}
	previous := map[uri.URI]string{} // result IDs by canonical URI
	for _, p := range params.PreviousResultIds {
		previous[p.URI] = p.Value
	}
	parts := partialResults{session: r.session, token: params.PartialResultToken}
	work := progress{session: r.session, token: params.WorkDoneToken, title: "Checking manifests"}
	defer work.end()

	reported := map[uri.URI]bool{} // a configuration may belong to several extensions
	manifests := r.manifests(ctx)
	for i, path := range manifests {
		files, cached := r.workspaceCache.diagnostics(path)
		if !cached {
			work.report(i, len(manifests))
			files = r.checkManifest(ctx, path)
		}
		if ctx.Err() != nil {
			break
		}
		for _, f := range files {
			if reported[f.key] {
				continue
			}
			reported[f.key] = true
			if id, ok := previous[f.key]; ok && id == f.id {
				parts.addUnchanged(f.unchanged())
			} else {
				parts.add(f.full())
			}
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	for _, key := range cleared(snap, previous, reported) {
		parts.add(checkedFile{uri: key}.full())
	}
	return &protocol.WorkspaceDiagnosticReport{Items: parts.rest()}, nil
}

// cleared returns the files whose diagnostics the client has to remove. Open documents are pulled one by one.
func cleared(snap *snapshot, previous map[uri.URI]string, reported map[uri.URI]bool) []uri.URI {
	var keys []uri.URI
	for key := range previous {
		if !reported[key] && snap.Document(key) == nil {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// full returns the report of f. Without a result ID, the client no longer includes the file in its next request.
func (f checkedFile) full() protocol.WorkspaceDocumentDiagnosticReport {
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
func (f checkedFile) unchanged() protocol.WorkspaceDocumentDiagnosticReport {
	return &protocol.WorkspaceUnchangedDocumentDiagnosticReport{
		UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{
			Kind:     string(protocol.DocumentDiagnosticReportKindUnchanged),
			ResultID: f.id,
		},
		URI:     f.uri,
		Version: f.version,
	}
}
