package server

import (
	"context"
	"runtime/debug"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
)

// check checks the newest version of the document key and of the other files of its extension on another goroutine, and publishes
// the diagnostics. A client that pulls diagnostics receives only those of the other files, which it does not request.
func (s *session) check(key uri.URI) {
	p := &s.publisher
	p.mu.Lock()
	defer p.mu.Unlock()
	pub := p.at(key)
	pub.pending = true
	if !pub.running {
		pub.running = true
		go s.checkNewest(key)
	}
}

// large is the size in bytes of a document whose first check uses so much memory that it is returned to the system.
const large = 1 << 20

// checkNewest checks the document key until there is no newer version of it.
func (s *session) checkNewest(key uri.URI) {
	p := &s.publisher
	if d := s.current.Load().Find(key); d != nil && d.Text.Len() >= large && !d.Checked() {
		defer debug.FreeOSMemory()
	}
	for {
		p.mu.Lock()
		pub := p.at(key)
		if !pub.pending {
			pub.running = false
			if s.current.Load().Find(key) == nil && pub.document == nil && len(pub.extension) == 0 {
				delete(p.documents, key) // otherwise it was closed a moment ago, and its diagnostics are not cleared yet
			}
			p.mu.Unlock()
			return
		}
		pub.pending = false
		p.mu.Unlock()

		snap := s.current.Load()
		d := snap.Find(key)
		switch {
		case d != nil && d.Closed: // its diagnostics from when it was open are cleared
			s.publish(key, nil, nil)
		case p.pushes():
			s.publish(key, d, recovering(s, func() []protocol.Diagnostic { return s.checkDocument(s.ctx, snap, d) }))
		case d != nil && d.Kind == manifest.Manifest && d.Code() != nil:
			s.refreshIfChanged(key, d, recovering(s, func() []protocol.Diagnostic { return s.checkDocument(s.ctx, snap, d) }))
		case d == nil:
			p.remove(key)
		}
		s.publishExtension(key, d, recovering(s, func() map[uri.URI][]protocol.Diagnostic { return s.checkExtension(snap, d) }))
		s.runTasks()
	}
}

// recovering returns the result of f, or the zero value if f panics, for a goroutine without recovery from panics.
func recovering[T any](s *session, f func() T) (result T) {
	defer s.recoverPanic()
	return f()
}

// recoverPanic is deferred by goroutines without recovery from panics.
func (s *session) recoverPanic() {
	if r := recover(); r != nil {
		s.log.Error("panic in the analysis", "panic", r, "stack", string(debug.Stack()))
	}
}

// checkDocument returns the diagnostics of d, a document of snap, or none if d is nil or larger than the limit that the user has
// set.
func (s *session) checkDocument(ctx context.Context, snap *snapshot, d *document) []protocol.Diagnostic {
	if d == nil || int64(d.Text.Len()) > snap.settings.MaxFileSize {
		return nil
	}
	s.logUnreadConfigurations(d)
	return s.diagnose(ctx, snap, d)
}

// diagnosticsOf returns the diagnostics of d, a document of snap, that the client receives. It returns none once ctx is done.
func (s *session) diagnosticsOf(ctx context.Context, snap *snapshot, d *document) []protocol.Diagnostic {
	list := limitedList{document: d, limit: snap.settings.maxDiagnostics}
	for found := range d.Diagnostics(snap.settings.Settings) {
		if ctx.Err() != nil {
			return nil
		}
		list.add(found)
	}
	return s.toDiagnostics(&list)
}
