package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/config"
)

// What is refused is one line on standard error for each file, however many manifests it concerns, and the exit code says
// that something was not read.
func TestRefusedFilesAreReported(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write := func(name, content string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(outside, "config.json"), `{"rules": {"duplicate-key": "off"}}`)
	write(filepath.Join(dir, ".git", "HEAD"), "")
	write(filepath.Join(dir, ".gitignore"), strings.Repeat("a*b*c\n", 2000))
	for _, name := range []string{"a", "b"} {
		write(filepath.Join(dir, name, manifestName), `{"service": "CRM", "service": "CRM"}`)
	}
	if err := os.Symlink(filepath.Join(outside, "config.json"), filepath.Join(dir, config.Name)); err != nil {
		t.Fatal(err)
	}
	for _, flags := range []string{"check", "check --diff", "check --format json"} {
		var out, stderr bytes.Buffer
		root := newRoot()
		root.SetArgs(append(strings.Fields(flags), dir))
		root.SetOut(&out)
		root.SetErr(&stderr)
		if err := root.Execute(); err == nil {
			t.Errorf("%s succeeds", flags)
		}
		if flags == "check" && strings.Count(out.String(), "duplicate-key") != 2 {
			t.Errorf("%s prints %s", flags, out.String())
		}
		lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
		link := filepath.Join(dir, config.Name) + ": a symbolic link that leads out of the folder is not followed"
		if len(lines) != 2 || !strings.Contains(lines[0], filepath.Join(dir, ".gitignore")+":1001: ") || !strings.HasSuffix(lines[1], link) {
			t.Errorf("%s says %q", flags, lines)
		}
	}
	var stderr bytes.Buffer
	root := newRoot()
	root.SetArgs([]string{"check", "--no-config", filepath.Join(dir, "a")})
	root.SetOut(&stderr)
	root.SetErr(&stderr)
	if _ = root.Execute(); strings.Contains(stderr.String(), config.Name) {
		t.Errorf("a configuration that does not count: %s", &stderr)
	}
}
