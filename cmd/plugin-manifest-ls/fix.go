package main

import (
	"maps"
	"path/filepath"
	"slices"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// maxRounds limits how often a file is fixed and checked again. A fix rarely requires another one; two fixes that undo each
// other would be a bug.
const maxRounds = 10

// changeWriter writes changes to disk or shows them.
type changeWriter interface {
	WriteChange(report.Change) error
}

// fix checks one file and its extension, applies the safe fixes until there are none left, and returns the diagnostics
// that remain, or with c.dry those before the fixes.
func (c *checker) fix(path, source string) ([]*report.File, error) {
	seen := maps.Clone(c.seen)
	again := func() ([]*report.File, error) {
		c.seen = maps.Clone(seen)
		if abs, err := filepath.Abs(path); err == nil {
			if s, ok := c.texts[abs]; ok {
				return c.check(path, s)
			}
		}
		return c.check(path, source)
	}
	before, err := c.check(path, source)
	var made changes
	files := before
	for range maxRounds {
		if err != nil || !c.applyFixes(files, &made) {
			break
		}
		files, err = again()
	}
	if err != nil {
		return nil, err
	}
	failed := false
	for _, change := range made {
		c.snapshot, _ = c.snapshot.Apply(workspace.Touched{Paths: []string{change.Abs}})
		if err := c.changes.WriteChange(*change); err != nil {
			c.fail(err)
			delete(c.texts, change.Abs)
			failed = true
			continue
		}
		c.summary.FixedFiles++
		c.summary.Fixes += change.Fixes
	}
	if c.dry {
		return before, nil
	}
	if failed {
		files, err = again() // with the files on disk
	}
	for _, change := range made {
		delete(c.texts, change.Abs) // it is on disk now
	}
	return files, err
}

// changes are those of an extension, one for each file.
type changes []*report.Change

// applyFixes applies the safe fixes of all diagnostics in memory and reports whether there were any.
func (c *checker) applyFixes(files []*report.File, made *changes) bool {
	changed := false
	for _, f := range files {
		for _, d := range f.Diagnostics {
			if fix, ok := safeFix(d); ok && fix.Create != nil {
				if abs, ok := made.create(f, *fix.Create); ok {
					c.texts[abs] = fix.Create.Content
					changed = true
				}
			}
		}
		edits := f.Report.FixAll(slices.Values(f.Diagnostics))
		after, err := text.Apply(f.Text.String(), edits)
		if err != nil || after == f.Text.String() {
			continue
		}
		made.edit(f, after, countFixes(f.Diagnostics, edits))
		c.texts[f.Abs] = after
		changed = true
	}
	return changed
}

// edit records the text of a file after fixes.
func (c *changes) edit(f *report.File, after string, fixes int) {
	i := slices.IndexFunc(*c, func(change *report.Change) bool { return change.Abs == f.Abs })
	if i < 0 {
		i = len(*c)
		*c = append(*c, &report.Change{Path: f.Path, Abs: f.Abs, Root: f.Root, Before: f.Text.String()})
	}
	(*c)[i].After = after
	(*c)[i].Fixes += fixes
}

// create records a file that a fix of f creates. It returns the absolute path, and false if the file was recorded before.
func (c *changes) create(f *report.File, file diagnostics.File) (string, bool) {
	name := filepath.FromSlash(file.Path)
	abs := filepath.Join(f.Root, name)
	if slices.ContainsFunc(*c, func(change *report.Change) bool { return change.Abs == abs }) {
		return "", false
	}
	*c = append(*c, &report.Change{
		Path: filepath.Join(filepath.Dir(f.Path), name), Abs: abs, Root: f.Root, Created: true, After: file.Content, Fixes: 1,
	})
	return abs, true
}

// safeFix returns the safe fix of a diagnostic.
func safeFix(d diagnostics.Diagnostic) (diagnostics.Fix, bool) {
	fixes := d.WithFixes().Fixes
	i := slices.IndexFunc(fixes, func(f diagnostics.Fix) bool { return f.Certain && f.In == "" })
	if i < 0 {
		return diagnostics.Fix{}, false
	}
	return fixes[i], true
}

// countFixes returns how many diagnostics the edits resolve.
func countFixes(list []diagnostics.Diagnostic, edits []text.Edit) int {
	remaining := map[text.Span]bool{}
	for _, e := range edits {
		remaining[e.Span] = true
	}
	n := 0
	for _, d := range list {
		if fix, ok := safeFix(d); ok && len(fix.Edits) > 0 && remaining[fix.Edits[0].Span] {
			delete(remaining, fix.Edits[0].Span)
			n++
		}
	}
	return n
}
