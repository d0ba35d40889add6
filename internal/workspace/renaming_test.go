package workspace

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// shapes are the ways in which link names reach a request, each with the number of calls of that shape in published extensions.
// "other" are shapes that occur in other public code only.
var shapes = map[string]int{
	"object in a variable":    49,
	"inline object":           16,
	"const of the file":       14,
	"let or var of the file":  11,
	"array of objects":        4,
	"undeclared global":       4,
	"Vue global property":     4,
	"React state":             3,
	"Vue field set in a hook": 2,
	"object as parameter":     3,
	"props":                   1,
	"other":                   12,
}

// layouts are the ways in which the manifest, the sources and the output of a project are arranged. The corpus has each.
var layouts = []string{
	"plain app", "flat", "sources at the root", "zip script", "several extensions", "sub-folder of a larger program",
	"Vite, manifest in public", "manifest in static", "Vite at the root", "Vue CLI at the root", "Create React App at the root",
	"Angular at the root", "webpack at the root", "Parcel", "Vite, source outside", "Vue CLI, source outside",
	"Create React App, source outside", "webpack, source outside", "Parcel, source outside",
}

// requiredShare is the percentage of the uses of renamed link names that must be reported.
const requiredShare = 95

// Each archive of testdata/renaming is a project. Its file RENAMING has the layout of the project, the declared link names by
// their shape, the generated files, whose content is not reported, and for names that are not found the reason.
//
// After every declared link name has been renamed in the manifests, its uses in the code must be reported where they are
// written, and nothing else. Nothing is reported before.
func TestRenamedLinkNamesAreReported(t *testing.T) {
	reported, total := map[string]int{}, map[string]int{}
	var found []string
	for _, c := range fixture.Load(t, "testdata/renaming/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			r := readRenaming(t, c)
			found = append(found, r.layout)
			for use, isReported := range r.check(t) {
				shape := r.shapeOf[use.name]
				total[shape]++
				if isReported {
					reported[shape]++
				}
				if reason, allowed := r.missed[use.name]; isReported == allowed {
					t.Errorf("%s: reported: %v, listed as missed: %v %s", use, isReported, allowed, reason)
				}
			}
		})
	}
	for _, layout := range layouts {
		if !slices.Contains(found, layout) {
			t.Errorf("no project has the layout %q", layout)
		}
	}
	var uses, hits int
	var weights, weighted float64
	for _, shape := range slices.Sorted(maps.Keys(shapes)) {
		if total[shape] == 0 {
			t.Errorf("no project has the shape %q", shape)
			continue
		}
		t.Logf("%-24s %3d of %3d", shape, reported[shape], total[shape])
		uses, hits = uses+total[shape], hits+reported[shape]
		weights += float64(shapes[shape])
		weighted += float64(shapes[shape]*reported[shape]) / float64(total[shape])
	}
	share, weightedShare := 100*float64(hits)/float64(max(uses, 1)), 100*weighted/max(weights, 1)
	t.Logf("%d of %d uses in %d projects are reported: %.1f %%, weighted by shape %.1f %%", hits, uses, len(found), share, weightedShare)
	if share < requiredShare || weightedShare < requiredShare {
		t.Errorf("less than %d %% are reported", requiredShare)
	}
}

// The link names of the examples are found as well. Some examples have findings on purpose, which stay where they are.
func TestRenamedLinkNamesOfExamplesAreReported(t *testing.T) {
	folders, err := filepath.Glob("../../examples/*/plugin-manifest.json")
	if err != nil || len(folders) < 10 {
		t.Fatalf("found %d examples (%v)", len(folders), err)
	}
	uses := 0
	for _, manifest := range folders {
		dir := filepath.Dir(manifest)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			r := renaming{files: filesIn(t, dir), known: map[site]bool{}}
			for f := range findingsIn(t, r.files) {
				r.known[f.site] = true
			}
			for use, isReported := range r.check(t) {
				uses++
				if !isReported {
					t.Errorf("%s is not reported", use)
				}
			}
		})
	}
	if uses == 0 {
		t.Error("no example uses a link name in code")
	}
}

// filesIn returns the files of a folder.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(rel)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// renaming is a project whose declared link names are renamed.
type renaming struct {
	files     map[string]string
	layout    string
	shapeOf   map[string]string // of each link name
	generated []string
	missed    map[string]string // the reason for each link name that is not found
	known     map[site]bool     // of the findings that the project has on purpose
}

func readRenaming(t *testing.T, c fixture.Case) renaming {
	t.Helper()
	r := renaming{files: maps.Clone(c.Files), shapeOf: map[string]string{}, missed: map[string]string{}}
	delete(r.files, "RENAMING")
	for line := range strings.Lines(c.Files["RENAMING"]) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		name, isMissed := strings.CutPrefix(key, "missed ")
		switch {
		case key == "layout":
			r.layout = value
		case key == "generated":
			r.generated = append(r.generated, value)
		case isMissed:
			r.missed[name] = value
		case shapes[key] == 0:
			t.Fatalf("unknown line %q", line)
		default:
			for name := range strings.FieldsSeq(value) {
				r.shapeOf[name] = key
			}
		}
	}
	if !slices.Contains(layouts, r.layout) {
		t.Fatalf("unknown layout %q", r.layout)
	}
	return r
}

// use is a place in code where a link name is written.
type use struct {
	file string
	span text.Span
	name string
	line int
}

func (u use) String() string { return fmt.Sprintf("%s:%d %s", u.file, u.line, u.name) }

