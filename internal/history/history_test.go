package history_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"

	"plugin-manifest-ls/internal/history"
)

const name = "ext/plugin-manifest.json"

// repository is a repository of the test.
type repository struct {
	t    *testing.T
	dir  string
	git  *git.Repository
	text []string // of the file, by commit
}

// newRepository returns a repository whose commits have these texts of the file.
func newRepository(t *testing.T, texts ...string) *repository {
	t.Helper()
	r := &repository{t: t, dir: t.TempDir()}
	var err error
	if r.git, err = git.PlainInit(r.dir, false); err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		r.commit(text)
	}
	return r
}

// commit commits a text of the file and returns the hash of the commit.
func (r *repository) commit(text string) plumbing.Hash {
	r.t.Helper()
	write(r.t, filepath.Join(r.dir, name), text)
	tree, err := r.git.Worktree()
	if err == nil {
		_, err = tree.Add(name)
	}
	if err != nil {
		r.t.Fatal(err)
	}
	who := &object.Signature{Name: "A", Email: "a@example.com", When: time.Unix(int64(len(r.text)), 0)}
	hash, err := tree.Commit("Change", &git.CommitOptions{Author: who, AllowEmptyCommits: true})
	if err != nil {
		r.t.Fatal(err)
	}
	r.text = append(r.text, text)
	return hash
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// at returns the text of the file in dir as a revision has it.
func at(dir, revision string) (string, error) {
	r, err := history.Open(filepath.Join(dir, "ext"))
	if err != nil {
		return "", err
	}
	c, err := r.Resolve(context.Background(), revision)
	if err != nil {
		return "", err
	}
	return r.Text(context.Background(), c, filepath.Join(dir, name))
}

func expect(t *testing.T, dir, revision, want string) {
	t.Helper()
	if got, err := at(dir, revision); err != nil || got != want {
		t.Errorf("%s: got %q and %v, want %q", revision, got, err, want)
	}
}

// expectError fails unless the error has want in it, and is one short line.
func expectError(t *testing.T, dir, revision, want string) {
	t.Helper()
	_, err := at(dir, revision)
	if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") || len(err.Error()) > 200 {
		t.Errorf("%s: got %v, want %s", revision, err, want)
	}
}

func TestRevisions(t *testing.T) {
	r := newRepository(t, "one", "two", "three")
	head, err := r.git.Head()
	if err != nil {
		t.Fatal(err)
	}
	for revision, want := range map[string]string{
		"HEAD": "three", "@": "three", "": "three", "HEAD~1": "two", "HEAD^": "two", "HEAD~2": "one", "HEAD^^": "one",
		"@~1^1": "one", "HEAD~0": "three", "HEAD^0": "three",
		"master": "three", "refs/heads/master": "three", "heads/master~": "two",
		head.Hash().String(): "three", head.Hash().String()[:7]: "three", strings.ToUpper(head.Hash().String()[:9]) + "~2": "one",
	} {
		expect(t, r.dir, revision, want)
	}
	for revision, want := range map[string]string{
		"HEAD~3": "does not go back that far", "HEAD^2": "does not go back that far", "HEAD~x": "expected ~ or ^", "HEAD~10001": "expected ~ or ^",
		"HEAD~99999999999999999999": "expected ~ or ^", "no-such": "no branch, tag or commit", "config": "no branch, tag or commit",
		"../config": "no branch, tag or commit", "abcd": "no branch, tag or commit", "a b": "no branch, tag or commit",
		strings.Repeat("1", 40): "not in the repository", strings.Repeat("x", 1000)[:60]: "no branch",
	} {
		expectError(t, r.dir, revision, want)
	}
}

func TestTagsAndPacks(t *testing.T) {
	r := newRepository(t, "one", strings.Repeat("two ", 1000), strings.Repeat("two ", 1000)+"three")
	head, err := r.git.Head()
	if err != nil {
		t.Fatal(err)
	}
	who := &object.Signature{Name: "A", Email: "a@example.com"}
	if _, err := r.git.CreateTag("v1", head.Hash(), &git.CreateTagOptions{Tagger: who, Message: "v1"}); err != nil {
		t.Fatal(err)
	}
	if _, err := r.git.CreateTag("light", head.Hash(), nil); err != nil {
		t.Fatal(err)
	}
	check := func() {
		t.Helper()
		expect(t, r.dir, "v1", r.text[2])
		expect(t, r.dir, "light~1", r.text[1])
		expect(t, r.dir, head.Hash().String()[:8], r.text[2])
	}
	check()
	if err := r.git.RepackObjects(&git.RepackConfig{}); err != nil {
		t.Fatal(err)
	}
	if err := r.git.Storer.PackRefs(); err != nil {
		t.Fatal(err)
	}
	check()
}

