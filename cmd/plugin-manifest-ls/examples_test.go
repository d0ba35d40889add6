package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The diagnostics of each example are those in the table under Findings in its README. Without a table there are none.
func TestExamples(t *testing.T) {
	manifests, err := filepath.Glob("../../examples/*/" + manifestName)
	if err != nil || len(manifests) == 0 {
		t.Fatalf("there are no examples: %v", err)
	}
	for _, path := range manifests {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			readme, err := os.ReadFile(filepath.Join(dir, "README.md"))
			if err != nil {
				t.Fatal(err)
			}
			want, got := documented(string(readme)), reportedIn(t, dir)
			for _, f := range want {
				if i := slices.Index(got, f); i >= 0 {
					got = slices.Delete(got, i, i+1)
					continue
				}
				t.Errorf("in the table under Findings of the README, but not reported: %s", f)
			}
			for _, f := range got {
				t.Errorf("reported, but not in the table under Findings of the README: %s", f)
			}
		})
	}
}

// documented returns file, line, code and severity of each row of the tables. Rows without a file are about the manifest.
func documented(readme string) []string {
	row := regexp.MustCompile("(?m)^\\|(?: *`([^`|]+)` *\\|)? *([0-9]+) *\\| *`([a-z-]+)` *\\| *([a-z]+) *\\|")
	_, table, _ := strings.Cut(readme, "\n## Findings\n")
	var rows []string
	for _, cells := range row.FindAllStringSubmatch(table, -1) {
		if cells[1] == "" {
			cells[1] = manifestName
		}
		rows = append(rows, strings.Join(cells[1:], " "))
	}
	return rows
}

// reportedIn returns the diagnostics that check reports in an extension, in the form of [documented].
func reportedIn(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	for _, f := range checkJSON(t, dir) {
		name, err := filepath.Rel(dir, f.Path)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Findings {
			list = append(list, fmt.Sprintf("%s %d %s %s", filepath.ToSlash(name), d.Range.Start.Line, d.Code, d.Severity))
		}
	}
	return list
}

// jsonFile is a file in the JSON report.
type jsonFile struct {
	Path, Kind string
	Findings   []struct {
		Code, Severity, Message string
		Range                   struct{ Start, End struct{ Line, Column int } }
	}
}

// checkJSON runs check with these arguments and returns the files of its report.
func checkJSON(t *testing.T, args ...string) []jsonFile {
	t.Helper()
	var out, stderr bytes.Buffer
	if code := run(append([]string{"check", "--format", "json"}, args...), strings.NewReader(""), &out, &stderr); code > exitErrors {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	var report struct{ Files []jsonFile }
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	return report.Files
}
