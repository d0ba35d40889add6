package search_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/search"
)

// A .gitignore excludes what Git excludes: random patterns, compared with "git check-ignore".
func TestIgnoresLikeGit(t *testing.T) {
	root := t.TempDir()
	git := func(stdin string, args ...string) string {
		cmd := exec.Command("git", append([]string{"-C", root}, args...)...)
		cmd.Stdin = strings.NewReader(stdin)
		out, err := cmd.Output()
		if err != nil && (cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 1) { // 1: nothing is excluded
			t.Fatalf("git %s: %v", args[0], err)
		}
		return string(out)
	}
	git("", "init", "--quiet")

	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"a", "b", "ab", "a.log", "*", "?", "*.log", "**", "[ab]", "a*b", `\\a`, "{a,b}", "a ", "plugin-manifest.json", "*.json"}
	var paths []string
	for i := range 150 {
		var lines []string
		for range 1 + random.IntN(6) {
			line := words[random.IntN(len(words))]
			if random.IntN(3) == 0 {
				line += "/" + words[random.IntN(len(words))]
			}
			line = []string{"", "", "", "/", "!", "!/"}[random.IntN(6)] + line + []string{"", "", "", "/"}[random.IntN(4)]
			lines = append(lines, line)
		}
		dir := fmt.Sprintf("case%03d", i)
		writeFile(t, filepath.Join(root, dir, ".gitignore"), strings.Join(lines, "\n"))
		for _, below := range []string{"", "a", "b", "ab", "a.log", "a/b", "b/a", "a/a", "{a,b}", "ab/a.log"} {
			path := filepath.Join(dir, below, "plugin-manifest.json")
			writeFile(t, filepath.Join(root, path), "")
			paths = append(paths, filepath.ToSlash(path))
		}
	}
	excluded := strings.Split(strings.TrimSpace(git(strings.Join(paths, "\n"), "check-ignore", "--no-index", "--stdin")), "\n")
	var want []string
	for _, path := range paths {
		if !slices.Contains(excluded, path) {
			want = append(want, filepath.Join(root, filepath.FromSlash(path)))
		}
	}
	if len(excluded) < 200 || len(want) < 200 {
		t.Fatalf("the patterns exclude %d files and keep %d; expected many of both", len(excluded), len(want))
	}
	got := found(t, &search.Search{}, root)
	slices.Sort(got)
	slices.Sort(want)
	for _, path := range want {
		if !slices.Contains(got, path) {
			t.Errorf("%s is excluded; Git keeps it", path)
		}
	}
	for _, path := range got {
		if !slices.Contains(want, path) {
			t.Errorf("%s is found; Git excludes it", path)
		}
	}
}

// A file that exceeds the limits is reported once, and the part within the limits applies.
func TestIgnoreLimits(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"bytes":               {strings.Repeat("generated-name\n", 1<<17), ".gitignore: larger than 1 MB; only the lines before that are applied"},
		"globs":               {strings.Repeat("a*b*c\n", 5000), "at most 1000 patterns with wildcards"},
		"pattern":             {strings.Repeat("a*", 50_000) + "\n", "at most 1000 patterns with wildcards and 64 kB of them"},
		"both":                {strings.Repeat("a*b*c\n", 1<<18), "larger than 1 MB"},
		"in the folder above": {strings.Repeat("a*b*c\n", 5000), "at most 1000 patterns with wildcards"},
	} {
		t.Run(name, func(t *testing.T) {
			root := folders(t, 3)
			at := root
			if name == "in the folder above" {
				if err := os.Mkdir(filepath.Join(root, ".git"), 0o755); err != nil {
					t.Fatal(err)
				}
				at = filepath.Join(root, "2")
			}
			writeFile(t, filepath.Join(root, ".gitignore"), "/0/\n"+c.content)
			var manifests, faults []string
			for path, err := range (&search.Search{}).Below(at) {
				if err != nil {
					faults = append(faults, err.Error())
					continue
				}
				manifests = append(manifests, path)
			}
			if len(faults) != 1 || !strings.Contains(faults[0], c.want) {
				t.Errorf("got the errors %q, want one with %q", faults, c.want)
			}
			if at == root && len(manifests) != 2 || at != root && len(manifests) != 1 {
				t.Errorf("found %q", manifests)
			}
		})
	}
}

