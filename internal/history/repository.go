package history

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// Reasons why there is nothing to compare with although nothing is wrong.
var (
	ErrNone   = errors.New("no git repository around it")
	ErrUnborn = errors.New("the repository has no commit yet")
	ErrAbsent = errors.New("the file is not in that revision")
)

// maxText is the maximum size in bytes of a committed file.
const maxText = 5 << 20

// Repository is the git repository that contains a folder. It must be used by one goroutine only and for a short
// time: it does not notice packs that are added later.
type Repository struct {
	root    string // of its working tree, without symbolic links
	own     folder // references of this working tree
	common  folder // what all working trees of the repository share
	objects *store
}

// Open returns the repository that contains the folder dir, or [ErrNone].
func Open(dir string) (*Repository, error) {
	root, own, err := find(dir)
	if err != nil {
		return nil, err
	}
	common, err := own.pointer("commondir", "")
	if err != nil {
		return nil, err
	}
	if common == "" { // not a linked working tree
		common = own
	}
	if err := common.supported(); err != nil {
		return nil, err
	}
	objects, err := openStore(common)
	if err != nil {
		return nil, err
	}
	return &Repository{root, own, common, objects}, nil
}

// Root returns the root of the working tree, without symbolic links.
func (r *Repository) Root() string { return r.root }

// Text returns the content of the file at name in a commit. The name is a path of the operating system. The error
// is [ErrAbsent] if the commit does not contain the file.
func (r *Repository) Text(ctx context.Context, c Commit, name string) (string, error) {
	dir, err := filepath.EvalSymlinks(filepath.Dir(name))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(r.root, filepath.Join(dir, filepath.Base(name)))
	if err != nil || !filepath.IsLocal(rel) {
		return "", ErrAbsent
	}
	ctx, end := r.objects.begin(ctx)
	defer end()
	h, err := r.blob(ctx, c, strings.Split(filepath.ToSlash(rel), "/"))
	if err != nil {
		return "", err
	}
	o, err := r.objects.readKind(ctx, h, blobKind)
	if err != nil {
		return "", fmt.Errorf("file in git commit %s: %w", c, err)
	}
	if len(o.content) > maxText {
		return "", fmt.Errorf("the file in git commit %s is larger than %d MB", c, maxText>>20)
	}
	return string(o.content), nil
}

// blob returns the blob of the file with these path elements.
func (r *Repository) blob(ctx context.Context, c Commit, elements []string) (hash, error) {
	o, err := r.objects.readKind(ctx, c.hash, commitKind)
	if err != nil {
		return hash{}, err
	}
	h, _, err := o.commit()
	if err != nil {
		return h, objectError(c.hash, err)
	}
	for i, element := range elements {
		tree, err := r.objects.readKind(ctx, h, treeKind)
		if err != nil {
			return h, fmt.Errorf("git tree of %s: %w", c, err)
		}
		mode, entry, err := tree.entry(element)
		if err != nil {
			return h, fmt.Errorf("git tree of %s: %w", c, objectError(h, err))
		}
		want := uint64(folderEntry)
		if i == len(elements)-1 {
			want = fileEntry
		}
		if mode != want {
			return h, ErrAbsent
		}
		h = entry
	}
	return h, nil
}
