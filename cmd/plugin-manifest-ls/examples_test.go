package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Every example gives what the table under Findings in its README says, and nothing if there is none.
func TestExamples(t *testing.T) {
	manifests, err := filepath.Glob("../../examples/*/" + manifestName)
	if err != nil || len(manifests) == 0 {
		t.Fatalf("there are no examples: %v", err)
	}
	for _, path := range manifests {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			readme, err := os.ReadFile(filepath.Join(filepath.Dir(path), "README.md"))
			if err != nil {
				t.Fatal(err)
			}
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			said, found := findingsSaid(string(readme)), findingsIn(string(source))
			for _, f := range said {
				if i := slices.Index(found, f); i >= 0 {
					found = slices.Delete(found, i, i+1)
					continue
				}
				t.Errorf("not found: %s", f)
			}
			for _, f := range found {
				t.Errorf("not in the README: %s", f)
			}
		})
	}
}

// findingsSaid returns the first three columns of each row of the table: line, code and severity.
func findingsSaid(readme string) []string {
	row := regexp.MustCompile("(?m)^\\| *([0-9]+) *\\| *`([a-z-]+)` *\\| *([a-z]+) *\\|")
	_, table, _ := strings.Cut(readme, "\n## Findings\n")
	var said []string
	for _, cells := range row.FindAllStringSubmatch(table, -1) {
		said = append(said, strings.Join(cells[1:], " "))
	}
	return said
}

// findingsIn returns the findings about a manifest in the same words.
func findingsIn(source string) []string {
	t := text.New(source)
	var found []string
	for d := range diagnostics.Check(manifest.Build(syntax.Parse(t)), nil, nil).All() {
		line := t.Position(d.Span.Start, text.UTF8).Line + 1
		found = append(found, fmt.Sprintf("%d %s %s", line, d.Code, d.Severity))
	}
	return found
}
