package server

import (
	"crypto/sha256"
	"fmt"
	"iter"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
)

// aroundSafely is [session.findingsAround] for a goroutine without recovery from panics.
func (s *session) aroundSafely(snap *snapshot, d *document) (lists map[uri.URI][]protocol.Diagnostic) {
	defer s.recoverAnalysis()
	return s.findingsAround(snap, d)
}

// findingsAround returns the diagnostics of the other files of the extension that the manifest d, of snap, belongs to, but
// for those that are open as documents. It is nil for one that is closed.
func (s *session) findingsAround(snap *snapshot, d *document) map[uri.URI][]protocol.Diagnostic {
	if d == nil || d.Kind != manifest.Manifest || d.Files() == nil || int64(d.Text.Len()) > snap.settings.MaxFileSize {
		return nil
	}
	return s.toLists(snap, snap.Around(d))
}

// toLists returns diagnostics as the client is sent them, by the URI of their file.
func (s *session) toLists(snap *snapshot, found iter.Seq2[*document, diagnostics.Diagnostic]) map[uri.URI][]protocol.Diagnostic {
	files := map[uri.URI]*shortlist{}
	for file, d := range found {
		if files[file.URI] == nil {
			files[file.URI] = &shortlist{document: file, most: snap.settings.maxDiagnostics}
		}
		files[file.URI].add(d)
	}
	lists := map[uri.URI][]protocol.Diagnostic{}
	for key, list := range files {
		lists[key] = s.toDiagnostics(list)
	}
	return lists
}

// publishAround publishes the diagnostics of the files around d, unless d is no longer current or the client has them. It
// clears those of files that have none any more.
func (s *session) publishAround(key uri.URI, d *document, lists map[uri.URI][]protocol.Diagnostic) {
	p := &s.published
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.current.Load().Find(key) != d {
		return
	}
	pub := p.at(key)
	now := map[uri.URI][sha256.Size]byte{}
	for name, list := range lists {
		sum, err := sumOf(list)
		if err != nil {
			s.log.Error("encoding diagnostics", "error", err)
			continue
		}
		if asset := openFile(d, name); asset != nil { // the client may have moved what it shows
			sum = sha256.Sum256(fmt.Appendf(sum[:], "%d", asset.Version))
		}
		now[name] = sum
		if was, ok := pub.around[name]; !ok || was != sum {
			s.tellOf(name, list)
		}
	}
	before := pub.around
	pub.around = now
	for name := range before {
		if _, ok := now[name]; ok {
			continue
		}
		canonical, err := uri.Parse(string(name))
		if err != nil || p.pulled || s.current.Load().Document(canonical) == nil {
			s.tellOf(name, nil)
		}
		if d == nil {
			s.tellAgain(name)
		}
	}
}

// openFile returns the open file, which is no document, that the client spells u in the extension of d; nil if there is none.
func openFile(d *document, u uri.URI) *document {
	for _, file := range d.Home.OpenFiles() {
		if file.URI == u {
			return file
		}
	}
	return nil
}

// tellOf publishes a list about a file that is not open.
func (s *session) tellOf(name uri.URI, list []protocol.Diagnostic) {
	s.replace("diagnostics of "+string(name), protocol.MethodTextDocumentPublishDiagnostics,
		&protocol.PublishDiagnosticsParams{URI: name, Diagnostics: list})
}

// tellAgain has the manifests checked again whose checks had found something in the file name, which has been cleared. The
// caller holds the mutex of the publisher.
func (s *session) tellAgain(name uri.URI) {
	for key, pub := range s.published.documents {
		if _, ok := pub.around[name]; ok {
			delete(pub.around, name)
			go s.check(key)
		}
	}
}
