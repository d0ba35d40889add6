package server

import (
	"sync"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

// indexed returns e with an index of its folder that is made, when it is first asked for, from an earlier one.
// Without an earlier one there is none.
func (e *extension) indexed() *extension {
	next := *e
	next.base = sync.OnceValue(func() *symbols.Index {
		old := next.last.Load()
		if old == nil || next.files() == nil {
			return nil
		}
		x := symbols.Build(next.files(), old)
		next.last.Store(x)
		return x
	})
	return &next
}

// coded returns e with the code that is open in snap.
func (e *extension) coded(snap *snapshot) *extension {
	next := *e
	next.assets = map[string]*document{}
	for _, d := range snap.assets {
		if rel, ok := below(e.root, d.path); ok && !project.Foreign(rel) {
			next.assets[rel] = d
		}
	}
	next.code = sync.OnceValue(func() *symbols.Index {
		x := next.base()
		for rel, d := range next.assets {
			x = x.WithSource(rel, d.source())
		}
		return x
	})
	return &next
}

// recode has the extensions that the file name belongs to look at the code that is open again. It returns their
// documents, whose findings may be others now.
func (s *session) recode(next *snapshot, name string) []uri.URI {
	var keys []uri.URI
	for root, e := range next.extensions {
		if rel, ok := below(root, name); ok && !project.Foreign(rel) {
			keys = append(keys, next.put(e.coded(next))...)
		}
	}
	return keys
}

// code returns the index of the code around d that the rules about it see; nil if no rule looks at any, or as long
// as there is none.
func (d *document) code() *symbols.Index {
	if d.files() == nil || !diagnostics.WantsCode(d.model()) {
		return nil
	}
	return d.home.code()
}

// index indexes the extension of d, at once, if a rule looks at its code and that was not done yet. Nothing must have
// been asked of d so far.
func (d *document) index() {
	if d.home != nil && d.home.last.Load() == nil && d.files() != nil && diagnostics.WantsCode(d.model()) {
		d.home.last.Store(symbols.Build(d.files(), nil))
	}
}

// indexer knows which extensions are being indexed for the first time.
type indexer struct {
	mu   sync.Mutex
	busy map[string]bool // by root
}

// indexSoon has the extension of d indexed on another goroutine, if that was not done yet and somebody is to look
// at its code. Afterwards what is in it is checked again.
func (s *session) indexSoon(d *document) {
	if d == nil || d.kind != manifest.Manifest || d.files() == nil || !diagnostics.WantsCode(d.model()) || d.home.last.Load() != nil {
		return
	}
	root := d.home.root
	s.indexer.mu.Lock()
	defer s.indexer.mu.Unlock()
	if s.indexer.busy[root] {
		return
	}
	if s.indexer.busy == nil {
		s.indexer.busy = map[string]bool{}
	}
	s.indexer.busy[root] = true
	go s.index(d.home)
}

// index indexes e for the first time.
func (s *session) index(e *extension) {
	defer s.recoverAnalysis()
	defer func() {
		s.indexer.mu.Lock()
		defer s.indexer.mu.Unlock()
		delete(s.indexer.busy, e.root)
	}()
	x := symbols.Build(e.files(), nil)
	for _, note := range x.Notes() {
		s.log.Warn("indexing code: "+note, "extension", e.root)
	}
	e.last.Store(x)
	s.change(func(next *snapshot) []uri.URI {
		now := next.extensions[e.root]
		if now == nil {
			return nil
		}
		return next.put(now.indexed().coded(next))
	})
}
