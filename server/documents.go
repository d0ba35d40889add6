package server

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/buger/jsonparser"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// DidOpen implements [protocol.Server]. Of documents that are not served only those that an extension may
// consist of are kept, as what would be on disk.
func (s *session) DidOpen(ctx context.Context, params *protocol.DidOpenTextDocumentParams) error {
	item := &params.TextDocument
	if _, ok := served(item.URI); !ok {
		s.openAsset(spelling(inboundOf(ctx).params, item.URI), item)
		return nil
	}
	d := newDocument(spelling(inboundOf(ctx).params, item.URI), item.Version, text.New(item.Text))
	s.published.moved(item.URI)
	s.change(func(next *snapshot) []uri.URI {
		next.documents = next.with(item.URI, d)
		return append(s.around(next, d), item.URI)
	})
	s.abandon()
	s.surveyed.forget(d.path)
	if limit := s.current.Load().settings.maxFileSize; int64(d.text.Len()) > limit {
		s.notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{
			Type: protocol.MessageTypeWarning,
			Message: fmt.Sprintf("%s: a manifest of %d MB is not checked; %s.maxFileSize is %d",
				name, d.text.Len()>>20, section, limit>>20),
		})
	}
	return nil
}

var errUnreadableEdit = errors.New("a content change is not as specified")

// DidChange implements [protocol.Server].
func (s *session) DidChange(ctx context.Context, params *protocol.DidChangeTextDocumentParams) error {
	key := params.TextDocument.URI
	old := s.current.Load().documents[key]
	if old == nil {
		if a := s.current.Load().assets[pathOf(key)]; a != nil {
			now := draft{text: a.text}
			if _, _, err := s.make(ctx, &now, params.ContentChanges); err != nil {
				return err
			}
			s.changeAsset(a.nextAsset(params.TextDocument.Version, now.text))
		}
		return nil
	}
	now := old.draft()
	edits, replaced, err := s.make(ctx, &now, params.ContentChanges)
	if err != nil {
		return err
	}
	d := old.next(params.TextDocument.Version, now)
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
	if replaced {
		s.published.moved(key)
	} else {
		s.published.edited(key, edits)
	}
	s.check(key)
	s.checkOthers(key, touched)
	return nil
}

// make makes changes, those of the message of ctx, in a draft. It returns those of a part of the text, and whether
// there was any of the whole.
func (s *session) make(ctx context.Context, now *draft, changes []protocol.TextDocumentContentChangeEvent) (edits []*protocol.TextDocumentContentChangePartial, replaced bool, err error) {
	hasRange := ranged(inboundOf(ctx).params)
	if len(hasRange) != len(changes) {
		return nil, false, errUnreadableEdit
	}
	batch := text.NewBatch(now.text, s.features.encoding)
	replace := func(whole string) {
		now.text = batch.Text()
		now.replace(whole)
		batch = text.NewBatch(now.text, s.features.encoding)
		replaced = true
	}
	for i, change := range changes {
		switch c := change.(type) {
		case *protocol.TextDocumentContentChangeWholeDocument:
			if hasRange[i] {
				return nil, false, errUnreadableEdit
			}
			replace(c.Text)
		case *protocol.TextDocumentContentChangePartial:
			if !hasRange[i] {
				replace(c.Text)
				continue
			}
			now.replaced(batch.Replace(placeOf(c.Range.Start), placeOf(c.Range.End), strings.Clone(c.Text)), len(c.Text))
			edits = append(edits, c)
		}
	}
	now.text = batch.Text()
	return edits, replaced, nil
}

// DidSave implements [protocol.Server]. Not all clients tell of files that change on disk, so that this is
// an occasion to look.
func (s *session) DidSave(_ context.Context, params *protocol.DidSaveTextDocumentParams) error {
	s.touched([]uri.URI{params.TextDocument.URI})
	return nil
}

// DidClose implements [protocol.Server].
func (s *session) DidClose(_ context.Context, params *protocol.DidCloseTextDocumentParams) error {
	s.drop(params.TextDocument.URI)
	s.coloured.forget(params.TextDocument.URI)
	s.closeAsset(params.TextDocument.URI)
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

// ranged tells for each content change in params whether it has a range. The protocol's decoder does
// not: it takes a range that is null, with which some clients replace the whole text, for one at the
// beginning, and a change whose range it cannot read for a replacement of the whole text.
func ranged(params []byte) []bool {
	var all []bool
	_, _ = jsonparser.ArrayEach(params, func(change []byte, _ jsonparser.ValueType, _ int, _ error) {
		_, kind, _, err := jsonparser.Get(change, "range")
		all = append(all, err == nil && kind != jsonparser.Null)
	}, "contentChanges")
	return all
}
