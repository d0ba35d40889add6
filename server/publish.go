package server

import (
	"context"
	"crypto/sha256"
	"runtime/debug"
	"strings"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
)

// publisher remembers which diagnostics of each open document the client was last sent, and runs at most one check of a
// document at a time, always of its newest version.
type publisher struct {
	mu        sync.Mutex
	documents map[uri.URI]*publication
	pulled    bool // the client has pulled diagnostics: those of open documents are not pushed any more
}

// publication is the state of one document. It is guarded by the mutex of its publisher.
type publication struct {
	busy   bool // a goroutine checks it
	wanted bool // there is a newer version than the one being checked

	told  *document         // the version about which something was published; nil if nothing was
	sum   [sha256.Size]byte // of the list that was published
	lines []lineRange       // on which the findings of that list stand
	edits []lineRange       // the lines changed since
	moved bool              // since then lines came or went

	around map[uri.URI][sha256.Size]byte // the lists that were published of other files of the extension
}

// lineRange is a range of lines, from 0, both ends included.
type lineRange struct{ first, last uint32 }

// maxEdits is how many edits are remembered one by one.
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

// moved records that diagnostics may have moved anywhere in the document that the client shows. It must be called after
// the new version has become current.
func (p *publisher) moved(key uri.URI) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at(key).moved = true
}

