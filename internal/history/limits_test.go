package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func expectText(t *testing.T, dir, revision, want string) {
	t.Helper()
	if text, err := textAt(t, dir, revision); err != nil || text != want {
		t.Errorf("%s: got %.40q and %v, want %.40q", revision, text, err, want)
	}
}

// As many deltas as git itself allows.
func TestLongestChain(t *testing.T) {
	commit, tree, blob := newObjects("text")
	dir, objects := newFolder(t, commit.hash())
	for i, o := range []object{commit, tree, blob} {
		p := newTestPack()
		chain(p, o, maxDepth)
		p.write(t, objects, fmt.Sprint("pack-", i))
	}
	expectText(t, dir, "HEAD", "text")
}

// The base of a delta may be in another pack, in a file or in an alternate.
func TestBaseElsewhere(t *testing.T) {
	commit, tree, blob := newObjects("text")
	base := object{blobKind, []byte("base")}
	for what, store := range map[string]func(objects string){
		"the same pack": nil,
		"another pack": func(objects string) {
			p := newTestPack()
			p.object(base)
			p.write(t, objects, "pack-2")
		},
		"a file": func(objects string) { writeLoose(t, objects, base.hash(), loose(base)) },
		"an alternate": func(objects string) {
			other := t.TempDir()
			writeLoose(t, other, base.hash(), loose(base))
			writeFile(t, filepath.Join(objects, "info", "alternates"), []byte(other+"\n"))
		},
		"a pack of an alternate": func(objects string) {
			other := t.TempDir()
			p := newTestPack()
			p.object(base)
			p.write(t, other, "pack-1")
			writeFile(t, filepath.Join(objects, "info", "alternates"), []byte(other+"\n"))
		},
	} {
		t.Run(what, func(t *testing.T) {
			dir, objects := newFolder(t, commit.hash())
			p := newTestPack()
			p.object(commit)
			p.object(tree)
			p.delta(blob.hash(), base.hash(), instructions(4, 4, 4, 't', 'e', 'x', 't'))
			if store == nil {
				p.object(base)
			} else {
				store(objects)
			}
			p.write(t, objects, "pack-1")
			expectText(t, dir, "HEAD", "text")
		})
	}
}

func TestLargeTree(t *testing.T) {
	_, _, blob := newObjects("text")
	h := blob.hash()
	for n, want := range map[int]string{200_000: "", 1_000_000: "larger than 8 MB"} {
		var content []byte
		for i := range n {
			content = fmt.Appendf(content, "100644 %07d\x00%s", i, h[:])
		}
		tree := object{treeKind, append(content, "100644 "+manifestName+"\x00"+string(h[:])...)}
		commit := newCommit(tree.hash())
		dir, objects := newFolder(t, commit.hash())
		for _, o := range []object{commit, tree, blob} {
			writeLoose(t, objects, o.hash(), loose(o))
		}
		if want == "" {
			expectText(t, dir, "HEAD", "text")
		} else {
			expectBad(t, dir, want)
		}
	}
}

// A tree that is not well formed.
func TestBadTrees(t *testing.T) {
	for content, want := range map[string]string{
		"100644 x":                                      "truncated",
		"100644 x\x00short":                             "truncated",
		"x\x00" + strings.Repeat("h", 20):               "an entry is damaged",
		"9 " + manifestName + "\x00" + hash40[:20]:      "mode of an entry is damaged",
		"120000 " + manifestName + "\x00" + hash40[:20]: ErrAbsent.Error(), // a symbolic link
		"40000 " + manifestName + "\x00" + hash40[:20]:  ErrAbsent.Error(),
		"": ErrAbsent.Error(),
	} {
		tree := object{treeKind, []byte(content)}
		commit := newCommit(tree.hash())
		dir, objects := newFolder(t, commit.hash())
		writeLoose(t, objects, commit.hash(), loose(commit))
		writeLoose(t, objects, tree.hash(), loose(tree))
		expectBad(t, dir, want)
	}
}

const hash40 = "0123456789abcdef0123456789abcdef01234567"

func TestBadCommitsAndTags(t *testing.T) {
	commit, _, blob := newObjects("text")
	for _, c := range []struct {
		object object
		want   string
	}{
		{object{commitKind, nil}, `line with the tree is damaged`},
		{object{commitKind, []byte("tree 12\n")}, `line with the tree is damaged`},
		{object{commitKind, []byte("tree " + strings.Repeat("x", 40) + "\n")}, `line with the tree is damaged`},
		{newCommit(blob.hash()), "not a tree"},
		{object{tagKind, []byte("object 12\n")}, `line with the object is damaged`},
		{object{tagKind, fmt.Appendf(nil, "object %s\n", blob.hash())}, "no commit has that name"},
		{object{tagKind, []byte("object " + hash40 + "\n")}, "not in the repository"},
	} {
		dir, objects := newFolder(t, c.object.hash())
		for _, o := range []object{commit, blob, c.object} {
			writeLoose(t, objects, o.hash(), loose(o))
		}
		expectBad(t, dir, c.want)
	}
}

// Cycles of commits and tags cannot be made without breaking SHA-1, so a chain ends where a hash is wrong.
func TestCommitOfItself(t *testing.T) {
	h := hash{1}
	commit := newCommit(h, h)
	dir, objects := newFolder(t, h)
	writeLoose(t, objects, h, loose(commit))
	expectBad(t, dir, "does not match its hash")
}

