package rule

import "plugin-manifest-ls/internal/text"

// Fix corrects what a diagnostic reports. Its edits do not overlap.
type Fix struct {
	Title string // what it does, as an imperative: Remove the space
	Edits []text.Edit
	// In is the path, below the root of the extension, of the file that the edits change; empty for the file that the
	// diagnostic is about.
	In     string
	Create *File // created before the edits, unless it exists; usually nil
	// Certain marks a safe fix: no other one could be meant. Only safe fixes are applied without review.
	Certain bool
}

// File is a file that a fix creates.
type File struct {
	Path    string // below the root of the extension, with slashes
	Content string
}

// The methods below add a fix if fixes were requested, and do nothing in a check. A fix without edits is not added.

// Fix adds a fix that the author should review.
func (d *Diagnostic) Fix(title string, edits ...text.Edit) {
	d.AddFix(Fix{Title: title, Edits: edits})
}

// FixWith adds a fix that the author should review. It calls edits only if fixes were requested.
func (d *Diagnostic) FixWith(title string, edits func() []text.Edit) {
	if d.fixing {
		d.Fix(title, edits()...)
	}
}

// FixSurely adds a safe fix.
func (d *Diagnostic) FixSurely(title string, edits ...text.Edit) {
	d.AddFix(Fix{Title: title, Edits: edits, Certain: true})
}

// FixCreating adds a fix that creates a file, at a path below the root of the extension.
func (d *Diagnostic) FixCreating(title, path, content string) {
	d.AddFix(Fix{Title: title, Create: &File{path, content}})
}

// FixIn adds a fix that changes another file than the one that the diagnostic is about, at a path below the root of the
// extension. It calls edits only if fixes were requested.
func (d *Diagnostic) FixIn(path, title string, edits func() []text.Edit) {
	if d.fixing {
		d.AddFix(Fix{Title: title, Edits: edits(), In: path})
	}
}

// AddFix adds a fix if fixes were requested. A fix without edits that creates no file is not added.
func (d *Diagnostic) AddFix(f Fix) {
	if d.fixing && (len(f.Edits) > 0 || f.Create != nil) {
		f.Title = d.secrets.Mask(f.Title)
		d.Fixes = append(d.Fixes, f)
	}
}
