package workspace

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// Each archive of testdata/layouts is a project. The file WANT has the diagnostics of its manifest and of the files that
// are built into the extension, one per line.
func TestLayouts(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/layouts/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			files := fstest.MapFS{}
			for name, content := range c.Files {
				if name != "WANT" {
					files[name] = &fstest.MapFile{Data: []byte(content)}
				}
			}
			c.Expect(t, "WANT", layoutDiagnostics(t, files))
		})
	}
}

// layoutDiagnostics returns the diagnostics of the only manifest in files.
func layoutDiagnostics(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	var got strings.Builder
	top, s, d := layoutOf(t, files)
	for _, f := range s.Check(d.Complete(nil), nil) {
		rel, _ := Below(top, f.Path)
		for _, found := range f.Diagnostics {
			if found.Code == "property-required" {
				continue // the manifests are excerpts
			}
			fmt.Fprintf(&got, "%s: %s %s: %s\n", rel, found.Severity, found.Code, found.Message)
		}
	}
	return got.String()
}

// layoutOf returns the only manifest in files and a snapshot for a user who has their folder open.
func layoutOf(t *testing.T, files fstest.MapFS) (top string, s *Snapshot, d *Document) {
	t.Helper()
	top, err := filepath.Abs("project") // exists in memory only
	if err != nil {
		t.Fatal(err)
	}
	for name := range files {
		if filepath.Base(name) == project.Manifest {
			s, _ = New(project.In(top, files), Settings{Syntax: true, MaxFileSize: 1 << 20}).Apply(Folders{[]string{top}})
			d, err = s.ReadAt(filepath.Join(top, filepath.FromSlash(filepath.Dir(name))), project.Manifest)
			if err != nil {
				t.Fatal(err)
			}
			return top, s, d
		}
	}
	t.Fatal("there is no manifest")
	return "", nil, nil
}

// siblingFiles are an extension and the sources that are built into it.
func siblingFiles() fstest.MapFS {
	return fstest.MapFS{
		"widget/plugin-manifest.json":     {Data: []byte(contents["a/plugin-manifest.json"][2])},
		"widget/app/page.html":            {},
		"widget/app/translations/en.json": {},
		"widget/resources.json":           {Data: []byte(`{"resources": []}`)},
		"panel/package.json":              {Data: []byte(`{"scripts": {"build": "vite build --outDir ../widget/app"}}`)},
		"panel/src/main.ts":               {Data: []byte(contents["a/app/main.js"][1])},
	}
}

// undeclared returns the files with an undeclared link name according to s, in which the manifest is closed or open.
func undeclared(s *Snapshot, top string) string {
	var all []string
	for _, d := range s.Manifests() {
		for file, found := range s.Around(d) {
			if rel, ok := Below(top, file.Path); ok && found.Code == "link-name-undeclared" {
				all = append(all, rel)
			}
		}
	}
	return strings.Join(all, " ")
}

func settleAll(t *testing.T, s *Snapshot) *Snapshot {
	t.Helper()
	for range 20 {
		tasks := s.Pending()
		if len(tasks) == 0 {
			return s
		}
		for _, task := range tasks {
			s, _ = s.Apply(s.Run(t.Context(), task, committedIn{}.lookUp))
		}
	}
	t.Fatal("tasks stay pending")
	return nil
}

