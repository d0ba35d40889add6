package check

import (
	"path/filepath"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/search"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// Run checks extensions, one after the other. Project configurations and build configurations are read once in a run. It is
// not safe for concurrent use.
type Run struct {
	Settings workspace.Settings
	Folders  []string      // that the user has named, absolute paths
	Files    project.Files // that can be read; nil for those of the operating system
	// Texts replace files on disk, by absolute path: standard input, and the result of fixes.
	Texts map[string]string
	// Committed returns the committed version of the manifest at an absolute path, nil if there is none. It may be nil.
	Committed func(path string) *diagnostics.Committed
	Record    bool // the findings are kept for [Run.Baseline]
	// Unread is called with each project configuration that cannot be read, once in a run. It may be nil.
	Unread func(error)

	reported map[string]string   // the absolute path of the file with which a project configuration is reported, by its path
	checked  map[string]*checked // by the absolute path of the file
	unread   map[string]bool     // project configurations that were reported because they cannot be read, by path

	files    project.Run         // in place of Files
	snapshot *workspace.Snapshot // nil before the first check

	last *workspace.Document // that was checked; the next check of the same file uses what has not changed
}

// Check checks the file at path with the given text and, if it is the manifest of an extension, the other files of the extension. The
// first result is the file itself; there is none if the project configuration ignores the file. Diagnostics that are in the
// baseline are separate. Reports show path as it is given,
// and the paths of the other files likewise.
func (r *Run) Check(path, source string) ([]*report.File, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, search.Fault(path, err)
	}
	snap, d := r.document(abs, source)
	r.reportUnread(d.Home, path)
	var files []*report.File
	for _, f := range snap.Check(d, r.reportedBefore(abs)) {
		file := &report.File{
			Path: displayed(f.Path, abs, path), Abs: f.Path, Root: d.Home.Root, Text: f.Text,
			Other: func(name string) *report.File {
				other := d.Home.Text(d, name)
				return &report.File{Path: displayed(other.Path, abs, path), Abs: other.Path, Root: d.Home.Root, Text: other.Text}
			},
		}
		if _, below := workspace.Below(d.Home.Root, f.Path); !below {
			file.Root = filepath.Dir(f.Path) // a source of a build
		}
		if f.HasModel() {
			file.Model, file.Report = f.Model(), f.Report()
		}
		for _, found := range f.Diagnostics {
			if found.Baselined {
				file.Baselined = append(file.Baselined, found)
			} else {
				file.Diagnostics = append(file.Diagnostics, found)
			}
		}
		files = append(files, file)
	}
	delete(r.checked, abs)
	if len(files) > 0 {
		r.record(abs, d, files)
	}
	return files, nil
}

// Extension returns the extension of the manifest at an absolute path with the given text, as it is checked.
func (r *Run) Extension(abs, source string) *workspace.Extension {
	_, d := r.document(abs, source)
	return d.Home
}

// document returns the file at an absolute path with the given text, and the snapshot that it belongs to.
func (r *Run) document(abs, source string) (*workspace.Snapshot, *workspace.Document) {
	r.files.Release() // those of the extension before
	if r.snapshot == nil {
		var files project.Files = &r.files
		if r.Files != nil {
			files = r.Files
		}
		settings := r.Settings
		settings.Baselined = diagnostics.MarkBaselined
		r.snapshot = workspace.NewRun(files, settings, r.Folders)
	}
	snap, _ := r.snapshot.Apply(workspace.Replace{Texts: r.Texts})
	d := snap.ClosedDocument(abs, text.New(source))
	if r.last != nil && r.last.Path == abs {
		d = snap.Again(r.last, text.New(source))
	}
	r.last = d.Complete(&workspace.Committed{Manifest: r.committed(abs)})
	return snap, r.last
}

// Touch reads files again that have changed on disk, given as absolute paths.
func (r *Run) Touch(paths ...string) {
	r.snapshot, _ = r.snapshot.Apply(workspace.Touched{Paths: paths})
}

func (r *Run) committed(abs string) *diagnostics.Committed {
	if r.Committed == nil {
		return nil
	}
	return r.Committed(abs)
}

// reportedBefore returns a function that reports whether a project configuration is reported with another file than the one at abs.
func (r *Run) reportedBefore(abs string) func(configuration string) bool {
	return func(configuration string) bool {
		if r.reported == nil {
			r.reported = map[string]string{}
		}
		with, ok := r.reported[configuration]
		if !ok {
			r.reported[configuration] = abs
		}
		return ok && with != abs
	}
}

// reportUnread reports the configurations of the extension e, with the file at path, that are not read.
func (r *Run) reportUnread(e *workspace.Extension, path string) {
	for _, u := range e.UnreadConfigurations() {
		if r.unread[u.Path] || r.Unread == nil {
			continue
		}
		if r.unread == nil {
			r.unread = map[string]bool{}
		}
		r.unread[u.Path] = true
		r.Unread(search.Fault(displayed(u.Path, filepath.Join(e.Root, filepath.Base(path)), path), u.Reason))
	}
}

// displayed returns how the path of a file is written in the report of the file at abs, which the user wrote as path:
// relative to the same folder, or absolute for files in other folders.
func displayed(name, abs, path string) string {
	rel, err := filepath.Rel(filepath.Dir(abs), name)
	if err != nil || filepath.Base(name) == config.Name && !filepath.IsLocal(rel) {
		return name
	}
	return filepath.Join(filepath.Dir(path), rel)
}
