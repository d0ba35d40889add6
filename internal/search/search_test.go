package search_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"plugin-manifest-ls/internal/search"
)

// folders makes a tree with a manifest in each of n folders, and returns its root.
func folders(t *testing.T, n int) string {
	t.Helper()
	root := t.TempDir()
	for i := range n {
		dir := filepath.Join(root, strconv.Itoa(i))
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "plugin-manifest.json"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func found(t *testing.T, s *search.Search, root string) []string {
	t.Helper()
	var all []string
	for path, err := range s.Below(root) {
		if err != nil {
			t.Error(err)
		}
		all = append(all, path)
	}
	return all
}

// A search ends at its limits and reports that there is more.
func TestBounds(t *testing.T) {
	root := folders(t, 9)
	if s := (search.Search{}); len(found(t, &s, root)) != 9 || s.Cut {
		t.Errorf("without a bound: %+v", s)
	}
	if s := (search.Search{Most: 18}); len(found(t, &s, root)) != 9 || s.Cut {
		t.Errorf("with a bound that is not reached: %+v", s)
	}
	if s := (search.Search{Most: 6}); len(found(t, &s, root)) != 3 || !s.Cut {
		t.Errorf("with a bound: %+v", s)
	}
	s := search.Search{}
	s.Stop = func() bool { return s.Found == 2 }
	if len(found(t, &s, root)) != 2 || !s.Cut {
		t.Errorf("stopped: %+v", s)
	}
}

// Files that .gitignore excludes are skipped and one of them is named; the caller can end the search.
func TestIgnored(t *testing.T) {
	root := folders(t, 3)
	if err := os.WriteFile(filepath.Join(root, ".gitignore"), []byte("/1/\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := search.Search{}
	all := found(t, &s, root)
	manifest := func(dir string) string { return filepath.Join(root, dir, "plugin-manifest.json") }
	if !slices.Equal(all, []string{manifest("0"), manifest("2")}) || s.Ignored != filepath.Join(root, "1") {
		t.Errorf("found %q, left out %s", all, s.Ignored)
	}
	var first []string
	for path := range (&search.Search{}).Below(root) {
		first = append(first, path)
		break
	}
	if !slices.Equal(first, []string{manifest("0")}) {
		t.Errorf("found %q first", first)
	}
}
