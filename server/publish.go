package server

import (
	"crypto/sha256"
	"strings"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// publisher holds the state of the diagnostics of each open document: what the client received last, and whether a check runs. At
// most one check of a document runs at a time, always of its newest version.
type publisher struct {
	mu        sync.Mutex
	documents map[uri.URI]*publication
	pulled    bool // the client has pulled diagnostics: those of open documents are no longer pushed
}

// publication is the state of one document. It is guarded by the mutex of its publisher.
type publication struct {
	running bool // a goroutine checks it
	pending bool // there is a newer version than the one being checked

	document *document         // the version that was published or pulled last; nil if there is none
	hash     [sha256.Size]byte // of its diagnostics
	lines    []lineRange       // with these diagnostics
	edits    []lineRange       // edited since
	moved    bool              // lines were added or removed since

	extension map[uri.URI][sha256.Size]byte // hashes of the diagnostics of other files of the extension that were published
}

// lineRange is a range of lines, from 0, both ends included.
type lineRange struct{ first, last uint32 }

// maxEdits is how many edits are recorded individually.
const maxEdits = 64

func (p *publisher) at(key uri.URI) *publication {
	if p.documents == nil {
		p.documents = map[uri.URI]*publication{}
	}
	pub := p.documents[key]
	if pub == nil {
		pub = &publication{}
		p.documents[key] = pub
	}
	return pub
}

// linesMoved records that any lines of the document may have moved. It must be called after the new version has become current.
func (p *publisher) linesMoved(key uri.URI) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at(key).moved = true
}

// edited records which lines were edited. It must be called after the new version has become current.
func (p *publisher) edited(key uri.URI, changes []contentChange) {
	p.mu.Lock()
	defer p.mu.Unlock()
	pub := p.at(key)
	for _, c := range changes {
		if c.whole || c.start.Line != c.end.Line || strings.ContainsAny(c.text, "\r\n") || len(pub.edits) == maxEdits {
			pub.moved = true
			return
		}
		pub.edits = append(pub.edits, lineRange{uint32(c.start.Line), uint32(c.end.Line)})
	}
}

// isCurrent reports whether the client displays the diagnostics of d with this hash at the right ranges. Clients move the
// diagnostics that they display when the user edits, so that a list equal to the last one may have to be sent again: after an edit
// of a line with diagnostics, or one that moved lines.
func (p *publication) isCurrent(d *document, hash [sha256.Size]byte) bool {
	if p.document == nil || p.hash != hash {
		return false
	}
	if p.document == d || len(p.lines) == 0 {
		return true
	}
	if p.moved {
		return false
	}
	for _, e := range p.edits {
		for _, l := range p.lines {
			if e.first <= l.last && l.first <= e.last {
				return false
			}
		}
	}
	return true
}

// remove removes the version whose diagnostics the client has pulled last.
func (p *publisher) remove(key uri.URI) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at(key).document = nil
}

// pushes reports whether the diagnostics of open documents are pushed. Some clients announce that they pull diagnostics and never
// do, so that the server pushes until the first request.
func (p *publisher) pushes() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.pulled
}

// stopPushing is called when the client pulls diagnostics. The first time, it clears those that were pushed, which the client would
// display twice.
func (s *session) stopPushing() {
	p := &s.publisher
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.pulled || !s.caps.pullDiagnostics {
		return
	}
	p.pulled = true
	for key, pub := range p.documents {
		if pub.document != nil {
			s.conn.Replace("diagnostics of "+string(key), protocol.MethodTextDocumentPublishDiagnostics,
				&protocol.PublishDiagnosticsParams{URI: pub.document.URI, Diagnostics: []protocol.Diagnostic{}})
		}
	}
}

// refreshIfChanged asks a client that pulls diagnostics to pull again if those of d differ from the previous ones of the same
// version, because another file of the extension has changed.
func (s *session) refreshIfChanged(key uri.URI, d *document, list []protocol.Diagnostic) {
	hash, err := hashOf(list)
	if err != nil {
		return
	}
	p := &s.publisher
	p.mu.Lock()
	defer p.mu.Unlock()
	s.compare(p.at(key), d, hash)
}

// compare is [session.refreshIfChanged] for a caller that holds the mutex of the publisher.
func (s *session) compare(pub *publication, d *document, hash [sha256.Size]byte) {
	if pub.document != nil && pub.document.Version == d.Version && pub.hash != hash {
		s.refreshDiagnostics()
	}
	pub.document, pub.hash = d, hash
}

// publish pushes the diagnostics of d unless d is no longer current, or the client displays them already or has pulled them
// meanwhile. The diagnostics of a closed document are cleared.
func (s *session) publish(key uri.URI, d *document, list []protocol.Diagnostic) {
	hash, err := hashOf(list)
	if err != nil {
		s.log.Error("encoding diagnostics", "error", err)
		return
	}
	p := &s.publisher
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.current.Load().Document(key) != d {
		return
	}
	pub := p.at(key)
	if p.pulled {
		if d != nil {
			s.compare(pub, d, hash)
		}
		return
	}
	params := &protocol.PublishDiagnosticsParams{Diagnostics: list}
	switch {
	case d != nil:
		params.URI = d.URI
		params.Version = protocol.NewOptional(d.Version)
	case pub.document != nil:
		params.URI = pub.document.URI
	default:
		return
	}
	if d == nil || !pub.isCurrent(d, hash) {
		s.conn.Replace("diagnostics of "+string(key), protocol.MethodTextDocumentPublishDiagnostics, params)
	}
	if d == nil {
		s.republish(params.URI)
	}
	*pub = publication{running: pub.running, pending: pub.pending, document: d, hash: hash, extension: pub.extension}
	for i := range list {
		pub.lines = append(pub.lines, lineRange{list[i].Range.Start.Line, list[i].Range.End.Line})
	}
}

// hashOf returns a hash of a list of diagnostics.
func hashOf(list []protocol.Diagnostic) ([sha256.Size]byte, error) {
	sum := sha256.New()
	for i := range list {
		encoded, err := protocol.Marshal(&list[i])
		if err != nil {
			return [sha256.Size]byte{}, err
		}
		sum.Write(encoded)
	}
	return [sha256.Size]byte(sum.Sum(nil)), nil
}
