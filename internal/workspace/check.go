package workspace

import (
	"iter"
	"path/filepath"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// syntaxCode is the code of the rule about syntax errors.
const syntaxCode = "syntax"

// Policy returns which diagnostics of d and of its extension are shown to a user with settings.
func (d *Document) Policy(settings Settings) diagnostics.Policy {
	p := diagnostics.Policy{User: settings.Rules}
	if d.Home != nil {
		p.Project = d.Home.Configurations()
	}
	return p
}

// Diagnostics yields the diagnostics of d that are shown to a user with settings, with their severities.
func (d *Document) Diagnostics(settings Settings) iter.Seq[diagnostics.Diagnostic] {
	return d.shown(settings, func() iter.Seq[diagnostics.Diagnostic] { return d.Report().All() })
}

// DiagnosticsAt yields those of [Document.Diagnostics] that touch span.
func (d *Document) DiagnosticsAt(settings Settings, span text.Span) iter.Seq[diagnostics.Diagnostic] {
	return d.shown(settings, func() iter.Seq[diagnostics.Diagnostic] { return d.Report().At(span) })
}

// shown yields the visible diagnostics of list, which is not called if the project ignores the file.
func (d *Document) shown(settings Settings, list func() iter.Seq[diagnostics.Diagnostic]) iter.Seq[diagnostics.Diagnostic] {
	return func(yield func(diagnostics.Diagnostic) bool) {
		p := d.Policy(settings)
		if p.Skips(d.Path) {
			return
		}
		for found := range list() {
			if found.Code == syntaxCode && !settings.Syntax {
				continue
			}
			if found, ok := p.Apply(found, d.Path); ok && !yield(found) {
				return
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
		var file *Document
		for found := range d.Report().Around() {
			if file == nil || file.Path != filepath.Join(d.Home.Root, filepath.FromSlash(found.File)) {
				file = d.Home.Text(d, found.File)
			}
			if s.isOpen(file) || policy.Skips(file.Path) {
				continue
			}
			if found, ok := policy.Apply(found, file.Path); ok && !yield(file, found) {
				return
			}
		}
		if d.Model().Service.ResourcesBy == 0 || d.Files().State(project.Resources) != project.File {
			return
		}
		if resources := d.Home.Text(d, project.Resources); !s.isOpen(resources) {
			model := manifest.BuildOther(syntax.Parse(resources.Text), manifest.Resources, d.Model().Service.Code)
			shownIn(resources, model, d.Files(), policy, s.settings, yield)
		}
	}
}

// isOpen reports whether a file is an open document.
func (s *Snapshot) isOpen(file *Document) bool {
	canonical, err := uri.Parse(string(file.URI))
	return err == nil && s.documents[canonical] != nil
}

// ConfigurationsOf yields the diagnostics, as they are shown to the user, of the project configurations that hold for d,
// except for those that are open.
func (s *Snapshot) ConfigurationsOf(d *Document) iter.Seq2[*Document, diagnostics.Diagnostic] {
	return func(yield func(*Document, diagnostics.Diagnostic) bool) {
		policy := d.Policy(s.settings)
		for _, l := range policy.Project {
			path := filepath.Join(l.Dir, config.Name)
			if s.documents[uri.File(path)] != nil {
				continue
			}
			file := Located(uri.File(path), path, text.New(l.Text))
			model := manifest.BuildOther(syntax.Parse(file.Text), manifest.Configuration, "")
			if !shownIn(file, model, nil, policy, s.settings, yield) {
				return
			}
		}
	}
}

// shownIn checks a file in a folder, which may be nil, and yields the visible diagnostics. It returns false if the
// caller wants no more.
func shownIn(file *Document, model *manifest.Model, folder *project.Folder, policy diagnostics.Policy, settings Settings, yield func(*Document, diagnostics.Diagnostic) bool) bool {
	if policy.Skips(file.Path) {
		return true
	}
	for found := range diagnostics.Check(model, folder, nil).All() {
		if found.Code == syntaxCode && !settings.Syntax {
			continue
		}
		if found, ok := policy.Apply(found, file.Path); ok && !yield(file, found) {
			return false
		}
	}
	return true
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
			for found := range d.Report().Around() {
				if found.File != d.Home.Rel(file) {
					continue
				}
				if found, ok := policy.Apply(found, file.Path); ok {
					list = append(list, found)
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
	content, err := project.New(project.Disk(root), nil).Text(name)
	if err == nil && int64(len(content)) > s.settings.MaxFileSize {
		content, err = "", project.ErrTooLarge
	}
	if err != nil {
		content = ""
	}
	d := NewDocument(uri.File(path), 0, text.New(content)).in(s.NewExtension(root))
	d.Closed = true
	return d, err
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
