package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// A check of a manifest that is not open covers the other files of its extension. Files in memory and texts that replace
// them are checked like files on disk.
func TestCheckCoversTheExtension(t *testing.T) {
	root, err := filepath.Abs("extension") // exists in memory only
	if err != nil {
		t.Fatal(err)
	}
	disk := project.In(root, fstest.MapFS{
		"plugin-manifest.json":     {Data: []byte(contents["a/plugin-manifest.json"][2])},
		"app/main.js":              {Data: []byte(contents["a/app/main.js"][2])},
		"app/page.html":            {},
		"app/translations/en.json": {},
		"resources.json":           {Data: []byte(`{"resources": []}`)},
		".plugin-manifest-ls.json": {Data: []byte(`{"rules": {"property-required": "off", "package-limit": 1}}`)},
	})
	s, _ := New(disk, Settings{Syntax: true, MaxFileSize: 1 << 20}).Apply(Replace{map[string]string{
		filepath.Join(root, "resources.json"): `{"resources": [1, {]`,
	}})
	d, err := s.ReadAt(root, project.Manifest)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	configurations := 0
	for _, f := range s.Check(d.Complete(nil), func(string) bool { configurations++; return false }) {
		rel, _ := Below(root, f.Path)
		for _, found := range f.Diagnostics {
			if found.Code == "link-name-undeclared" || found.Code == "property-type" || found.Code == "property-required" || found.Code == "syntax" {
				fmt.Fprintf(&got, "%s %s\n", rel, found.Code)
			}
		}
	}
	want := "app/main.js link-name-undeclared\nresources.json syntax\nresources.json syntax\n.plugin-manifest-ls.json property-type\n"
	if got.String() != want || configurations != 1 {
		t.Errorf("got\n%swant\n%s%d configurations were offered", got.String(), want, configurations)
	}
	if again := s.Again(d, text.New("[]")); again.Path != d.Path || len(s.Check(again, nil)) != 1 {
		t.Error("a document that is no manifest must be the only result")
	}
}

// openAll opens files, whose contents are given by path relative to b's folder, and runs the tasks that follow.
func (b *bench) openAll(files map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b.apply(b.open(name, files[name]))
	}
	b.settle()
}

// shown lists diagnostics as "file code text", in order, without those about what a short manifest lacks.
func (b *bench) shown(all iter.Seq2[*Document, diagnostics.Diagnostic]) []string {
	var list []string
	for file, found := range all {
		if found.Code != "property-required" && found.Code != "resources-missing" {
			rel, _ := Below(b.dir, file.Path)
			list = append(list, fmt.Sprint(rel, " ", found.Code, " ", file.Text.Slice(found.Span)))
		}
	}
	return list
}

func TestSyntaxErrorsAreShownIfTheSettingsSaySo(t *testing.T) {
	d := NewDocument(manifestURI, 1, text.New(`{"service": "DESK", "connectors": [{"connectionLinkName": "a b"}`))
	for syntaxErrors, want := range map[bool]bool{true: true, false: false} {
		got := map[string]bool{}
		for found := range d.Diagnostics(Settings{Syntax: syntaxErrors}) {
			got[found.Code] = true
		}
		if got[syntaxCode] != want || !got["link-name-whitespace"] {
			t.Errorf("Syntax is %t: got diagnostics of %v", syntaxErrors, got)
		}
	}
}

const (
	requestsBoks   = `ZOHODESK.request({connectionLinkName: "boks"})`
	requestsMail   = `/* a comment */ ZOHODESK.request({connectionLinkName: "mial"}); ZOHODESK.request({connectionLinkName: "post"})`
	wrongResources = `{"resources": 1}`
)

