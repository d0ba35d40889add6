package config

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

func TestParse(t *testing.T) {
	c := Parse(`{
  "rules": {"link-name-case": "off", "scope-redundant": 1},
  "ignorePaths": ["vendor/**", 7, "[", "old"],
  "ignoreFindings": [
    {"code": "property-count", "pointer": "/cspDomains", "reason": "agreed"},
    {"pointer": "/a"}, null, {"code": "package-limit", "file": "app/a.js"}
  ]
}`)
	if len(c.Rules) != 1 || c.Rules["link-name-case"] != "off" {
		t.Errorf("rules: %v", c.Rules)
	}
	if !slices.Equal(c.Paths, []string{"vendor/**", "old"}) {
		t.Errorf("paths: %v", c.Paths)
	}
	want := []Ignored{{Code: "property-count", Pointer: "/cspDomains"}, {Code: "package-limit", File: "app/a.js"}}
	if !slices.Equal(c.Ignored, want) {
		t.Errorf("ignored: %v", c.Ignored)
	}
	for _, odd := range []string{"", "[]", "null", `{"rules": [], "ignorePaths": {}, "ignoreFindings": "a"}`, `{"rules": {`, "\xff"} {
		if c := Parse(odd); len(c.Rules)+len(c.Paths)+len(c.Ignored) > 0 {
			t.Errorf("Parse(%q) = %v", odd, c)
		}
	}
}

func TestIgnoresPath(t *testing.T) {
	c := Config{Paths: []string{"vendor/**", "old/", "./app/*.md", "**/tmp"}}
	for path, want := range map[string]bool{
		"vendor/a/plugin-manifest.json": true,
		"old/a/plugin-manifest.json":    true,
		"app/README.md":                 true,
		"a/b/tmp/c/d.json":              true,
		"plugin-manifest.json":          false,
		"app/a/README.md":               false,
		"older/plugin-manifest.json":    false,
	} {
		if got := c.IgnoresPath(path); got != want {
			t.Errorf("%s: %t", path, got)
		}
	}
}

func TestMatches(t *testing.T) {
	i := Ignored{Code: "scope-duplicate", Pointer: "/connectors/*/scope/1", File: "plugin-manifest.json"}
	for _, c := range []struct {
		code, file, pointer string
		want                bool
	}{
		{"scope-duplicate", "plugin-manifest.json", "/connectors/0/scope/1", true},
		{"scope-duplicate", "plugin-manifest.json", "/connectors/0/scope/2", false},
		{"scope-duplicate", "plugin-manifest.json", "/connectors/0/scope", false},
		{"scope-duplicate", "b/plugin-manifest.json", "/connectors/0/scope/1", false},
		{"scope-redundant", "plugin-manifest.json", "/connectors/0/scope/1", false},
	} {
		if got := i.Matches(c.code, c.file, c.pointer); got != c.want {
			t.Errorf("%v: %t", c, got)
		}
	}
}

// The configurations in the root of the repository and in the extension apply, in that order.
func TestFind(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "extensions", "a")
	for _, d := range []string{dir, filepath.Join(root, ".git")} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, content string) {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(root, Name), `{"rules": {"a": "off"}}`)
	write(filepath.Join(dir, Name), `{"rules": {"a": "error"}}`)
	write(filepath.Join(filepath.Dir(root), Name), `{"rules": {"b": "off"}}`)
	dirs := func(top func(string) bool) []string {
		var all []string
		found, unread := Find(project.OS{}, dir, top, nil, nil)
		if unread != nil {
			t.Errorf("not read: %v", unread)
		}
		for _, c := range found {
			all = append(all, c.Dir)
		}
		return all
	}
	if got := dirs(nil); !slices.Equal(got, []string{root, dir}) {
		t.Errorf("found %v", got)
	}
	if got := dirs(func(d string) bool { return d == dir }); !slices.Equal(got, []string{dir}) {
		t.Errorf("found %v in the workspace", got)
	}
	open := func(path string) (string, bool) { return `{"ignorePaths": ["x"]}`, path == filepath.Join(dir, Name) }
	if got, _ := Find(project.OS{}, dir, nil, open, nil); len(got) != 2 || got[1].Paths == nil {
		t.Errorf("found %v in the editor", got)
	}
}

