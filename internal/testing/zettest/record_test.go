//go:build zet

package zettest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWriteProjects writes all projects into the folder that ZET_PROJECTS names, and the starters into the one that ZET_STARTERS
// names, for scripts/record-zet-verdicts.sh.
func TestWriteProjects(t *testing.T) {
	for variable, projects := range map[string][]Project{"ZET_PROJECTS": Projects(), "ZET_STARTERS": Starters()} {
		folder := os.Getenv(variable)
		if folder == "" {
			t.Fatalf("%s must be a folder", variable)
		}
		for _, p := range projects {
			if err := p.Save(filepath.Join(folder, p.Name)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestRecord writes testdata/verdicts.tsv and testdata/starters.tsv from the files in ZET_SAID and ZET_SAID_STARTERS, which have a
// name, a tab and a verdict on each line.
func TestRecord(t *testing.T) {
	record(t, os.Getenv("ZET_SAID"), Projects(), "testdata/verdicts.tsv")
	record(t, os.Getenv("ZET_SAID_STARTERS"), Starters(), "testdata/starters.tsv")
}

func record(t *testing.T, file string, projects []Project, to string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	said := parse(string(text))
	var lines strings.Builder
	for _, p := range projects {
		if said[p.Name] == "" {
			t.Fatalf("there is no verdict on project %s", p.Name)
		}
		lines.WriteString(p.key() + "\t" + string(said[p.Name]) + "\n")
	}
	if err := os.WriteFile(to, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
