package history

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// Head is the revision of the last commit.
const Head = "HEAD"

// Commit names a commit. Two are equal if they name the same one.
type Commit struct{ hash plumbing.Hash }

// String returns the beginning of the hash.
func (c Commit) String() string { return c.hash.String()[:10] }

// maxBack is how many commits a revision may go back from the one that it begins with.
const maxBack = 10_000

// Resolve returns the commit that a revision names as git writes them: a branch, a tag, HEAD or a hash, which
// may be abbreviated, and behind it any of ~, ~3, ^ and ^2. The error is [ErrUnborn] for the HEAD of a
// repository without commits.
func (r *Repository) Resolve(revision string) (Commit, error) {
	c, err := r.resolve(revision)
	switch {
	case errors.Is(err, plumbing.ErrReferenceNotFound):
		return c, errors.New("no branch, tag or commit of that name")
	case errors.Is(err, plumbing.ErrObjectNotFound):
		return c, errors.New("the commit is not in the repository, which may be a shallow clone")
	}
	return c, err
}

func (r *Repository) resolve(revision string) (Commit, error) {
	base, steps := revision, ""
	if i := strings.IndexAny(revision, "~^"); i >= 0 {
		base, steps = revision[:i], revision[i:]
	}
	hash, err := r.base(base)
	if err != nil {
		return Commit{}, err
	}
	commit, err := r.peel(hash)
	if err != nil {
		return Commit{}, err
	}
	for steps != "" {
		sign, digits := steps[0], 0
		for steps = steps[1:]; digits < len(steps) && steps[digits] >= '0' && steps[digits] <= '9'; {
			digits++
		}
		n := 1
		if digits > 0 {
			n, err = strconv.Atoi(steps[:digits])
		}
		if steps = steps[digits:]; err != nil || n > maxBack || steps != "" && !strings.ContainsRune("~^", rune(steps[0])) {
			return Commit{}, errors.New("expected ~ or ^ and a number of at most " + strconv.Itoa(maxBack))
		}
		if commit, err = r.back(commit, sign, n); err != nil {
			return Commit{}, err
		}
	}
	return Commit{commit.Hash}, nil
}

// back goes from a commit to its parent number n for a ^, and for a ~ to the first parent n times.
func (r *Repository) back(commit *object.Commit, sign byte, n int) (*object.Commit, error) {
	parent := 0
	if sign == '^' && n > 0 {
		parent, n = n-1, 1
	}
	var err error
	for ; n > 0; n-- {
		if parent >= len(commit.ParentHashes) {
			return nil, errors.New("the history does not go back so far")
		}
		if commit, err = object.GetCommit(r.objects, commit.ParentHashes[parent]); err != nil {
			return nil, err
		}
	}
	return commit, nil
}

// base returns the object that a name without steps means. As in git, a whole hash goes before a reference, and
// that before a hash that is abbreviated.
func (r *Repository) base(name string) (plumbing.Hash, error) {
	if name == "" || name == "@" {
		name = Head
	}
	if plumbing.IsHash(name) {
		return plumbing.NewHash(name), nil
	}
	for i, rule := range plumbing.RefRevParseRules {
		ref := plumbing.ReferenceName(fmt.Sprintf(rule, name))
		if i == 0 && name != Head && !strings.HasPrefix(name, "refs/") || ref != plumbing.HEAD && ref.Validate() != nil {
			continue
		}
		found, err := storer.ResolveReference(r.refs, ref)
		if err == nil {
			return found.Hash(), nil
		}
		if !errors.Is(err, plumbing.ErrReferenceNotFound) {
			return plumbing.ZeroHash, fmt.Errorf("git's %s: %w", ref, err)
		}
		if ref == plumbing.HEAD {
			return plumbing.ZeroHash, r.unborn()
		}
	}
	return r.abbreviated(name)
}

// unborn returns why HEAD leads nowhere.
func (r *Repository) unborn() error {
	if _, err := r.refs.Reference(plumbing.HEAD); err != nil {
		return errors.New("the folder .git has no HEAD")
	}
	return ErrUnborn
}

// abbreviated returns the only commit whose hash begins so.
func (r *Repository) abbreviated(name string) (plumbing.Hash, error) {
	if len(name) < 4 || strings.Trim(name, "0123456789abcdefABCDEF") != "" {
		return plumbing.ZeroHash, plumbing.ErrReferenceNotFound
	}
	even := plumbing.NewHash(name + strings.Repeat("0", 40-min(len(name), 40)))
	var found []plumbing.Hash
	for _, s := range append(r.objects.borrowed, r.objects.Storage) {
		hashes, err := s.HashesWithPrefix(even[:len(name)/2])
		if err != nil {
			return plumbing.ZeroHash, err
		}
		for _, h := range hashes {
			if strings.HasPrefix(h.String(), strings.ToLower(name)) && r.objects.isCommit(h) {
				found = append(found, h)
			}
		}
	}
	switch {
	case len(found) == 0:
		return plumbing.ZeroHash, plumbing.ErrReferenceNotFound
	case len(found) > 1:
		return plumbing.ZeroHash, errors.New("the hash is ambiguous")
	}
	return found[0], nil
}

// isCommit reports whether h is a commit or a tag.
func (o objects) isCommit(h plumbing.Hash) bool {
	found, err := o.EncodedObject(plumbing.AnyObject, h)
	return err == nil && (found.Type() == plumbing.CommitObject || found.Type() == plumbing.TagObject)
}

// peel returns the commit that h is, or that the tag h is put on.
func (r *Repository) peel(h plumbing.Hash) (*object.Commit, error) {
	for range 10 {
		found, err := object.GetObject(r.objects, h)
		if err != nil {
			return nil, fmt.Errorf("git object %s: %w", h, err)
		}
		switch found := found.(type) {
		case *object.Commit:
			return found, nil
		case *object.Tag:
			h = found.Target
		default:
			return nil, errors.New("no commit has that name")
		}
	}
	return nil, errors.New("the tag leads to no commit")
}
