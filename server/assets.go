package server

import (
	"iter"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// An asset is an open file that is not served but may be part of an extension: code, a page, a translation.
// It has a text, and what that says of connections; nothing else may be asked of it.

// newAsset returns the first version of an asset.
func newAsset(u uri.URI, version int32, t text.Text) *document {
	return (&document{uri: u, path: pathOf(u)}).nextAsset(version, t)
}

// nextAsset returns the version of d with another text.
func (d *document) nextAsset(version int32, t text.Text) *document {
	next := &document{uri: d.uri, path: d.path, version: version, text: t, parsed: &atomic.Pointer[origin]{}}
	next.source = sync.OnceValue(func() *symbols.Source { return symbols.Scan(next.path, next.text.String()) })
	return next
}

// mayBelong reports whether a file may be part of an extension that the server looks at.
func mayBelong(name string) bool {
	app := string(filepath.Separator) + project.App + string(filepath.Separator)
	return strings.Contains(name, app) || symbols.IsCode(name)
}

// openAsset keeps a file that is not served, if it may be part of an extension.
func (s *session) openAsset(u uri.URI, item *protocol.TextDocumentItem) {
	if name := pathOf(u); !mayBelong(name) || int64(len(item.Text)) > s.current.Load().settings.maxFileSize {
		return
	}
	d := newAsset(u, item.Version, text.New(item.Text))
	s.update(func(next *snapshot) { next.assets = next.withAsset(d) })
	s.touched([]uri.URI{u})
	go s.adopt(d.path)
}

// changeAsset makes an edit of an asset.
func (s *session) changeAsset(d *document) {
	old := s.current.Load().assets[d.path]
	var keys []uri.URI
	s.update(func(next *snapshot) {
		next.assets = next.withAsset(d)
		keys = s.recode(next, d.path)
	})
	s.surveyed.forget(d.path)
	for _, key := range keys {
		s.check(key)
	}
	if len(keys) > 0 && old != nil {
		s.recount(old, d)
	}
}

// closeAsset forgets an asset, if u is one.
func (s *session) closeAsset(u uri.URI) {
	name := pathOf(u)
	if s.current.Load().assets[name] == nil {
		return
	}
	s.update(func(next *snapshot) {
		next.assets = maps.Clone(next.assets)
		delete(next.assets, name)
	})
	s.touched([]uri.URI{u})
	s.abandon()
}

// withAsset returns the assets of s with d.
func (s *snapshot) withAsset(d *document) map[string]*document {
	next := make(map[string]*document, len(s.assets)+1)
	maps.Copy(next, s.assets)
	next[d.path] = d
	return next
}

// foundIn yields what the checks of each open manifest found in an asset that belongs to its extension, as the user
// wants to be told of it.
func (s *snapshot) foundIn(asset *document) iter.Seq2[*document, []diagnostics.Diagnostic] {
	return func(yield func(*document, []diagnostics.Diagnostic) bool) {
		for _, d := range s.manifests() {
			if d.kind != manifest.Manifest || d.home == nil || d.home.assets[d.home.rel(asset)] != asset || d.files() == nil {
				continue
			}
			policy := d.policy(s.settings)
			var list []diagnostics.Diagnostic
			for found := range d.report().Around() {
				if found.File != d.home.rel(asset) {
					continue
				}
				if found, ok := policy.Apply(found, asset.path, nil); ok {
					list = append(list, found)
				}
			}
			if len(list) > 0 && !policy.Skips(asset.path) && !yield(d, list) {
				return
			}
		}
	}
}

// rel returns the path of d below the root of e, with slashes; empty if it is not below it.
func (e *extension) rel(d *document) string {
	rel, _ := below(e.root, d.path)
	return rel
}