// An edit of a source outside of the extension changes the diagnostics of its manifest, whether that is open or not, and
// so does a new source and a change of the build.
func TestSourcesOutsideOfTheExtensionAreUpdated(t *testing.T) {
	files := siblingFiles()
	top, s, _ := layoutOf(t, files)
	at := func(name string) string { return filepath.Join(top, filepath.FromSlash(name)) }
	step := func(what, want string) {
		t.Helper()
		s = settleAll(t, s)
		if got := undeclared(s, top); got != want {
			t.Errorf("%s: link names are undeclared in %q, want %q", what, got, want)
		}
	}
	source := uri.File(at("panel/src/main.ts"))
	s, _ = s.Apply(Open{source, source, 1, text.New(contents["a/app/main.js"][1])})
	step("the source is open", "")
	edited := s.File(at("panel/src/main.ts")).Draft()
	edited.Replace(contents["a/app/main.js"][2])
	s, _ = s.Apply(Edit{source, 2, edited})
	step("the source is edited", "panel/src/main.ts")
	manifestKey := uri.File(at("widget/plugin-manifest.json"))
	s, _ = s.Apply(Open{manifestKey, manifestKey, 1, text.New(contents["a/plugin-manifest.json"][2])})
	step("the manifest is open, too", "panel/src/main.ts")
	s, _ = s.Apply(Close{source})
	step("the source is closed without saving", "")
	files["panel/src/new.ts"] = &fstest.MapFile{Data: []byte(contents["a/app/main.js"][2])}
	s, _ = s.Apply(Touched{[]string{at("panel/src/new.ts")}})
	step("a source is added", "panel/src/new.ts")
	files["panel/package.json"] = &fstest.MapFile{Data: []byte(`{"scripts": {"build": "vite build"}}`)}
	s, _ = s.Apply(Touched{[]string{at("panel/package.json")}})
	step("the build writes elsewhere", "")
}

// The unsaved text of a source outside of the extension is checked as soon as its manifest is known, also if that was open
// before.
func TestSourceIsOpenedAfterTheManifest(t *testing.T) {
	files := siblingFiles()
	top, s, _ := layoutOf(t, files)
	open := func(name, content string) {
		key := uri.File(filepath.Join(top, filepath.FromSlash(name)))
		s, _ = s.Apply(Open{key, key, 1, text.New(content)})
		s = settleAll(t, s)
	}
	open("widget/plugin-manifest.json", contents["a/plugin-manifest.json"][2])
	open("panel/src/main.ts", contents["a/app/main.js"][2])
	if got, want := undeclared(s, top), "panel/src/main.ts"; got != want {
		t.Errorf("link names are undeclared in %q, want %q", got, want)
	}
}

// Huge build configurations are not read, and symbolic links to sources are not followed.
func TestLayoutsWithBadInput(t *testing.T) {
	for name, change := range map[string]func(fstest.MapFS){
		"huge configuration": func(files fstest.MapFS) {
			files["panel/package.json"].Data = append(files["panel/package.json"].Data, strings.Repeat(" ", 10<<20)...)
		},
		"invalid configuration": func(files fstest.MapFS) {
			files["panel/package.json"].Data = []byte(`{"scripts": [{"build": "../widget/app"`)
		},
		"link to the sources": func(files fstest.MapFS) {
			files["other/src/main.ts"] = files["panel/src/main.ts"]
			delete(files, "panel/src/main.ts")
			files["panel/src"] = &fstest.MapFile{Data: []byte("../other/src"), Mode: fs.ModeSymlink}
		},
	} {
		files := siblingFiles()
		files["panel/src/main.ts"] = &fstest.MapFile{Data: []byte(contents["a/app/main.js"][2])}
		if got := layoutDiagnostics(t, files); !strings.Contains(got, "panel/src/main.ts: ") {
			t.Fatalf("the source has no diagnostics:\n%s", got)
		}
		change(files)
		if got := layoutDiagnostics(t, files); strings.Contains(got, "src/main.ts") {
			t.Errorf("%s: the source is read:\n%s", name, got)
		}
	}
}

// Sources are read in the folder that the user has open and, beyond it, in the Git repository around it.
func TestSourcesAreReadInTheWorkspaceOrRepository(t *testing.T) {
	for _, c := range []struct {
		open, repository string
		want             bool
	}{
		{"", "", true},
		{"widget", "", false},
		{"widget", ".", true},
		{"widget", "widget", false},
		{"", "widget", false},
	} {
		files := siblingFiles()
		files["panel/src/main.ts"] = &fstest.MapFile{Data: []byte(contents["a/app/main.js"][2])}
		if c.repository != "" {
			files[filepath.ToSlash(filepath.Join(c.repository, ".git", "HEAD"))] = &fstest.MapFile{}
		}
		top, s, d := layoutOf(t, files)
		s, _ = s.Apply(Folders{[]string{filepath.Join(top, c.open)}})
		e := s.NewExtension(d.Home.Root)
		if got := len(e.Files().Sources().Entries) > 0; got != c.want {
			t.Errorf("open %q, repository %q: sources are read: %t", c.open, c.repository, got)
		}
	}
}
