package check

import (
	"path/filepath"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// A safe fix creates a file once, even if several diagnostics have it.
func TestFixCreates(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "plugin-manifest.json")
	d := diagnostics.Diagnostic{Fixes: []diagnostics.Fix{{
		Create:  &diagnostics.File{Path: "app/translations/en.json", Content: "{}\n"},
		Edits:   []text.Edit{text.Insert(1, `"locale":["en"]`)},
		Certain: true,
	}}}
	result := diagnostics.Check(manifest.Build(syntax.Parse(text.New("{}"))), nil, nil)
	f := &report.File{Path: path, Abs: path, Root: dir, Text: text.New("{}"), Report: result, Diagnostics: []diagnostics.Diagnostic{d, d}}
	var r Run
	var made []*report.Change
	if !r.applyFixes([]*report.File{f}, &made) || len(made) != 2 {
		t.Fatalf("got %d changes, want 2", len(made))
	}
	created := filepath.Join(dir, "app", "translations", "en.json")
	want := []report.Change{
		{Path: created, Abs: created, Root: dir, Created: true, After: "{}\n", Fixes: 1},
		{Path: path, Abs: path, Root: dir, Before: "{}", After: `{"locale":["en"]}`, Fixes: 1},
	}
	for i, change := range made {
		if *change != want[i] {
			t.Errorf("change %d: got %+v, want %+v", i, *change, want[i])
		}
		if got := r.Texts[change.Abs]; got != want[i].After {
			t.Errorf("%s: the text for the next check is %q, want %q", change.Path, got, want[i].After)
		}
	}
}

// A project configuration is reported with the first extension that it applies to, also when that is checked again.
func TestConfigurationIsReportedOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, ".git", "HEAD"), "ref: refs/heads/main\n")
	write(t, filepath.Join(dir, ".plugin-manifest-ls.json"), `{"rules": {"no-such-rule": "off"}}`)
	var r Run
	r.Settings.MaxFileSize = 1 << 20
	const source = `{"service": "DESK", "modules": {"widgets": []}, "connectors": []}`
	for _, step := range []struct {
		folder string
		files  int
	}{{"a", 2}, {"b", 1}, {"a", 2}} {
		path := filepath.Join(dir, step.folder, "plugin-manifest.json")
		write(t, path, source)
		files, err := r.Check(path, source)
		if err != nil || len(files) != step.files {
			t.Errorf("%s: got %d files, %v, want %d", step.folder, len(files), err, step.files)
		}
	}
}
