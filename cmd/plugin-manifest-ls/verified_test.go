package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// preferred runs check on a manifest and returns how many of its fixes a report states to be safe, and how many there are.
func preferred(t *testing.T, format, source string) (safe, all int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), manifestName)
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	root := newRoot()
	root.SetArgs([]string{"check", "--format", format, path})
	root.SetOut(&out)
	root.SetErr(&bytes.Buffer{})
	_ = root.Execute() // the exit code says that there are diagnostics
	var report struct {
		Files []struct {
			Findings []struct{ Fixes json.RawMessage }
		}
		Runs []struct {
			Results []struct{ Fixes json.RawMessage }
		}
	}
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	var lists []json.RawMessage
	for _, f := range report.Files {
		for _, finding := range f.Findings {
			lists = append(lists, finding.Fixes)
		}
	}
	for _, r := range report.Runs {
		for _, result := range r.Results {
			lists = append(lists, result.Fixes)
		}
	}
	for _, list := range lists {
		if list == nil {
			continue
		}
		var fixes []struct {
			Preferred  bool
			Properties struct{ Certain bool }
		}
		if err := json.Unmarshal(list, &fixes); err != nil {
			t.Fatal(err)
		}
		for _, f := range fixes {
			all++
			if f.Preferred || f.Properties.Certain {
				safe++
			}
		}
	}
	return safe, all
}

// A report states that a fix is safe only if it was verified: removing a comment is not safe, and a text that is too
// large to be verified has no safe fixes.
func TestReportedFixesAreVerified(t *testing.T) {
	const locales = `{"service": "DESK", "locale": ["en", %s"en"]%s}`
	for _, format := range []string{"json", "sarif"} {
		plain, all := preferred(t, format, fmt.Sprintf(locales, "", ""))
		if plain == 0 || all <= plain {
			t.Errorf("%s: %d of %d fixes are safe", format, plain, all)
		}
		commented, _ := preferred(t, format, fmt.Sprintf(locales, "/* why */ ", ""))
		if commented >= plain {
			t.Errorf("%s: %d fixes are safe, %d with a comment", format, plain, commented)
		}
	}
	blank := strings.Repeat(" ", 33<<20) // more than is verified
	if safe, all := preferred(t, "json", fmt.Sprintf(locales, "", blank)); safe > 1 || all == 0 {
		t.Errorf("%d of %d fixes are safe in a large text", safe, all)
	}
}
