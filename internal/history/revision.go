package history

import (
	"context"
	"errors"
	"strconv"
	"strings"
)

// Head is the revision of the last commit.
const Head = "HEAD"

// Commit names a commit. Two are equal if they name the same one.
type Commit struct{ hash hash }

// String returns the beginning of the hash.
func (c Commit) String() string { return c.hash.String()[:10] }

// Limits of what a revision leads through.
const (
	maxBack = 10_000 // commits that ~ goes back
	maxTags = 10     // tags that name each other
)

// Resolve returns the commit that a revision names in git's notation: a branch, a tag, HEAD or a hash, which may
// be abbreviated, followed by any of ~, ~3, ^ and ^2. The error is [ErrUnborn] for the HEAD of a repository
// without commits.
func (r *Repository) Resolve(ctx context.Context, revision string) (Commit, error) {
	ctx, end := r.objects.begin(ctx)
	defer end()
	h, err := r.resolve(ctx, revision)
	if errors.Is(err, errMissing) {
		err = errors.New("the commit is not in the repository, which may be a shallow clone")
	}
	return Commit{h}, err
}

func (r *Repository) resolve(ctx context.Context, revision string) (hash, error) {
	name, steps := revision, ""
	if i := strings.IndexAny(revision, "~^"); i >= 0 {
		name, steps = revision[:i], revision[i:]
	}
	if name == "" || name == "@" {
		name = Head
	}
	h, found, err := r.named(name)
	if err == nil && !found {
		h, err = r.objects.abbreviated(ctx, name)
	}
	if err == nil {
		h, err = r.peel(ctx, h)
	}
	for err == nil && steps != "" {
		var s step
		if s, steps, err = nextStep(steps); err == nil {
			h, err = r.back(ctx, h, s)
		}
	}
	return h, err
}

// step is one ~ or ^ of a revision: the parent with that number, count times.
type step struct{ parent, count int }

// nextStep returns the first step and those after it.
func nextStep(steps string) (s step, rest string, err error) {
	rest = strings.TrimLeft(steps[1:], "0123456789")
	n := 1
	if digits := steps[1 : len(steps)-len(rest)]; digits != "" {
		n, err = strconv.Atoi(digits)
	}
	if err != nil || n > maxBack || rest != "" && !strings.ContainsRune("~^", rune(rest[0])) {
		return s, "", errors.New("expected ~ or ^ and a number of at most " + strconv.Itoa(maxBack))
	}
	switch {
	case steps[0] == '~':
		return step{0, n}, rest, nil
	case n == 0: // the commit itself
		return step{0, 0}, rest, nil
	}
	return step{n - 1, 1}, rest, nil
}

// back returns the commit that a step leads to.
func (r *Repository) back(ctx context.Context, h hash, s step) (hash, error) {
	for range s.count {
		o, err := r.objects.readKind(ctx, h, commitKind)
		if err != nil {
			return h, err
		}
		_, parents, err := o.commit()
		if err != nil {
			return h, objectError(h, err)
		}
		if s.parent >= len(parents) {
			return h, errors.New("the history does not go back that far")
		}
		h = parents[s.parent]
	}
	if _, err := r.objects.readKind(ctx, h, commitKind); err != nil {
		return h, err
	}
	return h, nil
}

// peel returns the commit that h is, or that the tag h leads to.
func (r *Repository) peel(ctx context.Context, h hash) (hash, error) {
	for range maxTags {
		o, err := r.objects.read(ctx, h)
		if err != nil {
			return h, err
		}
		switch o.kind {
		case commitKind:
			return h, nil
		case tagKind:
			target, err := o.target()
			if err != nil {
				return h, objectError(h, err)
			}
			h = target
		default:
			return h, errors.New("no commit has that name")
		}
	}
	return h, errors.New("the tag leads to no commit")
}
