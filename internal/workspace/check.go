package workspace

import (
	"iter"
	"path/filepath"
	"slices"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// syntaxCode is the code of the rule about syntax errors.
const syntaxCode = "syntax"

// Policy returns which diagnostics of d and of its extension are shown to a user with settings.
func (d *Document) Policy(settings Settings) diagnostics.Policy {
	p := diagnostics.Policy{User: settings.Rules, Final: settings.Final, Baseline: settings.Baseline, Baselined: settings.Baselined}
	if d.Home == nil {
		return p
	}
	p.Project = d.Home.Configurations()
	if p.Baseline == nil {
		p.Baseline = d.Home.Baseline()
	}
	return p
}

// Diagnostics yields the diagnostics of d that are shown to a user with settings, with their severities.
func (d *Document) Diagnostics(settings Settings) iter.Seq[diagnostics.Diagnostic] {
	return d.shown(settings, func() iter.Seq[diagnostics.Diagnostic] { return d.Report().All() })
}

// DiagnosticsAt yields those of [Document.Diagnostics] that touch span.
func (d *Document) DiagnosticsAt(settings Settings, span text.Span) iter.Seq[diagnostics.Diagnostic] {
	if d.Policy(settings).Baseline.In(d.Path) != nil { // which diagnostics it includes depends on those before them
		return touching(span, d.Diagnostics(settings))
	}
	return d.shown(settings, func() iter.Seq[diagnostics.Diagnostic] { return d.Report().At(span) })
}

// shown yields the visible diagnostics of list, which is not called if the project ignores the file.
func (d *Document) shown(settings Settings, list func() iter.Seq[diagnostics.Diagnostic]) iter.Seq[diagnostics.Diagnostic] {
	return func(yield func(diagnostics.Diagnostic) bool) {
		p := d.Policy(settings)
		if p.Skips(d.Path) {
			return
		}
		p.Filter(d.asSource(), withoutSyntax(settings, list()))(yield)
	}
}

// withoutSyntax returns list without syntax errors if these are not reported.
func withoutSyntax(settings Settings, list iter.Seq[diagnostics.Diagnostic]) iter.Seq[diagnostics.Diagnostic] {
	if settings.Syntax {
		return list
	}
	return func(yield func(diagnostics.Diagnostic) bool) {
		for found := range list {
			if found.Code != syntaxCode && !yield(found) {
				return
			}
		}
	}
}

// touching returns those of list that touch span.
func touching(span text.Span, list iter.Seq[diagnostics.Diagnostic]) iter.Seq[diagnostics.Diagnostic] {
	return func(yield func(diagnostics.Diagnostic) bool) {
		for found := range list {
			if found.Span.Start <= span.End && span.Start <= found.Span.End && !yield(found) {
				return
			}
		}
	}
}

// File is a document that was checked, with the diagnostics that are shown to the user.
type File struct {
	*Document
	Diagnostics []diagnostics.Diagnostic
}

// Check checks d, which is not open, and the other files of the extension if d is its manifest. The first result is d
// itself; there is none if the project ignores d. The other files are those of [Snapshot.Others].
func (s *Snapshot) Check(d *Document, skip func(configuration string) bool) []File {
	if d.Policy(s.settings).Skips(d.Path) {
		return nil
	}
	files := []File{{d, slices.Collect(d.Diagnostics(s.settings))}}
	for file, found := range s.Others(d, skip) {
		if last := &files[len(files)-1]; last.Path == file.Path {
			last.Diagnostics = append(last.Diagnostics, found)
		} else {
			files = append(files, File{file, []diagnostics.Diagnostic{found}})
		}
	}
	return files
}

// Others yields the diagnostics of [Snapshot.Around], followed by those of the project configurations that hold for the
// manifest d, except for open documents and those whose paths skip reports. skip may be nil.
func (s *Snapshot) Others(d *Document, skip func(configuration string) bool) iter.Seq2[*Document, diagnostics.Diagnostic] {
	return func(yield func(*Document, diagnostics.Diagnostic) bool) {
		for file, found := range s.Around(d) {
			if !yield(file, found) {
				return
			}
		}
		if d.Files() == nil || d.Kind != manifest.Manifest || d.Model().Nature != manifest.Zoho {
			return
		}
		for _, l := range d.Policy(s.settings).Project {
			path := filepath.Join(l.Dir, config.Name)
			if s.documents[URIOf(path)] != nil || skip != nil && skip(path) {
				continue
			}
			file := d.withManifest(Located(URIOf(path), path, text.New(l.Text)), manifest.Configuration)
			for found := range file.Diagnostics(s.settings) {
				if !yield(file, found) {
					return
				}
			}
		}
	}
}

// Around yields the diagnostics, as they are shown to the user, of the other files of the extension that the manifest d
// belongs to, except for open documents. There are none for another kind of document.
func (s *Snapshot) Around(d *Document) iter.Seq2[*Document, diagnostics.Diagnostic] {
	return func(yield func(*Document, diagnostics.Diagnostic) bool) {
		policy := d.Policy(s.settings)
		if d.Kind != manifest.Manifest || d.Files() == nil || policy.Skips(d.Path) {
			return
		}
		for _, list := range byFile(d.Report().Around()) {
			file := d.Home.Text(d, list[0].File)
			if s.isOpen(file) || policy.Skips(file.Path) {
				continue
			}
			for found := range policy.Filter(file.asSource(), slices.Values(list)) {
				if !yield(file, found) {
					return
				}
			}
		}
		if d.Model().Service.ResourcesBy == 0 || d.Files().State(project.Resources) != project.File {
			return
		}
		if resources := d.Home.Text(d, project.Resources); !s.isOpen(resources) {
			resources = d.withManifest(resources, manifest.Resources)
			for found := range resources.Diagnostics(s.settings) {
				if !yield(resources, found) {
					return
				}
			}
		}
	}
}

// byFile returns the diagnostics of each file in list, in which those of a file follow each other.
func byFile(list iter.Seq[diagnostics.Diagnostic]) [][]diagnostics.Diagnostic {
	var files [][]diagnostics.Diagnostic
	for found := range list {
		if last := len(files) - 1; last >= 0 && files[last][0].File == found.File {
			files[last] = append(files[last], found)
		} else {
			files = append(files, []diagnostics.Diagnostic{found})
		}
	}
	return files
}

// isOpen reports whether a file is an open document.
func (s *Snapshot) isOpen(file *Document) bool {
	canonical, err := uri.Parse(string(file.URI))
	return err == nil && s.documents[canonical] != nil
}

// FoundIn yields the manifests, open and closed, whose checks found something in an open file that is no document, with
// what is shown of it.
func (s *Snapshot) FoundIn(file *Document) iter.Seq2[*Document, []diagnostics.Diagnostic] {
	return func(yield func(*Document, []diagnostics.Diagnostic) bool) {
		for _, d := range s.Manifests() {
			if d.Home == nil || d.Files() == nil || d.Home.files[d.Home.Rel(file)] != file {
				continue
			}
			policy := d.Policy(s.settings)
			var list []diagnostics.Diagnostic
			for _, found := range byFile(d.Report().Around()) {
				if found[0].File == d.Home.Rel(file) {
					list = slices.Collect(policy.Filter(file.asSource(), slices.Values(found)))
				}
			}
			if len(list) > 0 && !policy.Skips(file.Path) && !yield(d, list) {
				return
			}
		}
	}
}

// ReadAt returns the file of that name at the root of an extension, as it is open or else on disk. The error is
// [project.ErrTooLarge] for one above the maximum size in the settings; the document is then empty.
func (s *Snapshot) ReadAt(root, name string) (*Document, error) {
	path := filepath.Join(root, name)
	if d := s.OpenAt(path); d != nil {
		return d, nil
	}
	content, err := s.Folder(root).Text(name)
	if err == nil && int64(len(content)) > s.settings.MaxFileSize {
		content, err = "", project.ErrTooLarge
	}
	if err != nil {
		content = ""
	}
	return s.ClosedDocument(path, text.New(content)), err
}

// ClosedDocument returns a document that is not open, with the path and the text of a file on disk.
func (s *Snapshot) ClosedDocument(path string, t text.Text) *Document {
	d := NewDocument(URIOf(path), 0, t)
	d.Path, d.Closed = path, true
	return d.in(s.NewExtension(filepath.Dir(path)))
}

// Again returns d, which is not open, with another text and its extension as the folder is now. The files of code that
// have not changed are not read again.
func (s *Snapshot) Again(d *Document, t text.Text) *Document {
	next := s.ClosedDocument(d.Path, t)
	return next.in(s.Reread(d.Home))
}

// Folder returns the folder at dir, whether an extension or not, with the texts that replace its files.
func (s *Snapshot) Folder(dir string) *project.Folder {
	return project.New(s.disk.Folder(dir), s.replacedBelow(dir))
}

// Complete returns d, which is not open, with nothing pending: the code of its extension is indexed if a rule looks at
// it, and its committed version is c.
func (d *Document) Complete(c *Committed) *Document {
	if d.Home == nil {
		return d
	}
	e := *d.Home
	e.committed = c
	complete := d.in(&e)
	if e.indexed.Load() == nil && complete.wantsCode() {
		e.indexed.Store(symbols.Build(e.Files(), nil))
	}
	return complete
}
