package server

import (
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/workspace"
)

// didChange handles textDocument/didChange. If it fails, the text of the document in the client is unknown from here on, and the
// document is closed.
func (r *request) didChange(params []byte) error {
	applied := false // false also when this panics
	defer func() {
		if !applied {
			r.closeUnknown(params)
		}
	}()
	name, _ := lookupString(params, "textDocument", "uri")
	version, _ := lookupNumber(params, "textDocument", "version")
	key, err := uri.Parse(name)
	if err != nil {
		return err
	}
	changes, err := contentChanges(params)
	if err != nil {
		return err
	}
	old := r.snapshot.Document(key)
	if old == nil {
		old = r.asset(key)
	}
	if old == nil {
		return nil
	}
	draft := old.Draft()
	applyContentChanges(&draft, changes, r.caps.encoding)
	affected := r.store(workspace.Edit{Key: key, Version: int32(version), Draft: draft})
	now := r.current.Load()
	if d := now.Document(key); d == nil || d.Kind != manifest.Manifest { // the diagnostics of an open manifest are not cached
		r.workspaceCache.invalidate(old.Path)
	}
	if now.Document(key) != nil {
		r.publisher.edited(key, changes)
	} else if len(affected) > 0 {
		r.refreshUses(r.snapshot, now, affected)
	}
	r.checkAffected(key, affected)
	applied = true
	return nil
}

// closeUnknown closes the document that params name, if it is open.
func (r *request) closeUnknown(params []byte) {
	name, _ := lookupString(params, "textDocument", "uri")
	key, err := uri.Parse(name)
	if snap := r.current.Load(); err != nil || snap.Document(key) == nil && snap.File(workspace.PathOf(key)) == nil {
		return
	}
	r.closeFile(key)
	r.log.Warn("a change could not be read; the document is ignored until it is opened again", "uri", name)
}