// The limits hold for all files of a search and for the patterns of nested files together; what exceeds them is reported
// once.
func TestIgnoreLimitsOfNestedFiles(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		nested  bool
		want    string
	}{
		"bytes": {strings.Repeat("generated-name\n", 1<<16), false, "more than 8 MB of .gitignore files"},
		"globs": {strings.Repeat("a*b*c\n", 600), true, "at most 1000 patterns with wildcards"},
	} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			dir := root
			for i := range 20 {
				if i == 0 || c.nested {
					dir = filepath.Join(dir, strconv.Itoa(i))
				} else {
					dir = filepath.Join(root, strconv.Itoa(i))
				}
				writeFile(t, filepath.Join(dir, ".gitignore"), c.content)
				writeFile(t, filepath.Join(dir, "plugin-manifest.json"), "")
			}
			found := 0
			var faults []string
			for _, err := range (&search.Search{}).Below(root) {
				if err != nil {
					faults = append(faults, err.Error())
				} else {
					found++
				}
			}
			if found != 20 || len(faults) != 1 || !strings.Contains(faults[0], c.want) {
				t.Errorf("found %d manifests, want 20; got the errors %q, want one with %q", found, faults, c.want)
			}
		})
	}
}

// A search that is stopped reads neither the rest of a large folder nor its .gitignore.
func TestStopInLargeFolder(t *testing.T) {
	root := t.TempDir()
	for i := range 3000 {
		writeFile(t, filepath.Join(root, strconv.Itoa(i)), "")
	}
	writeFile(t, filepath.Join(root, "plugin-manifest.json"), "")
	asked := 0
	s := search.Search{Stop: func() bool { asked++; return true }}
	if found := found(t, &s, root); len(found) != 0 || asked != 1 || !s.Cut {
		t.Errorf("found %q after %d questions, cut %t; want nothing after one", found, asked, s.Cut)
	}
}

// Links are followed to files inside the folder only; the folder itself may be a link.
func TestLinks(t *testing.T) {
	outside := t.TempDir()
	writeFile(t, filepath.Join(outside, "plugin-manifest.json"), "")
	root := folders(t, 1)
	link := func(name, target string) {
		t.Helper()
		path := filepath.Join(root, name, "plugin-manifest.json")
		if err := os.Mkdir(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, path); err != nil {
			t.Fatal(err)
		}
	}
	link("absolute", filepath.Join(outside, "plugin-manifest.json"))
	link("chain", filepath.Join("..", "absolute", "plugin-manifest.json"))
	link("inside", filepath.Join("..", "0", "plugin-manifest.json"))
	if err := os.Symlink(outside, filepath.Join(root, "folder")); err != nil {
		t.Fatal(err)
	}
	named := filepath.Join(t.TempDir(), "named")
	if err := os.Symlink(root, named); err != nil {
		t.Fatal(err)
	}
	for _, start := range []string{root, named} {
		var manifests, refused []string
		for path, err := range (&search.Search{}).Below(start) {
			switch {
			case err == nil:
				manifests = append(manifests, path)
			case strings.Contains(err.Error(), "symbolic link that leads out"):
				refused = append(refused, err.Error())
			default:
				t.Error(err)
			}
		}
		want := []string{filepath.Join(start, "0", "plugin-manifest.json"), filepath.Join(start, "inside", "plugin-manifest.json")}
		if !slices.Equal(manifests, want) || len(refused) != 2 {
			t.Errorf("from %s: found %q, refused %q", start, manifests, refused)
		}
	}
}

// A file of 1 MB is read and matched once for each of 2,000 files.
func BenchmarkLargeIgnore(b *testing.B) {
	root := b.TempDir()
	var lines strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&lines, "generated-file-%d\n*.%d\n", i, i)
	}
	writeFile(b, filepath.Join(root, ".gitignore"), lines.String())
	for i := range 2000 {
		writeFile(b, filepath.Join(root, "app", strconv.Itoa(i)), "")
	}
	for b.Loop() {
		for _, err := range (&search.Search{}).Below(root) {
			b.Fatal(err)
		}
	}
}

func writeFile(t testing.TB, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
