package workspace

import (
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Document is one version of a file: one that the server checks or, without a model, another open file that may belong
// to an extension. It is immutable; values that depend on the text are computed lazily, once.
type Document struct {
	URI     uri.URI // as the client spells it
	Path    string  // of the operating system; empty if the URI does not name a file
	Kind    manifest.Kind
	Home    *Extension // the extension around it; nil without a path
	Version int32
	Closed  bool // the client does not have it open
	Text    text.Text

	parsed *atomic.Pointer[origin] // the tree, or how the text differs from the last one; nil for a file that is not open
	last   *atomic.Pointer[diagnostics.Report]
	model  func() *manifest.Model
	report func() *diagnostics.Report
	source func() *symbols.Source
}

// NewDocument returns the first version of a document. It is in no extension until a snapshot has it.
func NewDocument(u uri.URI, version int32, t text.Text) *Document {
	kind, _ := KindOf(u)
	d := &Document{URI: u, Path: PathOf(u), Kind: kind, last: &atomic.Pointer[diagnostics.Report]{}}
	if d.Path != "" {
		d.Home = unknownExtension(filepath.Dir(d.Path))
	}
	return d.next(version, Draft{Text: t})
}

// NewFile returns the first version of a file that is no document.
func NewFile(u uri.URI, version int32, t text.Text) *Document {
	return (&Document{URI: u, Path: PathOf(u)}).nextFile(version, t)
}

// Checked reports whether a version of d has been checked.
func (d *Document) Checked() bool { return d.last != nil && d.last.Load() != nil }

// Located returns a file that has only a location and a text.
func Located(u uri.URI, path string, t text.Text) *Document {
	return &Document{URI: u, Path: path, Text: t, Closed: true}
}

// Draft returns d as something to edit.
func (d *Document) Draft() Draft {
	if d.parsed == nil || d.source != nil {
		return Draft{Text: d.Text}
	}
	return Draft{Text: d.Text, origin: *d.parsed.Load()}
}

// HasModel reports whether d is a document that is checked: it has a model and a report.
func (d *Document) HasModel() bool { return d.model != nil }

// Model returns the model of the text. Only a document that is checked has one.
func (d *Document) Model() *manifest.Model { return d.model() }

// Report returns all diagnostics of a document that is checked, and of the files around it.
func (d *Document) Report() *diagnostics.Report { return d.report() }

// Source returns the uses of connections in the code of the file. ok is false for a document, and for a file that is not
// open.
func (d *Document) Source() (source *symbols.Source, ok bool) {
	if d.source == nil {
		return nil, false
	}
	return d.source(), true
}

// OpenVersion returns the version of a document that is open, nil of another.
func (d *Document) OpenVersion() *int32 {
	if d.parsed == nil || d.Closed {
		return nil
	}
	return new(d.Version)
}

// Files returns the folder that the rules about d see. It is nil for a sample of a manifest, which need not be where an
// extension is.
func (d *Document) Files() *project.Folder {
	if d.Home == nil || d.Kind == manifest.Manifest && !d.isPacked() {
		return nil
	}
	return d.Home.Files()
}

// Code returns the index of the code that the rules about d use; nil if no rule uses it, or until it has been built.
func (d *Document) Code() *symbols.Index {
	if !d.wantsCode() {
		return nil
	}
	return d.Home.Code()
}

// isPacked reports whether d is the manifest of an extension and not a sample of one.
func (d *Document) isPacked() bool {
	return d.Kind == manifest.Manifest && filepath.Base(d.Path) == project.Manifest
}

func (d *Document) wantsCode() bool { return d.Files() != nil && diagnostics.WantsCode(d.Model()) }

// Beside returns the URI of a file at a path relative to the folder that d is in, spelled as the client spells that folder.
func (d *Document) Beside(name string) uri.URI {
	folder := string(d.URI)
	folder = folder[:strings.LastIndexByte(folder, '/')+1]
	for strings.HasPrefix(name, "../") {
		name = name[len("../"):]
		folder = folder[:strings.LastIndexByte(strings.TrimSuffix(folder, "/"), '/')+1]
	}
	return uri.URI(folder + EscapePath(name))
}

// next returns the version of d that a draft has become.
func (d *Document) next(version int32, draft Draft) *Document {
	next := *d
	next.Version, next.Text, next.parsed = version, draft.Text, &atomic.Pointer[origin]{}
	next.parsed.Store(&draft.origin)
	next.derive()
	return &next
}

// nextFile returns the version of d, which is no document, with another text.
func (d *Document) nextFile(version int32, t text.Text) *Document {
	next := &Document{URI: d.URI, Path: d.Path, Version: version, Text: t, parsed: &atomic.Pointer[origin]{}}
	next.source = sync.OnceValue(func() *symbols.Source { return symbols.Scan(next.Path, next.Text.String()) })
	return next
}

// withManifest returns file, a location with a text, as a document of that kind that is checked with the manifest d.
func (d *Document) withManifest(file *Document, kind manifest.Kind) *Document {
	next := *file
	next.Kind, next.Home = kind, d.Home
	var folder *project.Folder
	service := ""
	if kind == manifest.Resources {
		folder, service = d.Files(), d.Model().Service.Code
	}
	next.model = sync.OnceValue(func() *manifest.Model {
		return manifest.BuildOther(syntax.Parse(next.Text), kind, service)
	})
	next.report = sync.OnceValue(func() *diagnostics.Report {
		return diagnostics.CheckAround(next.model(), diagnostics.Around{Files: folder, Baseline: next.baselineCheck()}, nil)
	})
	return &next
}

// in returns d in an extension that may have other files, or other configurations.
func (d *Document) in(e *Extension) *Document {
	next := *d
	next.Home = e
	next.derive()
	return &next
}

// derive sets the functions that compute the model and the report. Only a new document may be changed.
func (d *Document) derive() {
	d.model = sync.OnceValue(func() *manifest.Model {
		tree := d.parsed.Load().parse(d.Text)
		d.parsed.Store(&origin{tree: tree})
		if d.Kind == manifest.Manifest {
			return manifest.Build(tree)
		}
		service := ""
		if d.Kind == manifest.Resources && d.Home != nil {
			service = d.Home.service()
		}
		return manifest.BuildOther(tree, d.Kind, service)
	})
	d.report = sync.OnceValue(func() *diagnostics.Report {
		around := diagnostics.Around{Files: d.Files(), Code: d.Code(), Baseline: d.baselineCheck()}
		if d.isPacked() {
			around.Committed = d.Home.committed.manifest()
		}
		report := diagnostics.CheckAround(d.model(), around, d.last.Load())
		d.last.Store(report)
		return report
	})
}
