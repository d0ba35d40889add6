package server

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// aroundSafely is [session.findingsAround] for a goroutine that nobody guards.
func (s *session) aroundSafely(snap *snapshot, d *document) (lists map[uri.URI][]protocol.Diagnostic) {
	defer s.recoverAnalysis()
	return s.findingsAround(snap, d)
}

// findingsAround returns what is wrong in the other files of the extension that the manifest d, of snap,
// belongs to: files that nobody has open, or of which only their being there counts. It is nil for
// other documents than manifests, and for one that is closed.
func (s *session) findingsAround(snap *snapshot, d *document) map[uri.URI][]protocol.Diagnostic {
	if d == nil || d.kind != manifest.Manifest || d.files() == nil || int64(d.text.Len()) > snap.settings.maxFileSize {
		return nil
	}
	policy := d.policy(snap.settings)
	if policy.Skips(d.path) {
		return nil
	}
	lists := aroundLists{most: snap.settings.maxDiagnostics, policy: policy, files: map[uri.URI]*shortlist{}}
	var other *document // the file at hand
	for found := range d.report().Around() {
		if other == nil || other.path != filepath.Join(d.home.root, filepath.FromSlash(found.File)) {
			other = d.file(found.File)
		}
		lists.add(other, nil, found)
	}
	if d.model().Service.ResourcesBy != 0 && d.files().State(project.Resources) == project.File {
		other := d.file(project.Resources)
		m := manifest.BuildOther(syntax.Parse(other.text), manifest.Resources, d.model().Service.Code)
		for found := range diagnostics.Check(m, d.files(), nil).All() {
			if found.Code != syntaxCode || snap.settings.syntaxDiagnostics {
				lists.add(other, m.Tree, found)
			}
		}
	}
	for key := range lists.files {
		if canonical, err := uri.Parse(string(key)); err == nil && snap.documents[canonical] != nil {
			delete(lists.files, key) // checked as an open document
		}
	}
	return s.toLists(lists)
}

// aroundLists collects the diagnostics of the files of an extension besides its manifest.
type aroundLists struct {
	most   int // per file
	policy diagnostics.Policy
	files  map[uri.URI]*shortlist
}

// add adds a diagnostic of other unless the policy hides it.
func (l aroundLists) add(other *document, tree *syntax.Tree, found diagnostics.Diagnostic) {
	if l.policy.Skips(other.path) {
		return
	}
	if found, ok := l.policy.Apply(found, other.path, tree); ok {
		if l.files[other.uri] == nil {
			l.files[other.uri] = &shortlist{document: other, most: l.most}
		}
		l.files[other.uri].add(found)
	}
}

func (s *session) toLists(l aroundLists) map[uri.URI][]protocol.Diagnostic {
	lists := map[uri.URI][]protocol.Diagnostic{}
	for key, list := range l.files {
		lists[key] = s.toDiagnostics(list)
	}
	return lists
}

// file returns a file of the extension that d is in as it is in an editor, or else on disk, which nothing is said
// of but where findings stand. Its text is empty if it cannot be read.
func (d *document) file(name string) *document {
	if asset := d.home.assets[name]; asset != nil {
		return asset
	}
	if known, ok := d.home.read.Load(name); ok {
		if other, ok := known.(*document); ok {
			return other
		}
	}
	content, err := d.home.files().Text(name)
	if err != nil {
		content = ""
	}
	other := &document{
		uri:  d.beside(name),
		path: filepath.Join(d.home.root, filepath.FromSlash(name)),
		text: text.New(content),
	}
	d.home.read.Store(name, other)
	return other
}

// publishAround tells the client what was found around d, unless d is no longer current or the client
// knows. It takes back what was said of files that are not among them any more.
func (s *session) publishAround(key uri.URI, d *document, lists map[uri.URI][]protocol.Diagnostic) {
	p := &s.published
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.current.Load().at(key) != d {
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
		if asset := d.asset(name); asset != nil { // the client may have moved what it shows
			sum = sha256.Sum256(fmt.Appendf(sum[:], "%d", asset.version))
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
		if err != nil || p.pulled || s.current.Load().documents[canonical] == nil {
			s.tellOf(name, nil)
		}
		if d == nil {
			s.tellAgain(name)
		}
	}
}

// asset returns the asset that the client spells u in the extension that d is in, nil if there is none.
func (d *document) asset(u uri.URI) *document {
	for _, a := range d.home.assets {
		if a.uri == u {
			return a
		}
	}
	return nil
}

// tellOf publishes a list about a file that is not open.
func (s *session) tellOf(name uri.URI, list []protocol.Diagnostic) {
	s.replace("diagnostics of "+string(name), protocol.MethodTextDocumentPublishDiagnostics,
		&protocol.PublishDiagnosticsParams{URI: name, Diagnostics: list})
}

// tellAgain has those manifests checked again around which something was said of the file name, which
// was taken back. The caller holds the mutex of the publisher.
func (s *session) tellAgain(name uri.URI) {
	for key, pub := range s.published.documents {
		if _, ok := pub.around[name]; ok {
			delete(pub.around, name)
			go s.check(key)
		}
	}
}