// The files around a manifest have their own diagnostics, unless they are open documents.
func TestAroundAManifest(t *testing.T) {
	code := []string{"a/app/one.js link-name-undeclared boks", "a/app/two.js link-name-undeclared mial", "a/app/two.js link-name-undeclared post"}
	resources := `a/resources.json property-unknown "resources"`
	for name, c := range map[string]struct {
		open   map[string]string
		config string
		of     string
		want   []string
	}{
		"nothing else is open": {map[string]string{"a/plugin-manifest.json": desk}, "{}", "a/plugin-manifest.json", slices.Concat(code, []string{resources})},
		"resources.json is open": {
			map[string]string{"a/plugin-manifest.json": desk, "a/resources.json": wrongResources}, "{}", "a/plugin-manifest.json", code,
		},
		"code is open": {
			map[string]string{"a/plugin-manifest.json": desk, "a/app/one.js": ""}, "{}", "a/plugin-manifest.json", slices.Concat(code[1:], []string{resources}),
		},
		"a file is ignored": {
			map[string]string{"a/plugin-manifest.json": desk}, `{"ignorePaths": ["app/two.js"]}`, "a/plugin-manifest.json", []string{code[0], resources},
		},
		"the manifest is ignored": {
			map[string]string{"a/plugin-manifest.json": desk}, `{"ignorePaths": ["plugin-manifest.json"]}`, "a/plugin-manifest.json", nil,
		},
		"a service without resources.json": {
			map[string]string{"a/plugin-manifest.json": strings.Replace(desk, "DESK", "WRITER", 1)}, `{"rules": {"link-name-undeclared": "off"}}`, "a/plugin-manifest.json", nil,
		},
		"a sample": {map[string]string{"a/sample-plugin-manifest.json": desk}, "{}", "a/sample-plugin-manifest.json", nil},
		"resources": {
			map[string]string{"a/plugin-manifest.json": desk, "a/resources.json": wrongResources}, "{}", "a/resources.json", nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, map[string]string{
				"a/plugin-manifest.json": desk, "a/app/one.js": requestsBoks, "a/app/two.js": requestsMail, "a/resources.json": wrongResources,
				"a/.plugin-manifest-ls.json": c.config,
			})
			b.openAll(c.open)
			if got := b.shown(b.s.Around(b.s.Document(b.key(c.of)))); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// An open file of code has the diagnostics that the check of its manifest, open or closed, finds in it as it is edited.
func TestFoundInAnOpenFile(t *testing.T) {
	for name, c := range map[string]struct {
		open   map[string]string
		config string
		want   string
	}{
		"the manifest is closed": {map[string]string{"a/app/two.js": requestsMail}, "{}", "a/plugin-manifest.json: mial post"},
		"the manifest is open":   {map[string]string{"a/app/two.js": requestsMail, "a/plugin-manifest.json": desk}, "{}", "a/plugin-manifest.json: mial post"},
		"a sample is open, too":  {map[string]string{"a/app/two.js": requestsMail, "a/sample-plugin-manifest.json": desk}, "{}", "a/plugin-manifest.json: mial post"},
		"another manifest is open, too": {
			map[string]string{"a/app/two.js": requestsMail, "b/plugin-manifest.json": desk, "b/app/two.js": requestsBoks}, "{}", "a/plugin-manifest.json: mial post",
		},
		"nothing is wrong":    {map[string]string{"a/app/two.js": "x"}, "{}", ""},
		"the file is ignored": {map[string]string{"a/app/two.js": requestsMail}, `{"ignorePaths": ["app/two.js"]}`, ""},
		"the rule is off":     {map[string]string{"a/app/two.js": requestsMail}, `{"rules": {"link-name-undeclared": "off"}}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, map[string]string{
				"a/plugin-manifest.json": desk, "a/app/one.js": requestsBoks, "a/.plugin-manifest-ls.json": c.config, "b/plugin-manifest.json": desk,
			})
			b.openAll(c.open)
			file := b.s.File(b.path("a/app/two.js"))
			var got []string
			for d, list := range b.s.FoundIn(file) {
				rel, _ := Below(b.dir, d.Path)
				names := []string{rel + ":"}
				for _, found := range list {
					names = append(names, file.Text.Slice(found.Span))
				}
				got = append(got, strings.Join(names, " "))
			}
			if got := strings.Join(got, "\n"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// ReadAt prefers the open document. It reads files up to the maximum size, inclusive.
func TestReadAt(t *testing.T) {
	b := newBench(t, map[string]string{
		"a/plugin-manifest.json": desk, "a/1000.json": strings.Repeat(" ", 1000), "a/1001.json": strings.Repeat(" ", 1001), "a/resources.json": "[]",
	})
	b.openAll(map[string]string{"a/resources.json": "{}"})
	for _, c := range []struct {
		name, want string
		err        error
		closed     bool
	}{
		{"plugin-manifest.json", desk, nil, true},
		{"resources.json", "{}", nil, false},
		{"1000.json", strings.Repeat(" ", 1000), nil, true},
		{"1001.json", "", project.ErrTooLarge, true},
		{"missing.json", "", fs.ErrNotExist, true},
	} {
		d, err := b.s.ReadAt(b.path("a"), c.name)
		if d.Text.String() != c.want || !errors.Is(err, c.err) || d.Closed != c.closed || d.Path != b.path("a/"+c.name) {
			t.Errorf("%s: text of %d bytes, closed %t, path %s, error %v", c.name, d.Text.Len(), d.Closed, d.Path, err)
		}
	}
}
