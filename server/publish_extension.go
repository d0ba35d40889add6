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

// checkExtension returns the diagnostics of the other files of the extension that the manifest d of snap belongs to, except those
// that are open as documents. It returns nil if d is nil.
func (s *session) checkExtension(snap *snapshot, d *document) map[uri.URI][]protocol.Diagnostic {
	if d == nil || d.Kind != manifest.Manifest || d.Files() == nil || int64(d.Text.Len()) > snap.settings.MaxFileSize {
		return nil
	}
	return s.toLists(snap, snap.Around(d))
}

// toLists returns the diagnostics that the client receives, by the URI of their file.
func (s *session) toLists(snap *snapshot, found iter.Seq2[*document, diagnostics.Diagnostic]) map[uri.URI][]protocol.Diagnostic {
	files := map[uri.URI]*limitedList{}
	for file, d := range found {
		if files[file.URI] == nil {
			files[file.URI] = &limitedList{document: file, limit: snap.settings.maxDiagnostics}
		}
		files[file.URI].add(d)
	}
	lists := map[uri.URI][]protocol.Diagnostic{}
	for key, list := range files {
		lists[key] = s.toDiagnostics(list)
	}
	return lists
}

// publishExtension publishes the diagnostics of the other files of the extension of d, unless d is no longer current or the client
// has them. It clears the diagnostics of files that no longer have any.
func (s *session) publishExtension(key uri.URI, d *document, lists map[uri.URI][]protocol.Diagnostic) {
	p := &s.publisher
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.current.Load().Find(key) != d {
		return
	}
	pub := p.at(key)
	now := map[uri.URI][sha256.Size]byte{}
	for name, list := range lists {
		hash, err := hashOf(list)
		if err != nil {
			s.log.Error("encoding diagnostics", "error", err)
			continue
		}
		if asset := openFile(d, name); asset != nil { // the client may have moved the diagnostics that it displays
			hash = sha256.Sum256(fmt.Appendf(hash[:], "%d", asset.Version))
		}
		now[name] = hash
		if was, ok := pub.extension[name]; !ok || was != hash {
			s.publishFile(name, list)
		}
	}
	before := pub.extension
	pub.extension = now
	for name := range before {
		if _, ok := now[name]; ok {
			continue
		}
		canonical, err := uri.Parse(string(name))
		if err != nil || p.pulled || s.current.Load().Document(canonical) == nil {
			s.publishFile(name, nil)
		}
		if d == nil {
			s.republish(name)
		}
	}
}

// openFile returns the open file with the URI u in the extension of d, nil if there is none. It is not a document.
func openFile(d *document, u uri.URI) *document {
	for _, file := range d.Home.OpenFiles() {
		if file.URI == u {
			return file
		}
	}
	return nil
}

// publishFile publishes the diagnostics of a file that is not open.
func (s *session) publishFile(name uri.URI, list []protocol.Diagnostic) {
	s.conn.Replace("diagnostics of "+string(name), protocol.MethodTextDocumentPublishDiagnostics,
		&protocol.PublishDiagnosticsParams{URI: name, Diagnostics: list})
}

// republish checks again the manifests whose checks reported diagnostics in the file name, which have been cleared. The caller
// holds the mutex of the publisher.
func (s *session) republish(name uri.URI) {
	for key, pub := range s.publisher.documents {
		if _, ok := pub.extension[name]; ok {
			delete(pub.extension, name)
			go s.check(key)
		}
	}
}
