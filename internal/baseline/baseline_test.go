package baseline

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plugin-manifest-ls/internal/project"
)

// A file that was written and read again has the same entries, sorted, a line each, and no duplicates.
func TestFormat(t *testing.T) {
	entries := []Entry{
		{File: "b/plugin-manifest.json", Code: "link-name-case", Property: "connectors/a\"b", Message: "é\u202e\n\"", Fingerprint: "1:1"},
		{File: "../plugin-manifest.json", Code: "link-name-case", Fingerprint: "1:2"},
		{File: "../plugin-manifest.json", Code: "link-name-case", Fingerprint: "1:1"},
		{File: "../plugin-manifest.json", Code: "link-name-case", Fingerprint: "1:1"},
	}
	b := New("/p/base.json", entries)
	content := b.Format()
	want := `{
  "description": "` + description + `",
  "version": 1,
  "findings": [
    {"file": "../plugin-manifest.json", "code": "link-name-case", "property": "", "message": "", "fingerprint": "1:1"},
    {"file": "../plugin-manifest.json", "code": "link-name-case", "property": "", "message": "", "fingerprint": "1:2"},
    {"file": "b/plugin-manifest.json", "code": "link-name-case", "property": "connectors/a\"b", "message": "é\u202e\n\"", "fingerprint": "1:1"}
  ]
}
`
	want = strings.Replace(want, "\u202e", `\u202e`, 1)
	if content != want {
		t.Errorf("got %s\nwant %s", content, want)
	}
	for _, src := range []string{content, strings.ReplaceAll(content, "\n", "\r\n")} {
		again, err := Parse("/p/base.json", src)
		if err != nil || !slices.Equal(again.Entries, b.Entries) {
			t.Errorf("read again: %v, %v", again, err)
		}
	}
	if empty := New("/p/base.json", nil).Format(); !strings.Contains(empty, `"findings": []`) {
		t.Errorf("without entries: %s", empty)
	}
}

// Entries apply to the file that they name, wherever the baseline is.
func TestIn(t *testing.T) {
	dir := t.TempDir()
	b := New(filepath.Join(dir, "ci", "base.json"), []Entry{
		{File: "../ext/plugin-manifest.json", Code: "a", Fingerprint: "1:1"},
		{File: "x.json", Code: "b", Fingerprint: "2:1"},
	})
	known := b.In(filepath.Join(dir, "ext", "plugin-manifest.json"))
	if !known.Includes("a") || known.Includes("b") || !known.Has("1:1") || known.Has("2:1") {
		t.Errorf("got %v", known)
	}
	if got := b.Abs(b.Entries[0]); got != filepath.Join(dir, "ext", "plugin-manifest.json") {
		t.Errorf("Abs: %s", got)
	}
	for _, other := range []string{"", filepath.Join(dir, "plugin-manifest.json")} {
		if b.In(other) != nil {
			t.Errorf("%q has entries", other)
		}
	}
	var none *Baseline
	if none.In(dir).Includes("a") || none.In(dir).Has("1:1") {
		t.Error("no baseline has entries")
	}
	if rest := b.Without(b.Entries[:1]); len(rest.Entries) != 1 || rest.Entries[0].File != "x.json" {
		t.Errorf("without the first: %v", rest.Entries)
	}
}