func TestEdit(t *testing.T) {
	finding := Ignored{Code: "property-count", Pointer: "/cspDomains", File: "a/plugin-manifest.json"}
	apply := func(src string, edits []text.Edit) string {
		t.Helper()
		got, err := text.Apply(src, edits)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	const ignored = `{
  "ignoreFindings": [
    {"code": "property-count", "pointer": "/cspDomains", "file": "a/plugin-manifest.json"}
  ]
}
`
	if got := apply(Empty, Ignore(Empty, finding)); got != ignored {
		t.Errorf("ignored is\n%s", got)
	}
	const both = `{
  "ignoreFindings": [
    {"code": "property-count", "pointer": "/cspDomains", "file": "a/plugin-manifest.json"}
  ],
  "rules": {
    "property-count": "off"
  }
}
`
	if got := apply(ignored, SetRule(ignored, "property-count", "off")); got != both {
		t.Errorf("turned off is\n%s", got)
	}
	if edits := SetRule(both, "property-count", "off"); edits != nil {
		t.Errorf("turned off twice: %v", edits)
	}
	if got := Parse(both); !slices.Equal(got.Ignored, []Ignored{finding}) || got.Rules["property-count"] != "off" {
		t.Errorf("read back as %v", got)
	}
	for _, odd := range []string{"", "[]", "{", `{"rules": [], "ignoreFindings": {}}`} {
		if Ignore(odd, finding) != nil || SetRule(odd, "a", "off") != nil {
			t.Errorf("%q must not be edited", odd)
		}
	}
}

// Ignored problems are read back as written, whatever characters they contain.
func TestIgnoredIsRead(t *testing.T) {
	for _, want := range []Ignored{
		{Code: "property-unknown", Pointer: "/a\nb\t\x00\x1b", File: "a\n/plugin-manifest.json"},
		{Code: "property-unknown", Pointer: `/a"b\c`, File: `d\e"/plugin-manifest.json`},
		{Code: "property-unknown", Pointer: "/😀/</é\u2028"},
	} {
		src, err := text.Apply(Empty, Ignore(Empty, want))
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid([]byte(src)) {
			t.Errorf("%q is not valid JSON", src)
		}
		if got := Parse(src).Ignored; len(got) != 1 || got[0] != want {
			t.Errorf("Parse(%q) = %q, want %q", src, got, want)
		}
	}
}

// A symbolic link out of the folder is not read.
func TestFindReadsFilesOnly(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	name := filepath.Join(dir, Name)
	if err := os.WriteFile(filepath.Join(outside, Name), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{filepath.Join(outside, Name), os.DevNull, Name, "."} {
		if err := os.Symlink(target, name); err != nil {
			t.Fatal(err)
		}
		got, unread := Find(project.OS{}, dir, nil, nil, nil)
		if got != nil || len(unread) != 1 || unread[0].Path != name {
			t.Errorf("a link to %s: found %v, not read %v", target, got, unread)
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(name, make([]byte, project.MaxText+1), 0o600); err != nil {
		t.Fatal(err)
	}
	got, unread := Find(project.OS{}, dir, nil, nil, nil)
	if got != nil || len(unread) != 1 || !strings.Contains(unread[0].Reason.Error(), "larger than 8 MB") {
		t.Errorf("too large a file: found %d, not read %v", len(got), unread)
	}
}

// A link to a file of the same repository leads out of the folder that the user has named, and is not followed; a link
// within the folder is.
func TestFindStaysInTheFolder(t *testing.T) {
	repository := t.TempDir()
	dir := filepath.Join(repository, "extension")
	for _, name := range []string{filepath.Join(repository, ".git"), dir} {
		if err := os.Mkdir(name, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{filepath.Join(repository, "outside.json"), filepath.Join(dir, "inside.json")} {
		if err := os.WriteFile(name, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for target, want := range map[string]int{filepath.Join("..", "outside.json"): 0, "inside.json": 1} {
		if err := os.Symlink(target, filepath.Join(dir, Name)); err != nil {
			t.Fatal(err)
		}
		got, unread := Find(project.OS{}, dir, nil, nil, nil)
		if len(got) != want || len(unread) != 1-want {
			t.Errorf("a link to %s: found %v, want %d; not read %v", target, got, want, unread)
		}
		if want == 0 && !errors.Is(unread[0].Reason, errOutside) {
			t.Errorf("a link to %s is not read because %v", target, unread[0].Reason)
		}
		if err := os.Remove(filepath.Join(dir, Name)); err != nil {
			t.Fatal(err)
		}
	}
}
