//go:build wine

package winetest

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// A report has the path as the user wrote it, with backslashes.
func TestCheckPaths(t *testing.T) {
	onC, dir := newFolder(t, "C:", extension)
	onE, _ := newFolder(t, "E:", extension)
	base, parent := filepath.Base(dir), filepath.Dir(dir)
	for _, c := range []struct {
		name, dir, arg, want string
	}{
		{"folder with its drive", parent, onC, onC + `\plugin-manifest.json`},
		{"file with its drive", parent, onC + `\plugin-manifest.json`, onC + `\plugin-manifest.json`},
		{"slashes", parent, strings.ReplaceAll(onC, `\`, "/"), onC + `\plugin-manifest.json`},
		{"relative folder", parent, base, base + `\plugin-manifest.json`},
		{"relative file", parent, `.\` + base + `\plugin-manifest.json`, base + `\plugin-manifest.json`},
		{"current folder", dir, ".", "plugin-manifest.json"},
		{"backslash at the end", parent, base + `\`, base + `\plugin-manifest.json`},
		{"parent folder", filepath.Join(dir, "app"), "..", `..\plugin-manifest.json`},
		{"drive in lower case", parent, "c" + onC[1:], "c" + onC[1:] + `\plugin-manifest.json`},
		{"another drive", dir, onE, onE + `\plugin-manifest.json`},
		{"root of another drive", dir, `E:\`, onE + `\plugin-manifest.json`},
		{"long path", dir, `\\?\` + onC, `\\?\` + onC + `\plugin-manifest.json`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := runIn(t, c.dir, "check", "--max-warnings", "0", c.arg)
			first, _, _ := strings.Cut(got.stdout, "\n")
			if want := fmt.Sprintf(problem, c.want); first != want || got.code != 1 || !strings.HasSuffix(got.stdout, "1 manifest checked: 1 warning\n") {
				t.Errorf("exit code %d, standard error %q, standard output\n%s\nwant %s", got.code, got.stderr, got.stdout, want)
			}
		})
	}
}

func TestCheckExitCodes(t *testing.T) {
	path, dir := newFolder(t, "C:", with(map[string]string{"plugin-manifest.json": fixed}))
	broken, _ := newFolder(t, "C:", with(map[string]string{"plugin-manifest.json": "{\r\n  \"service\": \"DESK\",,\r\n}\r\n"}))
	for _, c := range []struct {
		arg  string
		want int
	}{{path, 0}, {broken, 1}, {path + `\missing`, 2}, {`Q:\missing`, 2}} {
		if got := runIn(t, dir, "check", c.arg); got.code != c.want {
			t.Errorf("%s: exit code %d, want %d\n%s%s", c.arg, got.code, c.want, got.stdout, got.stderr)
		}
	}
}

// Tools on other systems read these formats, so paths have slashes.
func TestReportsHaveSlashes(t *testing.T) {
	_, dir := newFolder(t, "C:", extension)
	base := filepath.Base(dir)
	for format, want := range map[string]string{
		"github": "file=" + base + "/plugin-manifest.json,",
		"junit":  `name="` + strings.ReplaceAll(base, "&", "&amp;") + "/plugin-manifest.json",
		"sarif":  `"uri":"M%C3%BCller%20&%20Co%20` + strings.TrimPrefix(base, "Müller & Co ") + "/plugin-manifest.json\"",
	} {
		got := runIn(t, filepath.Dir(dir), "check", "--format", format, base)
		out := strings.ReplaceAll(got.stdout, `\u0026`, "&")
		if !strings.Contains(out, want) {
			t.Errorf("%s has no %s:\n%.2000s\n%s", format, want, out, got.stderr)
		}
	}
}

// The globs of the project configuration have slashes. The one at the root of a repository applies to what is below.
func TestCheckConfiguration(t *testing.T) {
	config := `{ "ignorePaths": ["build/**"], "rules": { "scope-separator": "error" } }` + "\r\n"
	_, dir := newFolder(t, "E:", with(map[string]string{
		".git/HEAD":                  "ref: refs/heads/main\n",
		".plugin-manifest-ls.json":   config,
		"build/plugin-manifest.json": extension["plugin-manifest.json"],
	}))
	got := runIn(t, dir, "check", "--format", "json", ".")
	var report struct {
		Files []struct {
			Path     string
			Findings []struct{ Code, Severity string }
		}
	}
	if err := json.Unmarshal([]byte(got.stdout), &report); err != nil {
		t.Fatalf("%v\n%s\n%s", err, got.stdout, got.stderr)
	}
	if got := fmt.Sprint(report.Files); got != "[{plugin-manifest.json [{scope-separator error}]}]" {
		t.Error(got)
	}
}