// changed records which changes were made. It must be called after the new version has become current.
func (p *publisher) changed(key uri.URI, changes []contentChange) {
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

// shown reports whether the client shows the list with that sum, which was found in d, in the right places. Clients move
// the diagnostics that they show when the user edits, so that a list equal to the last one may have to be sent again:
// after an edit of a line with diagnostics, or one that moved lines.
func (p *publication) shown(d *document, sum [sha256.Size]byte) bool {
	if p.told == nil || p.sum != sum {
		return false
	}
	if p.told == d || len(p.lines) == 0 {
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

// check publishes the diagnostics of the newest version of the document key and of the files around it, on another
// goroutine. A client that pulls diagnostics is sent only those of files around it, which it does not ask for.
func (s *session) check(key uri.URI) {
	p := &s.published
	p.mu.Lock()
	defer p.mu.Unlock()
	pub := p.at(key)
	pub.wanted = true
	if !pub.busy {
		pub.busy = true
		go s.checkAll(key)
	}
}

// checkAll analyses the document key until there is no newer version of it.
func (s *session) checkAll(key uri.URI) {
	p := &s.published
	for {
		p.mu.Lock()
		pub := p.at(key)
		if !pub.wanted {
			pub.busy = false
			if s.current.Load().Find(key) == nil && pub.told == nil && len(pub.around) == 0 {
				delete(p.documents, key) // else it was closed a moment ago, and all is yet to be taken back
			}
			p.mu.Unlock()
			return
		}
		pub.wanted = false
		p.mu.Unlock()

		snap := s.current.Load()
		d := snap.Find(key)
		switch {
		case d != nil && d.Closed: // its diagnostics from when it was open are cleared
			s.publish(key, nil, nil)
		case s.published.pushes():
			s.publish(key, d, s.findingsSafely(snap, d))
		case d != nil && d.Kind == manifest.Manifest && d.Code() != nil:
			s.refreshIfOther(key, d, s.findingsSafely(snap, d))
		case d == nil:
			s.published.forget(key)
		}
		s.publishAround(key, d, s.aroundSafely(snap, d))
		s.work()
	}
}

// forget forgets the version whose diagnostics a client has pulled last.
func (p *publisher) forget(key uri.URI) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at(key).told = nil
}

// pushes reports whether the diagnostics of open documents are pushed. Some clients announce that they pull
// diagnostics and never do, so that all are pushed to until their first request.
func (p *publisher) pushes() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.pulled
}

// stopPushing is called when the client pulls diagnostics. The first time it clears those that were pushed, which the
// client would show twice.
func (s *session) stopPushing() {
	p := &s.published
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.pulled || !s.features.pullDiagnostics {
		return
	}
	p.pulled = true
	for key, pub := range p.documents {
		if pub.told != nil {
			s.replace("diagnostics of "+string(key), protocol.MethodTextDocumentPublishDiagnostics,
				&protocol.PublishDiagnosticsParams{URI: pub.told.URI, Diagnostics: []protocol.Diagnostic{}})
		}
	}
}

// refreshIfOther asks a client that pulls diagnostics to pull again if those of d differ from the ones of the same
// version before, because a file around it has changed.
func (s *session) refreshIfOther(key uri.URI, d *document, list []protocol.Diagnostic) {
	sum, err := sumOf(list)
	if err != nil {
		return
	}
	p := &s.published
	p.mu.Lock()
	defer p.mu.Unlock()
	s.compare(p.at(key), d, sum)
}

// compare is [session.refreshIfOther] for a caller that holds the mutex of the publisher.
func (s *session) compare(pub *publication, d *document, sum [sha256.Size]byte) {
	if pub.told != nil && pub.told.Version == d.Version && pub.sum != sum {
		s.refreshDiagnostics()
	}
	pub.told, pub.sum = d, sum
}

// findingsSafely is [session.findings] for a goroutine without recovery from panics.
func (s *session) findingsSafely(snap *snapshot, d *document) (list []protocol.Diagnostic) {
	defer s.recoverAnalysis()
	return s.findings(s.ctx, snap, d)
}

// recoverAnalysis is deferred by goroutines without recovery from panics.
func (s *session) recoverAnalysis() {
	if r := recover(); r != nil {
		s.log.Error("panic in the analysis", "panic", r, "stack", string(debug.Stack()))
	}
}

// findings checks d, a document of snap or nil for one that is closed. A document that is larger than the limit of the
// user has no diagnostics.
func (s *session) findings(ctx context.Context, snap *snapshot, d *document) []protocol.Diagnostic {
	if d == nil || int64(d.Text.Len()) > snap.settings.MaxFileSize {
		return nil
	}
	s.warnOfConfigurations(d)
	return s.analyse(ctx, snap, d)
}

// publish pushes the diagnostics of d unless d is no longer current, the client shows them already or has pulled them
// meanwhile. Those of a document that was closed are cleared.
func (s *session) publish(key uri.URI, d *document, list []protocol.Diagnostic) {
	sum, err := sumOf(list)
	if err != nil {
		s.log.Error("encoding diagnostics", "error", err)
		return
	}
	p := &s.published
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.current.Load().Document(key) != d {
		return
	}
	pub := p.at(key)
	if p.pulled {
		if d != nil {
			s.compare(pub, d, sum)
		}
		return
	}
	params := &protocol.PublishDiagnosticsParams{Diagnostics: list}
	switch {
	case d != nil:
		params.URI = d.URI
		params.Version = protocol.NewOptional(d.Version)
	case pub.told != nil:
		params.URI = pub.told.URI
	default:
		return
	}
	if d == nil || !pub.shown(d, sum) {
		s.replace("diagnostics of "+string(key), protocol.MethodTextDocumentPublishDiagnostics, params)
	}
	if d == nil {
		s.tellAgain(params.URI)
	}
	*pub = publication{busy: pub.busy, wanted: pub.wanted, told: d, sum: sum, around: pub.around}
	for i := range list {
		pub.lines = append(pub.lines, lineRange{list[i].Range.Start.Line, list[i].Range.End.Line})
	}
}

// sumOf returns a hash of a list of diagnostics.
func sumOf(list []protocol.Diagnostic) ([sha256.Size]byte, error) {
	hash := sha256.New()
	for i := range list {
		encoded, err := protocol.Marshal(&list[i])
		if err != nil {
			return [sha256.Size]byte{}, err
		}
		hash.Write(encoded)
	}
	return [sha256.Size]byte(hash.Sum(nil)), nil
}
