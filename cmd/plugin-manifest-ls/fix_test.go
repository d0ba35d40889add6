package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/report"
)

// A file is created with its folders, and never replaces another one.
func TestDiskCreates(t *testing.T) {
	dir := t.TempDir()
	abs := filepath.Join(dir, "app", "translations", "en.json")
	change := report.Change{Path: abs, Abs: abs, Root: dir, Created: true, After: "{}\n"}
	if err := (disk{}).WriteChange(change); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(abs); err != nil || string(got) != "{}\n" {
		t.Errorf("%s has %q, %v", abs, got, err)
	}
	if err := (disk{}).WriteChange(change); err == nil {
		t.Error("an existing file is created again")
	}
}

// A file that cannot be written stays as it is, and no temporary file is left.
func TestDiskRefuses(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside.json")
	for name, prepare := range map[string]func(path string) error{
		"changed since read": func(path string) error { return os.WriteFile(path, []byte("another"), 0o600) },
		"gone":               func(string) error { return nil },
		"folder":             func(path string) error { return os.Mkdir(path, 0o700) },
		"link to nothing":    func(path string) error { return os.Symlink("nothing", path) },
		"link out of the folder": func(path string) error {
			if err := os.WriteFile(outside, []byte("before"), 0o600); err != nil {
				return err
			}
			return os.Symlink(outside, path)
		},
		"circle of links": func(path string) error { return os.Symlink(filepath.Base(path), path) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, manifestName)
			if err := prepare(path); err != nil {
				t.Fatal(err)
			}
			before := list(t, dir)
			if err := (disk{}).WriteChange(report.Change{Path: path, Abs: path, Root: dir, Before: "before", After: "after"}); err == nil {
				t.Error("the write succeeds")
			}
			if after := list(t, dir); after != before {
				t.Errorf("the folder has %s, want %s", after, before)
			}
		})
	}
	if got, err := os.ReadFile(outside); err != nil || string(got) != "before" {
		t.Errorf("the file outside has %q, %v", got, err)
	}
}

// list describes the entries of a folder.
func list(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range entries {
		lines = append(lines, fs.FormatDirEntry(e))
	}
	return strings.Join(lines, "\n")
}
