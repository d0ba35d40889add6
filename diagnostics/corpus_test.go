//go:build corpus

package diagnostics_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/testing/ruletest"
	"plugin-manifest-ls/internal/testing/zettest"
)

// TestWriteCorpus writes every manifest that the tests know into the folder $CORPUS, one extension per folder: the
// fixtures, the examples of the rules and the projects of internal/testing/zettest. scripts/compare-diagnostics.sh runs two
// versions of the program on them.
func TestWriteCorpus(t *testing.T) {
	root := os.Getenv("CORPUS")
	if root == "" {
		t.Fatal("CORPUS must name a folder")
	}
	written := 0
	write := func(name string, files fs.FS) {
		t.Helper()
		written++
		if err := copyRegular(filepath.Join(root, filepath.FromSlash(name)), files); err != nil {
			t.Fatalf("write %s: %v", name, err)
		}
	}
	for _, c := range slices.Concat(fixture.Load(t, "testdata/*/*.txtar"), fixture.Load(t, "schema/testdata/properties/*.txtar")) {
		for name := range c.Files {
			switch {
			case ruletest.OfFix(name):
			case path.Base(name) == project.Manifest && path.Dir(name) != ".":
				write(path.Join("fixtures", c.Name, path.Dir(name)), c.Folder(t, path.Dir(name)))
			case strings.HasSuffix(name, ".json") && !strings.Contains(name, "/"):
				write(path.Join("fixtures", c.Name, strings.TrimSuffix(name, ".json")), manifestAlone(c.Source(t, name).Text))
			}
		}
	}
	for _, r := range diagnostics.Rules() {
		for kind, example := range map[string]string{"incorrect": r.Bad, "correct": r.Good} {
			files := manifestAlone(inManifest(example))
			if strings.HasPrefix(example, "-- ") {
				files = fixture.FS(txtar.Parse([]byte(example)).Files)
			}
			write(path.Join("rules", r.Code, kind), files)
		}
	}
	for _, p := range zettest.Projects() {
		write(path.Join("zet", p.Name), p.FS())
	}
	fmt.Println(written, "extensions")
}

// manifestAlone returns a folder that contains only a manifest.
func manifestAlone(src string) fs.FS {
	return fixture.FS([]txtar.File{{Name: project.Manifest, Data: []byte(src)}})
}

// copyRegular copies the folders and regular files of files to dir. Links and pipes are left out, and so are committed
// versions, which only a repository can hold.
func copyRegular(dir string, files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		target := filepath.Join(dir, filepath.FromSlash(name))
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return os.MkdirAll(target, 0o755)
		case !d.Type().IsRegular() || strings.HasPrefix(name, "HEAD:"):
			return nil
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}