// A missing file, or one that is something else in the commit, is reported as absent, distinct from an error.
func TestAbsent(t *testing.T) {
	r := newRepository(t)
	if _, err := at(r.dir, "HEAD"); err == nil {
		t.Error("the folder is not there and no error says so")
	}
	write(t, filepath.Join(r.dir, name), "new")
	if _, err := at(r.dir, "HEAD"); !errors.Is(err, history.ErrUnborn) {
		t.Errorf("no commit: got %v", err)
	}
	r.commit("one")
	for _, other := range []string{"ext/other.json", "other/plugin-manifest.json"} {
		write(t, filepath.Join(r.dir, other), "new")
		o, err := history.Open(filepath.Dir(filepath.Join(r.dir, other)))
		if err != nil {
			t.Fatal(err)
		}
		c, err := o.Resolve(t.Context(), "HEAD")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := o.Text(t.Context(), c, filepath.Join(r.dir, other)); !errors.Is(err, history.ErrAbsent) {
			t.Errorf("%s: got %v", other, err)
		}
	}
	if _, err := history.Open(t.TempDir()); !errors.Is(err, history.ErrNone) {
		t.Errorf("no repository: got %v", err)
	}
}

// Another working tree, a submodule: .git is a file that leads elsewhere.
func TestOtherWorkingTree(t *testing.T) {
	r := newRepository(t, "one", "two")
	first, err := r.git.ResolveRevision("HEAD~1")
	if err != nil {
		t.Fatal(err)
	}
	tree, admin := t.TempDir(), filepath.Join(r.dir, ".git", "worktrees", "x")
	write(t, filepath.Join(tree, name), "two and a half")
	write(t, filepath.Join(tree, ".git"), "gitdir: "+admin+"\n")
	write(t, filepath.Join(admin, "HEAD"), first.String()+"\n")
	write(t, filepath.Join(admin, "commondir"), "../..\n")
	expect(t, tree, "HEAD", "one")
	expect(t, tree, "master", "two")

	outer := t.TempDir()
	if err := os.CopyFS(filepath.Join(outer, ".git", "modules", "sub"), os.DirFS(filepath.Join(r.dir, ".git"))); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(outer, "sub", name), "three")
	write(t, filepath.Join(outer, "sub", ".git"), "gitdir: ../.git/modules/sub\n")
	expect(t, filepath.Join(outer, "sub"), "HEAD", "two")

	for pointer, want := range map[string]string{
		"":                          "does not name a folder",
		"gitdir:\n":                 "does not name a folder",
		"elsewhere: x\n":            "does not name a folder",
		"gitdir: //server/share\n":  "another computer",
		"gitdir: \\\\server\\share": "another computer",
		"gitdir: nowhere\n":         "no HEAD",
		strings.Repeat("x", 2<<20):  "larger than 1 MB",
	} {
		write(t, filepath.Join(tree, ".git"), pointer)
		expectError(t, tree, "HEAD", want)
	}
}

