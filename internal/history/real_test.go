package history

import (
	"bytes"
	"crypto/sha1"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
)

// Every object of a repository is the same as go-git reads it, however git and go-git have packed it.
func TestRealRepository(t *testing.T) {
	dir := t.TempDir()
	runGit(t, dir, "", "init", "--quiet", "--initial-branch=master")
	const commits = 400
	var stream strings.Builder
	lines, texts := make([]string, 40), make([]string, commits)
	for i := range commits {
		lines[i*7%len(lines)] = fmt.Sprintf("%x\n", sha1.Sum([]byte{byte(i), byte(i >> 8)}))
		texts[i] = strings.Join(lines, "")
		fmt.Fprintf(&stream, "commit refs/heads/master\ncommitter A <a@example.com> %d +0000\ndata 6\nChange\nM 644 inline ext/%s\ndata %d\n%s\n",
			i, manifestName, len(texts[i]), texts[i])
	}
	stream.WriteString("tag v1\nfrom refs/heads/master\ntagger A <a@example.com> 0 +0000\ndata 2\nv1\n")
	runGit(t, dir, stream.String(), "fast-import", "--quiet")
	writeFile(t, filepath.Join(dir, "ext", manifestName), nil)

	for _, c := range []struct {
		pack  func()
		depth int // at least
	}{
		{func() {}, 1},
		{func() { runGit(t, dir, "", "gc", "--quiet") }, 10},
		{func() { runGit(t, dir, "", "repack", "-adf", "--depth=250", "--window=50", "--quiet") }, 60},
		{func() { runGit(t, dir, "", "repack", "-adF", "--depth=4095", "--window=50", "--quiet") }, 60},
		{func() { repack(t, dir) }, 1},
	} {
		c.pack()
		objects, depth := compare(t, dir)
		if objects < 3*commits || depth < c.depth {
			t.Errorf("compared %d objects in chains of up to %d deltas, want %d and %d", objects, depth, 3*commits, c.depth)
		}
		for revision, i := range map[string]int{"HEAD": commits - 1, "v1~3": commits - 4, "HEAD~399": 0} {
			r, err := Open(filepath.Join(dir, "ext"))
			if err != nil {
				t.Fatal(err)
			}
			commit, err := r.Resolve(t.Context(), revision)
			if err != nil {
				t.Fatal(err)
			}
			got, err := r.Text(t.Context(), commit, filepath.Join(dir, "ext", manifestName))
			if err != nil || got != texts[i] {
				t.Errorf("%s: got %q and %v, want %q", revision, got, err, texts[i])
			}
		}
	}
}

// compare compares all objects of a repository with those that go-git reads. It returns how many there are, and
// how long the longest delta chain is.
func compare(t *testing.T, dir string) (objects, depth int) {
	t.Helper()
	r, err := git.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	all, err := r.Storer.IterEncodedObjects(plumbing.AnyObject)
	if err != nil {
		t.Fatal(err)
	}
	s, err := openStore(folder(filepath.Join(dir, ".git")))
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := s.begin(t.Context())
	defer end()
	err = all.ForEach(func(want plumbing.EncodedObject) error {
		in, err := want.Reader()
		if err != nil {
			return err
		}
		content, err := io.ReadAll(in)
		if err != nil {
			return err
		}
		clear(s.cache) // or the chains would be cut short
		at, err := s.find(hash(want.Hash()), nil)
		if err != nil {
			return err
		}
		_, deltas, err := s.chain(ctx, at)
		if err != nil {
			return err
		}
		objects, depth = objects+1, max(depth, len(deltas))
		got, err := s.read(ctx, hash(want.Hash()))
		if err != nil {
			return err
		}
		if got.kind.String() != want.Type().String() || !bytes.Equal(got.content, content) {
			return fmt.Errorf("%s: got a %s of %d bytes, want a %s of %d", want.Hash(), got.kind, len(got.content), want.Type(), len(content))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return objects, depth
}

// repack packs all objects with go-git.
func repack(t *testing.T, dir string) {
	t.Helper()
	r, err := git.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.RepackObjects(&git.RepackConfig{}); err != nil {
		t.Fatal(err)
	}
}

// runGit runs git, which does not read the configuration of the user.
func runGit(t *testing.T, dir, input string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "git", args...)
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(input)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_DIR="+filepath.Join(dir, ".git"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", args[0], err, out)
	}
}
