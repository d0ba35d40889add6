package main

import (
	"path/filepath"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// check checks one file and, if it is the manifest of an extension, the other files of the extension. The first result is
// the file itself; there is none if the project configuration ignores the file.
func (c *checker) check(path, source string) ([]*report.File, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, pathError(path, err)
	}
	c.files.Release() // those of the extension before
	if c.snapshot == nil {
		c.snapshot = workspace.NewRun(&c.files, c.settings, c.folders)
	}
	snap, _ := c.snapshot.Apply(workspace.Replace{Texts: c.texts})
	d := snap.ClosedDocument(abs, text.New(source))
	if c.last != nil && c.last.Path == abs {
		d = snap.Again(c.last, text.New(source))
	}
	d = d.Complete(&workspace.Committed{Baseline: c.against.baseline(abs)})
	c.last = d
	c.reportUnread(d.Home, path)
	seen := func(configuration string) bool {
		before := c.seen[configuration]
		c.seen[configuration] = true
		return before
	}
	var files []*report.File
	for _, f := range snap.Check(d, seen) {
		file := &report.File{
			Path: displayed(f.Path, abs, path), Abs: f.Path, Root: d.Home.Root, Text: f.Text, Diagnostics: f.Diagnostics,
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
		files = append(files, file)
	}
	return files, nil
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

// reportUnread reports the configurations of the extension e, with the file at path, that are not read, each once in a
// run.
func (c *checker) reportUnread(e *workspace.Extension, path string) {
	for _, u := range e.UnreadConfigurations() {
		if c.unread[u.Path] {
			continue
		}
		if c.unread == nil {
			c.unread = map[string]bool{}
		}
		c.unread[u.Path] = true
		c.fail(pathError(displayed(u.Path, filepath.Join(e.Root, filepath.Base(path)), path), u.Reason))
	}
}
