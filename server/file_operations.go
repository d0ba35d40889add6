package server

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/workspace"
)

// fileOperations returns the registrations for files that the user creates, renames or deletes in the editor. A watched folder that is
// moved is reported without its files, and the watched patterns do not match it.
func fileOperations() *protocol.FileOperationOptions {
	return &protocol.FileOperationOptions{
		WillRename: operationsOn("**/"+project.App+"/**", ""),
		DidCreate:  operationsOn("**", protocol.FileOperationPatternKindFolder),
		DidRename:  operationsOn("**", protocol.FileOperationPatternKindFolder),
		DidDelete:  operationsOn("**", protocol.FileOperationPatternKindFolder),
	}
}

func operationsOn(glob string, kind protocol.FileOperationPatternKind) protocol.FileOperationRegistrationOptions {
	return protocol.FileOperationRegistrationOptions{Filters: []protocol.FileOperationFilter{
		{Scheme: new("file"), Pattern: protocol.FileOperationPattern{Glob: glob, Matches: kind}},
	}}
}

// DidCreateFiles implements [protocol.Server].
func (r *request) DidCreateFiles(_ context.Context, params *protocol.CreateFilesParams) error {
	for _, f := range params.Files {
		r.touchURI(f.URI)
	}
	return nil
}

// DidRenameFiles implements [protocol.Server].
func (r *request) DidRenameFiles(_ context.Context, params *protocol.RenameFilesParams) error {
	for _, f := range params.Files {
		r.touchURI(f.OldURI)
		r.touchURI(f.NewURI)
	}
	return nil
}

// DidDeleteFiles implements [protocol.Server].
func (r *request) DidDeleteFiles(_ context.Context, params *protocol.DeleteFilesParams) error {
	for _, f := range params.Files {
		r.touchURI(f.URI)
	}
	return nil
}

// touchURI applies that a file or folder may have changed on disk.
func (s *session) touchURI(name string) {
	u, err := uri.Parse(name)
	if err != nil {
		return
	}
	if path := workspace.PathOf(u); path != "" {
		s.touch(path)
	}
}
