package server

import (
	"iter"
	"path/filepath"
	"sync"
	"sync/atomic"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// document is one version of an open file that is served. It never changes. What follows from the text is worked
// out, once, when it is first asked for, which is never on the reader.
type document struct {
	uri     uri.URI // as the client spells it, which is how it must be spelt to the client
	path    string  // of the operating system; empty if it is no file
	kind    manifest.Kind
	home    *extension // that it is in; nil if it is no file
	version int32
	closed  bool // the client does not have it open
	text    text.Text

	parsed *atomic.Pointer[origin] // the tree, or how the text differs from the last one; nil for a file that is not open
	model  func() *manifest.Model
	report func() *diagnostics.Report

	last *atomic.Pointer[diagnostics.Report] // of some version of the document, shared by all

	source func() *symbols.Source // what a file that is not served says of connections; nil for one that is
}

// newDocument returns the first version of a document.
func newDocument(u uri.URI, version int32, t text.Text) *document {
	kind, _ := served(u)
	d := &document{uri: u, path: pathOf(u), kind: kind, last: &atomic.Pointer[diagnostics.Report]{}}
	if d.path != "" {
		d.home = unseen(filepath.Dir(d.path))
	}
	return d.next(version, draft{text: t})
}

func (d *document) draft() draft { return draft{text: d.text, origin: *d.parsed.Load()} }

// next returns the version of d that c has become.
func (d *document) next(version int32, c draft) *document {
	next := *d
	next.version, next.text, next.parsed = version, c.text, &atomic.Pointer[origin]{}
	next.parsed.Store(&c.origin)
	return next.derive()
}

// in returns d in an extension that may have other files, or another configuration.
func (d *document) in(e *extension) *document {
	next := *d
	next.home = e
	return next.derive()
}

// derive sets what follows from the rest of a document that nobody else has yet.
func (d *document) derive() *document {
	next := d
	next.model = sync.OnceValue(func() *manifest.Model {
		tree := next.parsed.Load().parse(next.text)
		next.parsed.Store(&origin{tree: tree})
		if next.kind == manifest.Manifest {
			return manifest.Build(tree)
		}
		service := ""
		if next.kind == manifest.Resources && next.home != nil {
			service = next.home.service()
		}
		return manifest.BuildOther(tree, next.kind, service)
	})
	next.report = sync.OnceValue(func() *diagnostics.Report {
		report := diagnostics.CheckAround(next.model(), next.around(), next.last.Load())
		next.last.Store(report)
		return report
	})
	return next
}

// around returns what the rules about d look at beside it.
func (d *document) around() diagnostics.Around {
	a := diagnostics.Around{Files: d.files(), Code: d.code()}
	if d.home != nil && d.compared() {
		a.Committed = d.home.committed.since()
	}
	return a
}

// files returns the folder that the rules about d see: none for a sample of a manifest, which stands
// anywhere.
func (d *document) files() *project.Folder {
	if d.home == nil || d.kind == manifest.Manifest && filepath.Base(d.path) != project.Manifest {
		return nil
	}
	return d.home.files()
}

// policy returns what is shown of the findings about d and its extension, to a user with settings.
func (d *document) policy(user settings) diagnostics.Policy {
	p := diagnostics.Policy{User: user.rules}
	if d.home != nil {
		p.Project = d.home.config()
	}
	return p
}

// shown yields the diagnostics of d that the user's settings and the project leave, with their severities.
func (d *document) shown(user settings) iter.Seq[diagnostics.Diagnostic] {
	return d.filter(user, func() iter.Seq[diagnostics.Diagnostic] { return d.report().All() })
}

// shownAt yields those of [document.shown] that touch span.
func (d *document) shownAt(user settings, span text.Span) iter.Seq[diagnostics.Diagnostic] {
	return d.filter(user, func() iter.Seq[diagnostics.Diagnostic] { return d.report().At(span) })
}

// filter yields what is shown of list, which is not called if the project ignores the file.
func (d *document) filter(user settings, list func() iter.Seq[diagnostics.Diagnostic]) iter.Seq[diagnostics.Diagnostic] {
	return func(yield func(diagnostics.Diagnostic) bool) {
		p := d.policy(user)
		if p.Skips(d.path) {
			return
		}
		for found := range list() {
			if found.Code == syntaxCode && !user.syntaxDiagnostics {
				continue
			}
			if found, ok := p.Apply(found, d.path, d.model().Tree); ok && !yield(found) {
				return
			}
		}
	}
}
