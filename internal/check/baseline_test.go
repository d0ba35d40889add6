package check

import (
	"path/filepath"
	"slices"
	"testing"

	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/report"
)

const (
	one = `{"service": "WRITER", "connectors": [{"connectionLinkName": "web shop", "connectionName": "Shop", "serviceName": "shop", "userAccess": true, "isUserDefinedService": true, "sharedBy": "1", "scope": ["read"]}]}`
	two = `{"service": "WRITER", "connectors": [{"connectionLinkName": "my bank", "connectionName": "Bank", "serviceName": "bank", "userAccess": true, "isUserDefinedService": true, "sharedBy": "1", "scope": ["read"]}]}`
)

func codes(f *report.File) (reported, accepted []string) {
	for _, d := range f.Diagnostics {
		reported = append(reported, d.Code)
	}
	for _, d := range f.Baselined {
		accepted = append(accepted, d.Code)
	}
	return reported, accepted
}

// A run that records its findings yields a baseline, which another run applies. The last check of a file counts.
func TestBaseline(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "plugin-manifest.json")
	write(t, path, one)
	write(t, filepath.Join(dir, "a", "app", "widget.html"), "")

	first := Run{Record: true}
	first.Settings.MaxFileSize = 1 << 20
	files, err := first.Check(path, one)
	if err != nil {
		t.Fatal(err)
	}
	reported, accepted := codes(files[0])
	if !slices.Equal(reported, []string{"link-name-whitespace"}) || len(accepted) > 0 || files[0].HasBaseline {
		t.Errorf("without a baseline: %v, %v", reported, accepted)
	}
	elsewhere := baseline.New(filepath.Join(dir, "base.json"), []baseline.Entry{{File: "b/plugin-manifest.json", Code: "syntax", Fingerprint: "1:1"}})
	b, err := first.Baseline(elsewhere.Path, elsewhere)
	if err != nil || len(b.Entries) != 2 || b.Entries[0].File != "a/plugin-manifest.json" || b.Entries[0].Property != "connectors/web shop/connectionLinkName" {
		t.Fatalf("got %v, %v", b, err)
	}

	second := Run{}
	second.Settings.MaxFileSize, second.Settings.Baseline = 1<<20, b
	for _, step := range []struct {
		source             string
		reported, accepted []string
		resolved           int
	}{
		{one, nil, []string{"link-name-whitespace"}, 0},
		{two, []string{"link-name-whitespace"}, nil, 1},
		{one, nil, []string{"link-name-whitespace"}, 0},
	} {
		files, err := second.Check(path, step.source)
		if err != nil {
			t.Fatal(err)
		}
		reported, accepted := codes(files[0])
		if !slices.Equal(reported, step.reported) || !slices.Equal(accepted, step.accepted) || !files[0].HasBaseline {
			t.Errorf("%s: %v, %v", step.source, reported, accepted)
		}
		if resolved := second.Resolved(); len(resolved) != 1 || len(resolved[0].Entries) != step.resolved {
			t.Errorf("%s: resolved %v", step.source, resolved)
		}
	}
}

// Entries of another extension within the folder of one that was checked are not resolved.
func TestNestedExtensionIsNotResolved(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "plugin-manifest.json")
	for _, folder := range []string{"", "inner"} {
		write(t, filepath.Join(dir, folder, "plugin-manifest.json"), one)
		write(t, filepath.Join(dir, folder, "app", "main.js"), "")
	}
	entries := []baseline.Entry{
		{File: "app/main.js", Code: "link-name-undeclared", Fingerprint: "1:1"},
		{File: "inner/app/main.js", Code: "link-name-undeclared", Fingerprint: "1:1"},
		{File: "inner/plugin-manifest.json", Code: "link-name-whitespace", Fingerprint: "1:1"},
	}
	var r Run
	r.Settings.MaxFileSize, r.Settings.Baseline = 1<<20, baseline.New(filepath.Join(dir, "base.json"), entries)
	if _, err := r.Check(path, one); err != nil {
		t.Fatal(err)
	}
	resolved := r.Resolved()
	if len(resolved) != 1 || len(resolved[0].Entries) != 1 || resolved[0].Entries[0] != entries[0] {
		t.Errorf("got %v", resolved)
	}
	if rest := resolved[0].Without(); len(rest.Entries) != 2 {
		t.Errorf("left are %v", rest.Entries)
	}
}
