package ruletest

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// Expect checks the manifests and the extensions of an archive and compares the wanted diagnostics, and the results of
// their fixes, with it.
func Expect(t *testing.T, c fixture.Case, wanted func(diagnostics.Diagnostic) bool) {
	t.Helper()
	for name := range c.Files {
		switch {
		case OfFix(name):
		case path.Base(name) == project.Manifest && path.Dir(name) != ".":
			expectFolder(t, c, path.Dir(name), wanted)
		case strings.HasSuffix(name, ".json") && !strings.Contains(name, "/"):
			src := c.Source(t, name).Text
			expect(t, c, name, src, nil, Check(src), wanted)
		}
	}
	c.ExpectNoMore(t, OfFix)
}

// OfFix reports whether a file of an archive has the result of a fix.
func OfFix(name string) bool { return strings.Contains(name, ": ") }

// WithLineEnd returns s with a line end, which each file of an archive has.
func WithLineEnd(s string) string { return strings.TrimSuffix(s, "\n") + "\n" }

// expectFolder checks the extension in the folder dir of an archive.
func expectFolder(t *testing.T, c fixture.Case, dir string, wanted func(diagnostics.Diagnostic) bool) {
	t.Helper()
	files := c.Folder(t, dir)
	found := map[string][]diagnostics.Diagnostic{}
	for _, d := range CheckFolder(files) {
		found[d.File] = append(found[d.File], d)
	}
	for name := range c.Files {
		if below, ok := strings.CutPrefix(name, dir+"/"); ok && !OfFix(name) {
			src := c.Source(t, name).Text
			below = strings.TrimSuffix(below, "/") // of an empty folder
			expect(t, c, name, src, files, found[below], wanted)
			delete(found, below)
		}
	}
	for name := range found {
		for _, d := range found[name] {
			if wanted(d) {
				t.Errorf("%s/%s has a diagnostic but is not a file of the archive: %s", dir, name, d.Message)
			}
		}
	}
}

// expect compares the wanted diagnostics with those drawn into a file.
func expect(t *testing.T, c fixture.Case, name, src string, files fs.FS, found []diagnostics.Diagnostic, wanted func(diagnostics.Diagnostic) bool) {
	t.Helper()
	lines := text.New(src)
	var marks []fixture.Mark
	for _, d := range found {
		if !wanted(d) {
			continue
		}
		marks = append(marks, fixture.Mark{Span: d.Span, Severity: d.Severity.String(), Code: d.Code, Message: d.Message})
		for _, related := range d.Related {
			if related.File != "" {
				continue
			}
			marks = append(marks, fixture.Mark{Span: related.Span, Severity: "related", Code: d.Code, Message: related.Message})
		}
		at := lines.Position(d.Span.Start, text.UTF8)
		for _, f := range d.WithFixes().Fixes {
			if f.Create != nil {
				if _, err := fs.Stat(files, f.Create.Path); err == nil {
					t.Errorf("%s: %q makes %s, which is there", name, f.Title, f.Create.Path)
				}
			}
			changes := src
			if f.In != "" {
				changes = c.Source(t, path.Join(dirOf(name), f.In)).Text
			}
			c.Expect(t, fmt.Sprintf("%s:%d:%d: %s", name, at.Line+1, at.Col+1, title(f)), changed(t, changes, f))
		}
	}
	c.Expect(t, name, fixture.Render(src, marks))
}

// dirOf returns the folder of an archive that is the extension with a file.
func dirOf(name string) string { return name[:max(strings.IndexByte(name, '/'), 0)] }

func title(f diagnostics.Fix) string {
	if f.Certain {
		return f.Title + " (certain)"
	}
	return f.Title
}

// changed returns the lines of src that f makes, with its stops.
func changed(t *testing.T, src string, f diagnostics.Fix) string {
	t.Helper()
	edits := make([]text.Edit, len(f.Edits))
	for i, e := range f.Edits {
		for _, v := range slices.Backward(e.Stops) {
			stop := v.Span
			e.New = e.New[:stop.Start] + "«" + e.New[stop.Start:stop.End] + "»" + e.New[stop.End:]
		}
		edits[i] = e
	}
	fixed, err := text.Apply(src, edits)
	if err != nil {
		t.Fatal(err)
	}
	diff := fixture.Diff(src, WithLineEnd(fixed))
	if f.Create != nil {
		diff += "new file " + f.Create.Path + "\n" + WithLineEnd(f.Create.Content)
	}
	return diff
}
