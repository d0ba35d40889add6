package diagnostics_test

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/ruletest"
	"plugin-manifest-ls/internal/text"
)

// A folder without permission to read is reported, and the rest is checked.
func TestUnreadableFiles(t *testing.T) {
	disk := closed{fstest.MapFS{
		"plugin-manifest.json":  {Data: []byte(`{"service": "CRM"}`)},
		"app/secret/a b.html":   {},
		"app/translations/x y.": {},
		"app/widget one.html":   {},
	}, "app/secret"}
	got := map[string]string{}
	for _, d := range ruletest.CheckFolder(disk) {
		got[d.File] += d.Code
	}
	if len(got) != 3 || got["app/secret"] != "file-unreadable" || got["app/widget one.html"] != "file-name" || got["app/translations/x y."] != "file-not-packaged" {
		t.Errorf("got %v", got)
	}
}

type closed struct {
	fstest.MapFS
	name string
}

func (c closed) Open(name string) (fs.File, error) {
	if name == c.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.Open(name)
}

func (c closed) Stat(name string) (fs.FileInfo, error) { return c.MapFS.Stat(name) }

// Of very many invalid files, the first are reported with the number of the others.
func TestManyFaultyFiles(t *testing.T) {
	disk := fstest.MapFS{"plugin-manifest.json": {Data: []byte(`{"service": "CRM"}`)}}
	for i := range 120 {
		disk["app/a"+strings.Repeat("b", i)+"/a .html"] = &fstest.MapFile{}
	}
	var found []diagnostics.Diagnostic
	for _, d := range ruletest.CheckFolder(disk) {
		if d.Code == "file-name" {
			found = append(found, d)
		}
	}
	if len(found) != 100 || !strings.HasSuffix(found[99].Message, "; the same goes for 20 more") || strings.Contains(found[98].Message, "more") {
		t.Errorf("%d findings, the last %q", len(found), found[len(found)-1].Message)
	}
}

// Diagnostics about the extension as a whole are at the opening brace of the manifest, also after edits.
func TestExtensionAtBrace(t *testing.T) {
	folder := project.New(fstest.MapFS{"app/widget.html": {}}, nil)
	tree := syntax.Parse(text.New(`{"service": "DESK"}`))
	var report *diagnostics.Report
	for range 3 {
		m := manifest.Build(tree)
		report = diagnostics.Check(m, folder, report)
		i := slices.IndexFunc(slices.Collect(report.All()), func(d diagnostics.Diagnostic) bool { return d.Code == "resources-missing" })
		if i < 0 {
			t.Fatal("resources-missing is missing")
		}
		if d := slices.Collect(report.All())[i]; tree.Text().Slice(d.Span) != "{" {
			t.Errorf("it is at %v of %q", d.Span, tree.Text())
		}
		tree = tree.Edit(text.Insert(0, "\n\t"))
	}
}

// The files of a package, and as many as are looked at.
func BenchmarkFolder(b *testing.B) {
	for name, n := range map[string]int{"package": 250, "20000 files": 20_000} {
		b.Run(name, func(b *testing.B) {
			disk := fstest.MapFS{}
			for i := range n {
				disk["app/translations/f"+strconv.Itoa(i)+".json"] = &fstest.MapFile{Data: []byte("{}")}
			}
			folder := project.New(disk, nil)
			folder.App()
			m := manifest.Build(syntax.Parse(text.New(`{"service": "DESK"}`)))
			for b.Loop() {
				diagnostics.Check(m, folder, nil)
			}
		})
	}
}
