package doctor

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

func TestReplaceHome(t *testing.T) {
	for in, want := range map[string]string{
		"/home/ann":                         "~",
		"/home/ann/x and /home/ann/y":       "~/x and ~/y",
		"open (/home/ann/x, /home/ann)":     "open (~/x, ~)",
		"/home/anna/x":                      "/home/anna/x",
		"/mnt/home/ann/x":                   "/mnt/home/ann/x",
		"A setting: /home/ann: not a file.": "A setting: ~: not a file.",
		"":                                  "",
	} {
		if got := replaceHome(in, "/home/ann"); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// Every text of a report is masked, wherever it is, and limited.
func TestFinish(t *testing.T) {
	home := filepath.Join(t.TempDir(), "ann")
	r := New(filepath.Join(home, "x"), home)
	r.Problems = append(r.Problems, Problem{Message: "password=hunter22", Advice: "two\nlines"})
	r.Server = &Server{Folders: []string{home}, Documents: []Open{{Path: "https://ann:hunter22@example.com"}}}
	r.Extensions = []Extension{{
		Root: home, Git: Git{Reason: "client_secret: hunter22"},
		Configurations: []Configuration{{IgnoredPaths: []string{"apiKey=hunter22"}}},
		Rules:          []Setting{{Overridden: []string{filepath.Join(home, "c.json")}}},
		Files:          Files{LeftOut: []LeftOut{{Paths: []string{strings.Repeat("x", 10_000)}}}},
	}}
	r.Finish()
	r.Finish() // does not change it again
	encoded, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	got := string(encoded)
	if strings.Contains(got, "hunter22") || strings.Contains(got, filepath.Base(filepath.Dir(home))) || strings.Contains(got, `\n`) || len(got) > 4_000 {
		t.Errorf("got %s", got)
	}
	if strings.Count(got, "********") != 4 || !strings.Contains(got, `"root":"~"`) {
		t.Errorf("got %s", got)
	}
}

// No text of a manifest ends the blocks of code.
func TestMarkdown(t *testing.T) {
	r := New("", "")
	r.Problems = append(r.Problems, Problem{Path: "```\u202e<img>", Message: "m", Advice: "a"})
	got := Markdown(r)
	if strings.Count(got, "```") != 2*strings.Count(got, "```text\n") || strings.Contains(got, "\u202e") || !strings.Contains(got, "  ! '''\uFFFD<img>: m.\n    a.\n") {
		t.Errorf("got %s", got)
	}
}
