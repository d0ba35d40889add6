package history

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// Why there may be nothing to compare with although nothing is wrong.
var (
	ErrNone   = errors.New("no git repository around it")
	ErrUnborn = errors.New("the repository has no commit yet")
	ErrAbsent = errors.New("the file is not in that revision")
)

// maxText is how many bytes of a committed file are read.
const maxText = 5 << 20

// Repository is a git repository that lies around a folder. It is for one goroutine and one occasion: what it
// has read of the indices of packs stays in memory.
type Repository struct {
	root    string // of its working tree, without symbolic links
	refs    *filesystem.Storage
	objects objects
}

// Open returns the repository that the folder dir is in, or [ErrNone].
func Open(dir string) (*Repository, error) {
	root, dotGit, err := find(dir)
	if err != nil {
		return nil, err
	}
	own := files{Filesystem: osfs.New(dotGit, osfs.WithBoundOS())}
	common, err := own.pointer("commondir", dotGit, "")
	if err != nil {
		return nil, err
	}
	if common != "" { // another working tree of a repository that lies elsewhere
		own.Filesystem = dotgit.NewRepositoryFilesystem(own.Filesystem, osfs.New(common, osfs.WithBoundOS()))
	} else {
		common = dotGit
	}
	r := &Repository{root: root, refs: storage(own)}
	if err := r.supported(); err != nil {
		return nil, err
	}
	r.objects, err = openObjects(r.refs, own, common)
	return r, err
}

// storage returns what go-git makes of the files of a repository.
func storage(f files) *filesystem.Storage {
	f.indices = new(int64)
	return filesystem.NewStorageWithOptions(f, cache.NewObjectLRU(8<<20), filesystem.Options{LargeObjectThreshold: 1 << 20})
}

// supported returns an error for the kinds of repositories that go-git would misread.
func (r *Repository) supported() error {
	c, err := r.refs.Config()
	if err != nil {
		return fmt.Errorf("git's configuration: %w", err)
	}
	extensions := c.Raw.Section("extensions")
	for key, known := range map[string]string{"objectFormat": "sha1", "refStorage": "files"} {
		if value := extensions.Option(key); value != "" && !strings.EqualFold(value, known) {
			return fmt.Errorf("a git repository with %s %s cannot be read, only %s", key, value, known)
		}
	}
	return nil
}

// Text returns what the commit has of the file at name, a path of the operating system in the folder that
// the repository was opened at. The error is [ErrAbsent] if it has none.
func (r *Repository) Text(c Commit, name string) (string, error) {
	dir, err := filepath.EvalSymlinks(filepath.Dir(name))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(r.root, filepath.Join(dir, filepath.Base(name)))
	if err != nil || !filepath.IsLocal(rel) {
		return "", ErrAbsent
	}
	commit, err := object.GetCommit(r.objects, c.hash)
	if err != nil {
		return "", fmt.Errorf("git commit %s: %w", c, err)
	}
	tree, err := commit.Tree()
	if err != nil {
		return "", fmt.Errorf("git tree of %s: %w", c, err)
	}
	f, err := tree.File(filepath.ToSlash(rel))
	switch {
	case errors.Is(err, object.ErrFileNotFound):
		if damaged := r.damaged(tree, rel); damaged != nil {
			return "", damaged
		}
		return "", ErrAbsent
	case err != nil:
		return "", fmt.Errorf("git tree of %s: %w", c, err)
	case !f.Mode.IsRegular() && !f.Mode.IsFile():
		return "", ErrAbsent
	case f.Size > maxText:
		return "", fmt.Errorf("the file in git commit %s is larger than %d MB", c, maxText>>20)
	}
	in, err := f.Reader()
	if err != nil {
		return "", fmt.Errorf("file in git commit %s: %w", c, err)
	}
	defer in.Close()
	content, err := io.ReadAll(io.LimitReader(in, maxText))
	if err != nil {
		return "", fmt.Errorf("file in git commit %s: %w", c, err)
	}
	return string(content), nil
}

// damaged returns an error if the file rel seems missing in the tree only because objects are: the library
// says the same of both.
func (r *Repository) damaged(tree *object.Tree, rel string) error {
	entry, err := tree.FindEntry(filepath.ToSlash(rel))
	switch {
	case err == nil:
		if err := r.objects.HasEncodedObject(entry.Hash); err != nil {
			return fmt.Errorf("git object %s: %w", entry.Hash, err)
		}
		return nil
	case errors.Is(err, object.ErrDirectoryNotFound), errors.Is(err, object.ErrEntryNotFound):
		return nil
	default:
		return fmt.Errorf("git tree: %w", err)
	}
}

// Root returns the root of the working tree that the folder dir is in, or [ErrNone]. It is the same for all
// folders that [Open] gives the same repository for.
func Root(dir string) (string, error) {
	root, _, err := find(dir)
	return root, err
}
