package workspace

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

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
