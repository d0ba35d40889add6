package diagnostics_test

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

// Each archive of testdata/rules is named after a rule and has manifests with the findings of the
// rule drawn into them; findings of other rules are not looked at. For each fix there is a file with
// what it changes, named after the manifest, the place of the finding and the fix; places to type
// in are written as «».
//
// A file without a folder in its name is a separate manifest. Folders are extensions: their files are
// on disk (internal/testing/fixture describes the notation), and diagnostics are drawn into whichever
// file they are about. HEAD:plugin-manifest.json is what the last commit has.
func TestRules(t *testing.T) {
	fixtures := map[string]bool{}
	for _, c := range fixture.Load(t, "testdata/rules/*.txtar") {
		fixtures[c.Name] = true
		t.Run(c.Name, func(t *testing.T) {
			for name := range c.Files {
				switch {
				case ofFix(name):
				case path.Base(name) == project.Manifest && path.Dir(name) != ".":
					checkExtension(t, c, path.Dir(name), isAbout(c.Name))
				case strings.HasSuffix(name, ".json") && !strings.Contains(name, "/"):
					checkFixture(t, c, name, isAbout(c.Name))
				}
			}
			c.ExpectNoMore(t, ofFix)
		})
	}
	for _, r := range diagnostics.Rules() {
		if !fixtures[r.Code] && !generic(r.Code) && r.Code != "syntax" {
			t.Errorf("%[1]s has no fixture: write testdata/rules/%[1]s.txtar with manifests, then run go test ./diagnostics -run TestRules -update", r.Code)
		}
	}
}

// isAbout returns a function that reports whether a diagnostic belongs to the rule with that code.
func isAbout(code string) func(diagnostics.Diagnostic) bool {
	return func(d diagnostics.Diagnostic) bool { return d.Code == code }
}

// Each archive of testdata/properties is about some properties of the catalogue. It has the diagnostics of all generic
// rules, in the notation of TestRules. Because most examples are excerpts, only archives whose names end in -missing show
// which properties are missing, and only manifest-missing which the manifest itself lacks.
func TestProperties(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range fixture.Load(t, "testdata/properties/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			wanted := func(d diagnostics.Diagnostic) bool {
				if generic(d.Code) && (d.Code != "property-required" || showsMissing(c.Name, d)) {
					seen[d.Code] = true
					return true
				}
				return false
			}
			for name := range c.Files {
				switch {
				case ofFix(name):
				case path.Base(name) == project.Manifest && path.Dir(name) != ".":
					checkExtension(t, c, path.Dir(name), wanted)
				case strings.HasSuffix(name, ".json") && !strings.Contains(name, "/"):
					checkFixture(t, c, name, wanted)
				}
			}
			c.ExpectNoMore(t, ofFix)
		})
	}
	for _, r := range diagnostics.Rules() {
		if generic(r.Code) && !seen[r.Code] {
			t.Errorf("testdata/properties has nothing that %s reports", r.Code)
		}
	}
}

// showsMissing reports whether the archive with that name has d, which is about a missing property.
func showsMissing(name string, d diagnostics.Diagnostic) bool {
	if !strings.HasSuffix(name, "-missing") {
		return false
	}
	atRoot := strings.Count(d.Pointer(), "/") == 1 && d.Span.Len() == 1
	return !atRoot || name == "manifest-missing"
}

// generic reports whether a code is that of a rule about all properties.
func generic(code string) bool {
	return strings.HasPrefix(code, "property-") || code == "file-not-found"
}

// ofFix reports whether a file of an archive says what a fix changes.
func ofFix(name string) bool { return strings.Contains(name, ": ") }

func checkFixture(t *testing.T, c fixture.Case, name string, wanted func(diagnostics.Diagnostic) bool) {
	t.Helper()
	src := c.Source(t, name).Text
	expect(t, c, name, src, nil, check(src), wanted)
}

// checkExtension checks the extension in the folder dir of an archive.
func checkExtension(t *testing.T, c fixture.Case, dir string, wanted func(diagnostics.Diagnostic) bool) {
	t.Helper()
	files := c.Folder(t, dir)
	found := map[string][]diagnostics.Diagnostic{}
	for _, d := range checkFiles(files) {
		found[d.File] = append(found[d.File], d)
	}
	for name := range c.Files {
		if below, ok := strings.CutPrefix(name, dir+"/"); ok && !ofFix(name) {
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
	diff := fixture.Diff(src, ending(fixed))
	if f.Create != nil {
		diff += "new file " + f.Create.Path + "\n" + ending(f.Create.Content)
	}
	return diff
}
