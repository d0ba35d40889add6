package server

import (
	"context"
	"fmt"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// DidOpen implements [protocol.Server]. Of documents that are not served only those that an extension may
// consist of are kept, as what would be on disk.
func (r *request) DidOpen(_ context.Context, params *protocol.DidOpenTextDocumentParams) error {
	item := &params.TextDocument
	if _, ok := served(item.URI); !ok {
		r.openAsset(spelling(r.params, item.URI), item)
		return nil
	}
	d := newDocument(spelling(r.params, item.URI), item.Version, text.New(item.Text))
	r.published.moved(item.URI)
	r.change(func(next *snapshot) []uri.URI {
		next.documents = next.with(item.URI, d)
		return append(r.around(next, d), item.URI)
	})
	r.abandon()
	r.surveyed.forget(d.path)
	if limit := r.current.Load().settings.maxFileSize; int64(d.text.Len()) > limit {
		r.notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{
			Type: protocol.MessageTypeWarning,
			Message: fmt.Sprintf("%s: a manifest of %d MB is not checked; %s.maxFileSize is %d",
				name, d.text.Len()>>20, section, limit>>20),
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
	old := s.current.Load().documents[key]
	if old == nil {
		if a := s.current.Load().assets[pathOf(key)]; a != nil {
			now := draft{text: a.text}
			s.make(&now, changes)
			s.changeAsset(a.nextAsset(int32(version), now.text))
		}
		return nil
	}
	now := old.draft()
	s.make(&now, changes)
	d := old.next(int32(version), now)
	var touched []uri.URI
	s.update(func(next *snapshot) {
		next.documents = next.with(key, d)
		if d.kind == manifest.Configuration {
			touched = s.reconfigure(next, d.home.dir())
		}
	})
	if d.kind != manifest.Manifest { // what is found in one that is open is not kept
		s.surveyed.forget(d.path)
	}
	s.published.changed(key, changes)
	s.check(key)
	s.checkOthers(key, touched)
	return nil
}

// make makes changes in a draft.
func (s *session) make(now *draft, changes []contentChange) {
	batch := text.NewBatch(now.text, s.features.encoding)
	for _, c := range changes {
		if c.whole {
			now.text = batch.Text()
			now.replace(c.text)
			batch = text.NewBatch(now.text, s.features.encoding)
		} else {
			now.replaced(batch.Replace(c.start, c.end, c.text), len(c.text))
		}
	}
	now.text = batch.Text()
}

// DidSave implements [protocol.Server]. Not all clients tell of files that change on disk, so that this is
// an occasion to look.
func (r *request) DidSave(_ context.Context, params *protocol.DidSaveTextDocumentParams) error {
	r.touched([]uri.URI{params.TextDocument.URI})
	return nil
}

// DidClose implements [protocol.Server].
func (r *request) DidClose(_ context.Context, params *protocol.DidCloseTextDocumentParams) error {
	r.drop(params.TextDocument.URI)
	r.coloured.forget(params.TextDocument.URI)
	r.closeAsset(params.TextDocument.URI)
	return nil
}

func (s *session) drop(key uri.URI) {
	d := s.current.Load().documents[key]
	if d == nil {
		return
	}
	s.change(func(next *snapshot) []uri.URI {
		next.documents = next.without(key)
		return append(s.around(next, d), key)
	})
	if d.path != "" {
		go s.adopt(d.path)
	}
	s.surveyed.forget(d.path)
}

// lose gives up the document whose change, in params, could not be made: what the client has is
// unknown from here on, and nothing said about it would be right.
func (s *session) lose(params []byte) {
	name, _ := peekString(params, "textDocument", "uri")
	key, err := uri.Parse(name)
	if snap := s.current.Load(); err != nil || snap.documents[key] == nil && snap.assets[pathOf(key)] == nil {
		return
	}
	s.drop(key)
	s.closeAsset(key)
	s.log.Warn("a change could not be read; the document is ignored until it is opened again", "uri", name)
}

// spelling returns the URI of the document as it stands in params. The protocol's decoder rewrites
// URIs into a canonical form that the client may not recognise as its own.
func spelling(params []byte, canonical uri.URI) uri.URI {
	if s, ok := peekString(params, "textDocument", "uri"); ok {
		return uri.URI(s)
	}
	return canonical
}
