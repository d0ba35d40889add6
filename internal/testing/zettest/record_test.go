//go:build zet

package zettest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWriteProjects writes all projects into the folder that ZET_PROJECTS names, for
// scripts/record-zet-verdicts.sh.
func TestWriteProjects(t *testing.T) {
	folder := os.Getenv("ZET_PROJECTS")
	if folder == "" {
		t.Fatal("ZET_PROJECTS must be a folder")
	}
	for _, p := range Projects() {
		if err := p.Save(filepath.Join(folder, p.Name)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRecord writes testdata/verdicts.tsv from the file in ZET_SAID, which has a name, a tab and a verdict on each line.
func TestRecord(t *testing.T) {
	text, err := os.ReadFile(os.Getenv("ZET_SAID"))
	if err != nil {
		t.Fatal(err)
	}
	said := parse(string(text))
	var record strings.Builder
	for _, p := range Projects() {
		if said[p.Name] == "" {
			t.Fatalf("there is no verdict on project %s", p.Name)
		}
		record.WriteString(p.key() + "\t" + string(said[p.Name]) + "\n")
	}
	if err := os.WriteFile("testdata/verdicts.tsv", []byte(record.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
