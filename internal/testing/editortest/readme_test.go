package editortest

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const editors = "../../../editors"

// The README of every editor has the same first headings.
func TestEveryEditorHasTheSameHeadings(t *testing.T) {
	want := []string{"Install", "Configure", "Check that it works"}
	heading := regexp.MustCompile(`(?m)^## (.*)$`)
	for _, folder := range folders(t) {
		readme, err := os.ReadFile(filepath.Join(editors, folder, "README.md"))
		if err != nil {
			t.Error(err)
			continue
		}
		var got []string
		for _, match := range heading.FindAllStringSubmatch(string(readme), -1) {
			got = append(got, match[1])
		}
		if !slices.Equal(got[:min(len(got), len(want))], want) {
			t.Errorf("editors/%s/README.md has the headings %q, want %q first", folder, got, want)
		}
	}
}

func TestTheTableNamesEveryEditor(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(editors, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders(t) {
		if !strings.Contains(string(readme), "| ["+folder+"]("+folder+")") {
			t.Errorf("the table of editors/README.md has no row for %s", folder)
		}
	}
}

// others are the folders that are not for one editor.
var others = []string{"agents", "playground", "wasm"}

// folders returns the names of the folders of editors.
func folders(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(editors)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && !slices.Contains(others, e.Name()) {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		t.Fatal("there are no editors")
	}
	return names
}