// check reports unexpected diagnostics of the project, and returns the uses of its link names and whether each is reported
// after the names have been renamed.
func (r renaming) check(t *testing.T) map[use]bool {
	t.Helper()
	for f := range findingsIn(t, r.files) {
		if !r.known[f.site] {
			t.Errorf("the unchanged project has a finding: %s", f)
		}
	}
	uses, renamed := map[use]bool{}, maps.Clone(r.files)
	for _, d := range r.manifests(t) {
		rel := d.rel
		for _, name := range d.names {
			renamed[rel] = strings.ReplaceAll(renamed[rel], `"`+name+`"`, `"`+name+`_renamed"`)
			if r.shapeOf != nil && r.shapeOf[name] == "" {
				t.Errorf("link name %s has no shape", name)
			}
			before := len(uses)
			for _, u := range r.usesOf(name) {
				uses[u] = false
			}
			if len(uses) == before && r.shapeOf != nil {
				t.Errorf("link name %s is not used", name)
			}
		}
	}
	for f, code := range findingsIn(t, renamed) {
		if code != "link-name-undeclared" || r.known[f.site] {
			continue
		}
		if u, ok := useAt(uses, f); ok {
			uses[u] = true
		} else {
			t.Errorf("false report: %s", f)
		}
	}
	return uses
}

// useAt returns the use that a diagnostic is about.
func useAt(uses map[use]bool, f finding) (use, bool) {
	for u := range uses {
		if u.file == f.file && u.span.Start <= f.span.Start && f.span.End <= u.span.End && strings.Contains(f.message, u.name) {
			return u, true
		}
	}
	return use{}, false
}

// codeExtensions are those of the files in which uses are looked for.
var codeExtensions = []string{".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".tsx", ".vue", ".svelte", ".html"}

// usesOf returns the places where a name is between quotation marks and not in a comment.
func (r renaming) usesOf(name string) []use {
	var all []use
	for file, content := range r.files {
		if !slices.Contains(codeExtensions, path.Ext(file)) || slices.Contains(r.generated, file) {
			continue
		}
		for _, quote := range []string{`"`, `'`, "`"} {
			quoted := quote + name + quote
			for at := 0; ; {
				i := strings.Index(content[at:], quoted)
				if i < 0 {
					break
				}
				at += i
				if !isInComment(content[:at]) {
					all = append(all, use{file, text.Span{Start: at, End: at + len(quoted)}, name, strings.Count(content[:at], "\n") + 1})
				}
				at += len(quoted)
			}
		}
	}
	return all
}

// isInComment reports whether a comment is open at the end of code.
func isInComment(code string) bool {
	for open, end := range map[string]string{"/*": "*/", "<!--": "-->"} {
		if strings.LastIndex(code, open) > strings.LastIndex(code, end) {
			return true
		}
	}
	line := strings.TrimSpace(code[strings.LastIndexByte(code, '\n')+1:])
	return strings.HasPrefix(line, "//") || strings.Contains(line, " // ")
}

// declared is a manifest of a project with the names that it declares.
type declared struct {
	rel   string
	names []string
}

// manifests returns the manifests of the project.
func (r renaming) manifests(t *testing.T) []declared {
	t.Helper()
	var all []declared
	for _, d := range documentsIn(t, r.files) {
		one := declared{rel: d.rel}
		for _, c := range symbols.Declarations(d.Model()) {
			one.names = append(one.names, c.Name)
		}
		slices.Sort(one.names)
		one.names = slices.Compact(one.names)
		all = append(all, one)
	}
	return all
}

// finding is a diagnostic about link names or hosts in code.
type finding struct {
	site
	message string
}

type site struct {
	file string
	span text.Span
}

func (f finding) String() string { return fmt.Sprintf("%s at %d: %s", f.file, f.span.Start, f.message) }

// codesAboutCode are the codes of the rules that look at the code of an extension.
var codesAboutCode = []string{"link-name-undeclared", "connector-unused", "request-host-not-listed", "connect-src-host-missing"}

// findingsIn returns the diagnostics about code of all manifests in files, with their codes.
func findingsIn(t *testing.T, files map[string]string) map[finding]string {
	t.Helper()
	all := map[finding]string{}
	for _, d := range documentsIn(t, files) {
		for _, f := range d.snapshot.Check(d.Complete(nil), nil) {
			rel, _ := Below(d.top, f.Path)
			for _, found := range f.Diagnostics {
				if slices.Contains(codesAboutCode, found.Code) {
					all[finding{site{rel, found.Span}, found.Message}] = found.Code
				}
			}
		}
	}
	return all
}

// checked is a manifest, with the snapshot for a user who has the folder of the project open.
type checked struct {
	*Document
	top, rel string
	snapshot *Snapshot
}

// documentsIn returns the manifests in files, in order.
func documentsIn(t *testing.T, files map[string]string) []checked {
	t.Helper()
	top, err := filepath.Abs("project") // exists in memory only
	if err != nil {
		t.Fatal(err)
	}
	disk := fstest.MapFS{}
	for name, content := range files {
		disk[name] = &fstest.MapFile{Data: []byte(content)}
	}
	s, _ := New(project.In(top, disk), Settings{Syntax: true, MaxFileSize: 1 << 20}).Apply(Folders{[]string{top}})
	var all []checked
	for name := range files {
		if path.Base(name) != project.Manifest {
			continue
		}
		d, err := s.ReadAt(filepath.Join(top, filepath.FromSlash(path.Dir(name))), project.Manifest)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, checked{d, top, name, s})
	}
	if len(all) == 0 {
		t.Fatal("there is no manifest")
	}
	slices.SortFunc(all, func(a, b checked) int { return cmp.Compare(a.rel, b.rel) })
	return all
}
