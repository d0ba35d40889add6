//go:build wine

package winetest

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// extension is an extension with one problem, which has a safe fix, and with code that uses its connection. Lines end with
// CRLF.
var extension = map[string]string{
	"plugin-manifest.json": crlf(`{
  "service": "DESK",
  "locale": ["en"],
  "storage": false,
  "whiteListedDomains": [],
  "modules": { "widgets": [{ "name": "Panel", "location": "desk.topband", "url": "/app/panel.html" }] },
  "config": [],
  "connectors": [
    {
      "connectionLinkName": "salesforce",
      "connectionName": "Salesforce",
      "serviceName": "salesforce",
      "userAccess": true,
      "isUserDefinedService": false,
      "scope": ["api, refresh_token"]
    }
  ]
}
`),
	"resources.json":           "{}\r\n",
	"app/panel.html":           "<!DOCTYPE html>\r\n<script src=\"panel.js\"></script>\r\n",
	"app/panel.js":             "/* 😀 */ ZOHODESK.request({ connectionLinkName: \"salesforce\" });\r\n",
	"app/translations/en.json": "{}\r\n",
}

// fixed is the manifest of extension after its safe fix.
var fixed = strings.Replace(extension["plugin-manifest.json"], `["api, refresh_token"]`, `["api", "refresh_token"]`, 1)

// problem is the only problem of extension. %s is the path of the manifest.
const problem = `%s:15:18: warning scope-separator: Scopes "api, refresh_token" must be separate array items`

func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

// with returns the files of extension with others added or replaced.
func with(others map[string]string) map[string]string {
	files := maps.Clone(extension)
	maps.Copy(files, others)
	return files
}

// newFolder writes files below a new folder of a drive and returns its path on Windows and on this system.
func newFolder(t *testing.T, drive string, files map[string]string) (path, dir string) {
	t.Helper()
	dir, err := os.MkdirTemp(windows.drives[drive], "Müller & Co ") //nolint:usetesting // on that drive
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), content)
	}
	return drive + `\` + filepath.Base(dir), dir
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// expectFiles asserts that a folder has exactly these files, byte for byte.
func expectFiles(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		got[filepath.ToSlash(rel)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if content, ok := got[name]; !ok || content != want[name] {
			t.Errorf("%s is\n%q\nwant\n%q", name, content, want[name])
		}
		delete(got, name)
	}
	if len(got) > 0 {
		t.Errorf("unexpected files: %q", slices.Sorted(maps.Keys(got)))
	}
}

// result is what a program writes, and its exit code.
type result struct {
	stdout, stderr string
	code           int
}

// runIn runs the program in a folder of this system.
func runIn(t *testing.T, dir string, args ...string) result {
	t.Helper()
	cmd := emulate(windows.wine, append([]string{windows.binary}, args...)...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return result{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}
