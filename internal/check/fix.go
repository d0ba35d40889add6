package check

import (
	"path/filepath"
	"slices"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/text"
)

// maxRounds limits how often a file is fixed and checked again. A fix rarely requires another one; two fixes that undo each
// other would be a bug.
const maxRounds = 10

// Fixed is the result of fixing an extension.
type Fixed struct {
	Before  []*report.File // the files with their diagnostics before the fixes
	After   []*report.File // and after them
	Changes []*report.Change
}

// Fix checks the file at path and its extension like [Run.Check] and applies the safe fixes until there are none left. The
// changed texts are in r.Texts; the caller removes those that it has written to disk.
func (r *Run) Fix(path, source string) (Fixed, error) {
	before, err := r.Check(path, source)
	fixed := Fixed{Before: before, After: before}
	for range maxRounds {
		if err != nil || !r.applyFixes(fixed.After, &fixed.Changes) {
			break
		}
		fixed.After, err = r.Check(path, r.text(path, source))
	}
	return fixed, err
}

// text returns the text that replaces the file at path, or source if none does.
func (r *Run) text(path, source string) string {
	if abs, err := filepath.Abs(path); err == nil {
		if s, ok := r.Texts[abs]; ok {
			return s
		}
	}
	return source
}

// applyFixes applies the safe fixes of all diagnostics in memory and reports whether there were any.
func (r *Run) applyFixes(files []*report.File, made *[]*report.Change) bool {
	changed := false
	for _, f := range files {
		for _, d := range f.Diagnostics {
			if fix, ok := safeFix(d); ok && fix.Create != nil && r.create(f, *fix.Create, made) {
				changed = true
			}
		}
		edits := f.Report.FixAll(slices.Values(f.Diagnostics))
		after, err := text.Apply(f.Text.String(), edits)
		if err != nil || after == f.Text.String() {
			continue
		}
		r.edit(f, after, countFixes(f.Diagnostics, edits), made)
		changed = true
	}
	return changed
}

// edit records the text of a file after fixes.
func (r *Run) edit(f *report.File, after string, fixes int, made *[]*report.Change) {
	i := slices.IndexFunc(*made, func(change *report.Change) bool { return change.Abs == f.Abs })
	if i < 0 {
		i = len(*made)
		*made = append(*made, &report.Change{Path: f.Path, Abs: f.Abs, Root: f.Root, Before: f.Text.String()})
	}
	(*made)[i].After = after
	(*made)[i].Fixes += fixes
	r.replace(f.Abs, after)
}

// create records a file that a fix of f creates. It returns false if the file was recorded before.
func (r *Run) create(f *report.File, file diagnostics.File, made *[]*report.Change) bool {
	name := filepath.FromSlash(file.Path)
	abs := filepath.Join(f.Root, name)
	if slices.ContainsFunc(*made, func(change *report.Change) bool { return change.Abs == abs }) {
		return false
	}
	*made = append(*made, &report.Change{
		Path: filepath.Join(filepath.Dir(f.Path), name), Abs: abs, Root: f.Root, Created: true, After: file.Content, Fixes: 1,
	})
	r.replace(abs, file.Content)
	return true
}

func (r *Run) replace(abs, content string) {
	if r.Texts == nil {
		r.Texts = map[string]string{}
	}
	r.Texts[abs] = content
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
