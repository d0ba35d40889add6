package server

import (
	"context"
	"fmt"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// DidOpen implements [protocol.Server].
func (r *request) DidOpen(_ context.Context, params *protocol.DidOpenTextDocumentParams) error {
	item := &params.TextDocument
	affected := r.store(workspace.Open{
		Key:     item.URI,
		URI:     spelling(r.params, item.URI),
		Version: item.Version,
		Text:    text.New(item.Text),
	})
	snap := r.current.Load()
	d := snap.Document(item.URI)
	if d != nil {
		r.published.moved(item.URI)
	}
	r.checkAffected(item.URI, affected)
	r.surveyed.forget(workspace.PathOf(item.URI))
	if limit := snap.settings.MaxFileSize; d != nil && int64(d.Text.Len()) > limit {
		r.notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{
			Type: protocol.MessageTypeWarning,
			Message: fmt.Sprintf("%s: a manifest of %d MB is not checked; %s.maxFileSize is %d",
				name, d.Text.Len()>>20, section, limit>>20),
		})
	}
	return nil
}

// didChange handles textDocument/didChange.
func (s *session) didChange(params []byte) error {
	name, _ := peekString(params, "textDocument", "uri")
	version, _ := peekNumber(params, "textDocument", "version")
	key, err := uri.Parse(name)
	if err != nil {
		return err
	}
	changes, err := contentChanges(params)
	if err != nil {
		return err
	}
	snap := s.current.Load()
	old := snap.Document(key)
	if old == nil {
		old = snap.File(workspace.PathOf(key))
	}
	if old == nil {
		return nil
	}
	draft := old.Draft()
	s.edit(&draft, changes)
	affected := s.store(workspace.Edit{Key: key, Version: int32(version), Draft: draft})
	now := s.current.Load()
	if d := now.Document(key); d == nil || d.Kind != manifest.Manifest { // the diagnostics of an open manifest are not cached
		s.surveyed.forget(old.Path)
	}
	if now.Document(key) != nil {
		s.published.changed(key, changes)
	} else if len(affected) > 0 {
		s.recount(old, now.File(old.Path))
	}
	s.checkAffected(key, affected)
	return nil
}

// edit makes changes in a draft.
func (s *session) edit(draft *workspace.Draft, changes []contentChange) {
	batch := text.NewBatch(draft.Text, s.features.encoding)
	for _, c := range changes {
		if c.whole {
			draft.Text = batch.Text()
			draft.Replace(c.text)
			batch = text.NewBatch(draft.Text, s.features.encoding)
		} else {
			draft.Replaced(batch.Replace(c.start, c.end, c.text), len(c.text))
		}
	}
	draft.Text = batch.Text()
}

// DidSave implements [protocol.Server]. Not all clients report which files change on disk.
func (r *request) DidSave(_ context.Context, params *protocol.DidSaveTextDocumentParams) error {
	r.touch(workspace.PathOf(params.TextDocument.URI))
	return nil
}

// DidClose implements [protocol.Server].
func (r *request) DidClose(_ context.Context, params *protocol.DidCloseTextDocumentParams) error {
	r.closeFile(params.TextDocument.URI)
	r.coloured.forget(params.TextDocument.URI)
	return nil
}

func (s *session) closeFile(key uri.URI) {
	affected := s.store(workspace.Close{Key: key})
	s.surveyed.forget(workspace.PathOf(key))
	s.checkAffected(key, affected)
}

// lose gives up the document whose change, in params, could not be made: its text in the client is unknown from here on.
func (s *session) lose(params []byte) {
	name, _ := peekString(params, "textDocument", "uri")
	key, err := uri.Parse(name)
	if snap := s.current.Load(); err != nil || snap.Document(key) == nil && snap.File(workspace.PathOf(key)) == nil {
		return
	}
	s.closeFile(key)
	s.log.Warn("a change could not be read; the document is ignored until it is opened again", "uri", name)
}

// spelling returns the URI of the document as the client has written it in params. The decoder of the protocol rewrites
// URIs into a canonical form, which the client may not recognize.
func spelling(params []byte, canonical uri.URI) uri.URI {
	if s, ok := peekString(params, "textDocument", "uri"); ok {
		return uri.URI(s)
	}
	return canonical
}