func TestAlternates(t *testing.T) {
	r := newRepository(t, "one", "two")
	head, err := r.git.Head()
	if err != nil {
		t.Fatal(err)
	}
	borrower := newRepository(t)
	write(t, filepath.Join(borrower.dir, name), "three")
	write(t, filepath.Join(borrower.dir, ".git", "refs", "heads", "master"), head.Hash().String()+"\n")
	rel, err := filepath.Rel(filepath.Join(borrower.dir, ".git", "objects"), filepath.Join(r.dir, ".git", "objects"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{rel, filepath.Join(r.dir, ".git", "objects")} {
		write(t, filepath.Join(borrower.dir, ".git", "objects", "info", "alternates"), "# borrowed\n\n"+path+"\n")
		expect(t, borrower.dir, "HEAD~1", "one")
		expect(t, borrower.dir, head.Hash().String()[:10], "two")
	}
	write(t, filepath.Join(borrower.dir, ".git", "objects", "info", "alternates"), strings.Repeat("x\n", 9))
	expectError(t, borrower.dir, "HEAD", "more than 8 alternates")
	write(t, filepath.Join(borrower.dir, ".git", "objects", "info", "alternates"), "//server/objects\n")
	expectError(t, borrower.dir, "HEAD", "another computer")
}

// What is damaged, cut off or of another kind gives an error of one line.
func TestBadRepositories(t *testing.T) {
	for what, c := range map[string]struct {
		spoil          func(*repository)
		revision, want string
	}{
		"shallow": {func(r *repository) {
			remove(r.t, r.dir, "HEAD~1")
			write(r.t, filepath.Join(r.dir, ".git", "shallow"), "x")
		}, "HEAD~1", "a shallow clone"},
		"no folder of objects": {func(r *repository) { removeAll(r.t, r.dir, ".git/objects") }, "HEAD", "not in the repository"},
		"no HEAD":              {func(r *repository) { removeAll(r.t, r.dir, ".git/HEAD") }, "HEAD", "no HEAD"},
		"an empty HEAD":        {func(r *repository) { write(r.t, filepath.Join(r.dir, ".git", "HEAD"), "") }, "HEAD", "HEAD"},
		"a HEAD of itself":     {func(r *repository) { write(r.t, filepath.Join(r.dir, ".git", "HEAD"), "ref: HEAD\n") }, "HEAD", "HEAD"},
		"a HEAD that is a folder": {func(r *repository) {
			removeAll(r.t, r.dir, ".git/HEAD")
			write(r.t, filepath.Join(r.dir, ".git", "HEAD", "x"), "")
		}, "HEAD", "HEAD"},
		"an empty folder .git": {func(r *repository) {
			removeAll(r.t, r.dir, ".git")
			if err := os.Mkdir(filepath.Join(r.dir, ".git"), 0o755); err != nil {
				r.t.Fatal(err)
			}
		}, "HEAD", "no HEAD"},
		"a broken configuration": {func(r *repository) { write(r.t, filepath.Join(r.dir, ".git", "config"), "[[") }, "HEAD", "configuration"},
		"a huge configuration": {func(r *repository) {
			write(r.t, filepath.Join(r.dir, ".git", "config"), strings.Repeat("#\n", 1<<20))
		}, "HEAD", "larger than 1 MB"},
		"hashes of 256 bits": {func(r *repository) {
			write(r.t, filepath.Join(r.dir, ".git", "config"), "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n")
		}, "HEAD", "sha256"},
		"references in tables": {func(r *repository) {
			write(r.t, filepath.Join(r.dir, ".git", "config"), "[extensions]\n\trefstorage = reftable\n")
		}, "HEAD", "reftable"},
		"a commit of zeros":       {func(r *repository) { spoil(r.t, r.dir, "HEAD", strings.Repeat("\x00", 100)) }, "HEAD", "git object"},
		"an empty commit":         {func(r *repository) { spoil(r.t, r.dir, "HEAD", "") }, "HEAD", "git object"},
		"a commit past the bound": {func(r *repository) { spoil(r.t, r.dir, "HEAD", strings.Repeat("x", 2<<20)) }, "HEAD", "git object"},
		"no tree":                 {func(r *repository) { remove(r.t, r.dir, "HEAD:") }, "HEAD", "git tree"},
		"no folder in the tree":   {func(r *repository) { remove(r.t, r.dir, "HEAD:ext") }, "HEAD", "git tree"},
		"no file in the tree":     {func(r *repository) { remove(r.t, r.dir, "HEAD:"+name) }, "HEAD", "git object"},
		"a broken file":           {func(r *repository) { spoil(r.t, r.dir, "HEAD:"+name, "junk") }, "HEAD", "git"},
	} {
		t.Run(what, func(t *testing.T) {
			r := newRepository(t, "one", "two")
			c.spoil(r)
			expectError(t, r.dir, c.revision, c.want)
		})
	}
}

func TestLargeFile(t *testing.T) {
	r := newRepository(t, strings.Repeat("0123456789", 600_000), strings.Repeat("0123456789", 400_000))
	expect(t, r.dir, "HEAD", r.text[1])
	expectError(t, r.dir, "HEAD~1", "larger than 5 MB")
	if err := r.git.RepackObjects(&git.RepackConfig{}); err != nil {
		t.Fatal(err)
	}
	expect(t, r.dir, "HEAD", r.text[1])
	expectError(t, r.dir, "HEAD~1", "larger than 5 MB")
}

// A working tree of a repository that has none itself.
func TestBare(t *testing.T) {
	r := newRepository(t, "one", "two")
	bare := filepath.Join(t.TempDir(), "x.git")
	if err := os.Rename(filepath.Join(r.dir, ".git"), bare); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(bare, "config"), "[core]\n\tbare = true\n")
	if _, err := at(r.dir, "HEAD"); !errors.Is(err, history.ErrNone) {
		t.Errorf("got %v", err)
	}
	write(t, filepath.Join(r.dir, ".git"), "gitdir: "+bare)
	expect(t, r.dir, "HEAD", "two")
}

func removeAll(t *testing.T, dir, path string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(dir, path)); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, dir, what string) {
	t.Helper()
	removeAll(t, dir, objectPath(t, dir, what))
}

func spoil(t *testing.T, dir, what, content string) {
	t.Helper()
	path := objectPath(t, dir, what)
	removeAll(t, dir, path)
	write(t, filepath.Join(dir, path), content)
}

// objectPath returns the path of the file of an object: HEAD, HEAD: of its tree, or HEAD:path.
func objectPath(t *testing.T, dir, what string) string {
	t.Helper()
	r, err := git.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	revision, path, inTree := strings.Cut(what, ":")
	h, err := r.ResolveRevision(plumbing.Revision(revision))
	if err != nil {
		t.Fatal(err)
	}
	hash := *h
	if inTree {
		c, err := r.CommitObject(hash)
		if err != nil {
			t.Fatal(err)
		}
		hash = c.TreeHash
		if path != "" {
			tree, err := c.Tree()
			if err != nil {
				t.Fatal(err)
			}
			entry, err := tree.FindEntry(path)
			if err != nil {
				t.Fatal(err)
			}
			hash = entry.Hash
		}
	}
	return filepath.Join(".git", "objects", hash.String()[:2], hash.String()[2:])
}