func TestTagsOfTags(t *testing.T) {
	commit, tree, blob := newObjects("text")
	all := []object{commit, tree, blob}
	target := commit.hash()
	for i := range maxTags {
		tag := object{tagKind, fmt.Appendf(nil, "object %s\ntype tag\n", target)}
		all, target = append(all, tag), tag.hash()
		dir, objects := newFolder(t, target)
		for _, o := range all {
			writeLoose(t, objects, o.hash(), loose(o))
		}
		if i < maxTags-1 {
			expectText(t, dir, "HEAD", "text")
		} else {
			expectBad(t, dir, "the tag leads to no commit")
		}
	}
}

func TestLongHistory(t *testing.T) {
	_, tree, blob := newObjects("text")
	p := newTestPack()
	p.object(tree)
	p.object(blob)
	commit := newCommit(tree.hash())
	p.object(commit)
	for range maxBack {
		commit = newCommit(tree.hash(), commit.hash())
		p.object(commit)
	}
	dir, objects := newFolder(t, commit.hash())
	p.write(t, objects, "pack-1")
	expectText(t, dir, "HEAD~10000", "text")
	if _, err := textAt(t, dir, "HEAD~10000~"); err == nil {
		t.Error("the first commit has no parent and no error says so")
	}
}

func TestSymbolicReferences(t *testing.T) {
	commit, tree, blob := newObjects("text")
	dir, objects := newFolder(t, commit.hash())
	for _, o := range []object{commit, tree, blob} {
		writeLoose(t, objects, o.hash(), loose(o))
	}
	refs := filepath.Join(dir, ".git", "refs", "heads")
	for i := range maxSymbolic + 1 {
		writeFile(t, filepath.Join(refs, strconv.Itoa(i+1)), fmt.Appendf(nil, "ref: refs/heads/%d\n", i))
	}
	writeFile(t, filepath.Join(refs, "0"), []byte(commit.hash().String()))
	writeFile(t, filepath.Join(refs, "a"), []byte("ref: refs/heads/b"))
	writeFile(t, filepath.Join(refs, "b"), []byte("ref: refs/heads/a"))
	writeFile(t, filepath.Join(refs, "outside"), []byte("ref: ../../secret"))
	writeFile(t, filepath.Join(refs, "junk"), []byte("junk"))
	expectText(t, dir, strconv.Itoa(maxSymbolic), "text")
	for revision, want := range map[string]string{
		strconv.Itoa(maxSymbolic + 1): "more than 5 other references", "a": "more than 5 other references",
		"outside": errNoRevision.Error(), "junk": "is damaged", "heads": errNoRevision.Error(), "0/x": errNoRevision.Error(),
		strings.Repeat("x", 5000): errNoRevision.Error(), "x\x00y": errNoRevision.Error(), "x\ny": errNoRevision.Error(),
	} {
		if _, err := textAt(t, dir, revision); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20s: got %v, want %s", revision, err, want)
		}
	}
}

func TestPackedRefs(t *testing.T) {
	commit, tree, blob := newObjects("text")
	dir, objects := newFolder(t, commit.hash())
	for _, o := range []object{commit, tree, blob} {
		writeLoose(t, objects, o.hash(), loose(o))
	}
	path := filepath.Join(dir, ".git", "packed-refs")
	writeFile(t, path, fmt.Appendf(nil, "# pack-refs with: peeled\n%s refs/tags/v1\n^%s\nx refs/tags/bad\n", commit.hash(), commit.hash()))
	expectText(t, dir, "v1", "text")
	spoiled := func(want string) {
		t.Helper()
		if _, err := textAt(t, dir, "bad"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	spoiled("is damaged")
	writeFile(t, path, []byte(strings.Repeat("x", 1<<20)))
	spoiled("packed-refs")
	if err := os.Truncate(path, maxPackedRefs+1); err != nil {
		t.Fatal(err)
	}
	spoiled("larger than 64 MB")
	expectText(t, dir, "HEAD", "text")
}

// An object that is made from more data than is allowed is an error. Other objects can still be read.
func TestWork(t *testing.T) {
	const size = 4 << 20
	base := object{blobKind, make([]byte, size)}
	copies := instructions(size, size)
	for n := 0; n < size; n += 0x10000 {
		copies = append(copies, 0x80)
	}
	p := newTestPack()
	p.object(base)
	from := base.hash()
	for i := range 20 {
		h := hash{1, byte(i)}
		p.delta(h, from, copies)
		from = h
	}
	other := object{blobKind, []byte("text")}
	p.object(other)
	dir, objects := newFolder(t, hash{})
	p.write(t, objects, "pack-1")
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	r.objects.left = 0
	ctx, end := r.objects.begin(t.Context())
	defer end()
	if _, err := r.objects.read(ctx, from); !errors.Is(err, errWork) {
		t.Errorf("got %v", err)
	}
	ctx, end = r.objects.begin(t.Context())
	defer end()
	if o, err := r.objects.read(ctx, other.hash()); err != nil || string(o.content) != "text" {
		t.Errorf("got %q and %v", o.content, err)
	}
}

func TestCanceled(t *testing.T) {
	commit, tree, blob := newObjects("text")
	dir, objects := newFolder(t, commit.hash())
	for _, o := range []object{commit, tree, blob} {
		writeLoose(t, objects, o.hash(), loose(o))
	}
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	c, err := r.Resolve(ctx, Head)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	for _, revision := range []string{Head, c.String()} {
		if _, err := r.Resolve(ctx, revision); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v", revision, err)
		}
	}
	if _, err := r.Text(ctx, c, filepath.Join(dir, manifestName)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if len(r.objects.open) > 0 {
		t.Errorf("%d files stay open", len(r.objects.open))
	}
}
