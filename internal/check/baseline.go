package check

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/workspace"
)

// Resolved are the entries of a baseline that no longer occur in the files that were checked.
type Resolved struct {
	Baseline *baseline.Baseline
	Entries  []baseline.Entry
}

// checked is what the last check of a file found, with its extension if the file is a manifest.
type checked struct {
	baseline *baseline.Baseline // that applied; nil if there was none
	root     string             // of the extension that was checked; empty if only the file was
	files    map[string]bool    // that were checked besides those of the extension, by path
	matched  map[finding]bool
	found    []located // if [Run.Record] is set
}

// finding identifies a diagnostic by the absolute path of its file and its fingerprint.
type finding struct{ path, fingerprint string }

// located is a finding, with the absolute path of its file, as an entry of a baseline.
type located struct {
	path  string
	entry baseline.Entry
}

// record records the result of the check of d, which is at the absolute path abs.
func (r *Run) record(abs string, d *workspace.Document, files []*report.File) {
	policy := d.Policy(r.snapshot.Settings())
	c := &checked{baseline: policy.Baseline, files: map[string]bool{abs: true}, matched: map[finding]bool{}}
	if d.Kind == manifest.Manifest && d.Files() != nil {
		c.root = d.Home.Root
		for _, l := range policy.Project {
			c.files[filepath.Join(l.Dir, config.Name)] = true
		}
	}
	for _, f := range files {
		c.files[f.Abs] = true
		f.HasBaseline = policy.Baseline != nil
		for _, found := range f.Baselined {
			c.matched[finding{f.Abs, found.Fingerprint}] = true
		}
		if r.Record {
			c.found = append(c.found, entries(f)...)
		}
	}
	if r.checked == nil {
		r.checked = map[string]*checked{}
	}
	r.checked[abs] = c
}

// entries returns the diagnostics of a file as entries of a baseline without the path of the file.
func entries(f *report.File) []located {
	source := baseline.Source{Path: f.Abs, Text: f.Text}
	if f.Model != nil {
		source.Tree = f.Model.Tree
	}
	names := baseline.NewFingerprints(source)
	var all []located
	for _, list := range [][]diagnostics.Diagnostic{f.Diagnostics, f.Baselined} {
		for _, d := range list {
			all = append(all, located{f.Abs, baseline.Entry{
				Code: d.Code, Property: names.Property(d.Pointer()), Message: d.Message, Fingerprint: d.Fingerprint,
			}})
		}
	}
	return all
}

// Resolved returns the entries of the baselines that applied to the files checked so far and that no longer occur in them.
// An entry is not resolved if its rule is turned off by r.Settings.Final.
func (r *Run) Resolved() []Resolved {
	byBaseline := map[*baseline.Baseline][]*checked{}
	if b := r.Settings.Baseline; b != nil {
		byBaseline[b] = nil
	}
	for _, c := range r.checked {
		if c.baseline != nil {
			byBaseline[c.baseline] = append(byBaseline[c.baseline], c)
		}
	}
	var all []Resolved
	for b, list := range byBaseline {
		scope := r.newScope(list)
		found := Resolved{Baseline: b}
		for _, e := range b.Entries {
			if path := b.Abs(e); !scope.matched[finding{path, e.Fingerprint}] && scope.includes(path, e.Code) {
				found.Entries = append(found.Entries, e)
			}
		}
		all = append(all, found)
	}
	slices.SortFunc(all, func(a, b Resolved) int { return cmp.Compare(a.Baseline.Path, b.Baseline.Path) })
	return all
}

// Without returns the baseline without its resolved entries.
func (r Resolved) Without() *baseline.Baseline {
	return r.Baseline.Without(r.Entries)
}

// Baseline returns the baseline at an absolute path with the findings of all files checked so far, which requires r.Record.
// The entries of before, a baseline at the same path, about other files are kept. before may be nil.
func (r *Run) Baseline(path string, before *baseline.Baseline) (*baseline.Baseline, error) {
	b := baseline.New(path, nil)
	var all []baseline.Entry
	for _, c := range r.checked {
		for _, f := range c.found {
			rel, err := b.Rel(f.path)
			if err != nil {
				return nil, err
			}
			f.entry.File = rel
			all = append(all, f.entry)
		}
	}
	if before != nil {
		scope := r.newScope(slices.Collect(maps.Values(r.checked)))
		for _, e := range before.Entries {
			if !scope.includes(before.Abs(e), e.Code) {
				all = append(all, e)
			}
		}
	}
	return baseline.New(path, all), nil
}

// scope is what was checked with one baseline.
type scope struct {
	run     *Run
	matched map[finding]bool
	files   map[string]bool // that are known to be checked or not, by path
	roots   map[string]bool // of extensions
}

func (r *Run) newScope(list []*checked) *scope {
	s := &scope{run: r, matched: map[finding]bool{}, files: map[string]bool{}, roots: map[string]bool{}}
	for _, c := range list {
		maps.Copy(s.matched, c.matched)
		maps.Copy(s.files, c.files)
		if c.root != "" {
			s.roots[c.root] = true
		}
	}
	return s
}

// includes reports whether a finding with that code would have been found in the file at an absolute path.
func (s *scope) includes(path, code string) bool {
	if severity, ok := s.run.Settings.Final[code]; ok && severity == 0 {
		return false
	}
	in, ok := s.files[path]
	if !ok {
		in = s.isPart(path) || s.isGone(path)
		s.files[path] = in
	}
	return in
}

// isPart reports whether the file at path belongs to an extension that was checked.
func (s *scope) isPart(path string) bool {
	if kind, ok := workspace.KindOf(workspace.URIOf(path)); ok && kind == manifest.Manifest {
		return false // it would have been checked as such
	}
	for root := range s.roots {
		if workspace.Concerns(root, path) {
			of, ok := s.run.snapshot.RootOf(path)
			return ok && s.roots[of]
		}
	}
	return false
}

// isGone reports whether the file at path, in a folder that the user has named, does not exist.
func (s *scope) isGone(path string) bool {
	if !slices.ContainsFunc(s.run.Folders, func(dir string) bool {
		_, below := workspace.Below(dir, path)
		return below || dir == path
	}) {
		return false
	}
	_, err := fs.Stat(s.run.files.Folder(filepath.Dir(path)), filepath.Base(path))
	return errors.Is(err, fs.ErrNotExist)
}