// An error names the place; what is not an error of the format is accepted.
func TestParse(t *testing.T) {
	const entry = `{"file": "a.json", "code": "a", "fingerprint": "1:1"}`
	for content, want := range map[string]string{
		``:                               `line 1: unexpected end of JSON input`,
		"{\n\n\"version\": 1":            `line 3: unexpected end of JSON input`,
		`[]`:                             `line 1: a baseline must be an object`,
		`7`:                              `line 1: a baseline must be an object`,
		`null`:                           `"version" must be the version of the format, such as 1`,
		`{"version": 0}`:                 `"version" must be the version of the format, such as 1`,
		`{"version": 7}`:                 `version 7 of the format requires a newer plugin-manifest-ls`,
		`{"version": 1}`:                 `"findings" must be an array`,
		`{"version": 1, "findings": {}}`: `line 1: "findings" must not be of type object`,
		"{\n \"version\": true}":         `line 2: "version" must not be of type bool`,
		`{"version": 1e99}`:              `line 1: "version" must not be of type number 1e99`,
		"{\"version\": 1, \"findings\": [\n" + entry + ",\n7]}": `line 3: "findings" must not be of type number`,
		`{"version": 1, "findings": [` + entry + `, {}]}`:       `finding 2: "file" is required`,
		`{"version": 1, "findings": [{"file": 1}]}`:             `line 1: "findings.file" must not be of type number`,
		"\n<<<<<<< HEAD\n": `line 2: invalid character '<' looking for beginning of value`,
	} {
		if b, err := Parse("/p/base.json", content); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, %v, want %s", content, b, err, want)
		}
	}
	for _, file := range []string{"/etc/passwd", "..", "a/..", "a//b", "./a", ".", "a/../b"} {
		src := strings.Replace(`{"version": 1, "findings": [`+entry+`]}`, "a.json", file, 1)
		if b, err := Parse("/p/base.json", src); err == nil {
			t.Errorf("%s: got %v", file, b.Entries)
		}
	}
	b, err := Parse("/p/base.json", `{"$schema": "x", "version": 1, "more": [], "findings": [`+entry+`, `+entry+`, {"file": "../../a..", "code": "b", "fingerprint": "2:1", "more": 1}]}`)
	if err != nil || len(b.Entries) != 2 {
		t.Errorf("got %v, %v", b, err)
	}
}

// A project configuration can only name a readable JSON file in its folder.
func TestRead(t *testing.T) {
	content := New("", nil).Format()
	large := []byte(`{"version": 1, "findings": [], "x": "` + strings.Repeat("x", 10<<20) + `"}`)
	dir, err := filepath.Abs("p")
	if err != nil {
		t.Fatal(err)
	}
	files := project.In(dir, fstest.MapFS{
		"a/base.json": {Data: []byte(content)}, "large.json": {Data: large}, "damaged.json": {Data: []byte("{")}, "base.txt": {Data: []byte(content)},
	})
	for name, want := range map[string]string{
		"a/base.json":       "",
		"a/../a/base.json":  "",
		"b.json":            "does not exist",
		"large.json":        "must not be larger than 8 MB",
		"damaged.json":      "is invalid: line 1: unexpected end of JSON input",
		"base.txt":          "must be a file whose name ends with .json",
		"a":                 "must be a file whose name ends with .json",
		"../p/a/base.json":  "must be in the folder of the project configuration",
		"/a/base.json":      "must be in the folder of the project configuration",
		"a/../../base.json": "must be in the folder of the project configuration",
	} {
		got := Read(files, dir, name, Loaded{})
		if message := fmt.Sprint(got.Err); want == "" && got.Err != nil || want != "" && message != want || (got.Err == nil) != (got.Baseline != nil) {
			t.Errorf("%s: got %v, want %q", name, got.Err, want)
		}
	}
	first := Read(files, dir, "a/base.json", Loaded{})
	if again := Read(files, dir, "a/base.json", first); again.Baseline != first.Baseline {
		t.Error("a file that has not changed is parsed again")
	}
}

// A symbolic link is followed within the folder only.
func TestReadThroughLinks(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	for name, link := range map[string]string{filepath.Join(outside, "base.json"): "out.json", "inside.json": "in.json"} {
		if err := os.Symlink(name, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{filepath.Join(outside, "base.json"), filepath.Join(dir, "inside.json")} {
		if err := os.WriteFile(path, []byte(New("", nil).Format()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := Read(project.OS{}, dir, "in.json", Loaded{}); got.Err != nil {
		t.Error(got.Err)
	}
	if got := Read(project.OS{}, dir, "out.json", Loaded{}); got.Err == nil || !strings.Contains(got.Err.Error(), "symbolic link") {
		t.Errorf("a link that leads out: %v", got.Err)
	}
}
