package history

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
)

// Limits of what is read of references.
const (
	maxSymbolic   = 5        // references that lead to each other, as in git
	maxPackedRefs = 64 << 20 // bytes of the file packed-refs
	maxRefName    = 200
)

var errNoRevision = errors.New("no branch, tag or commit of that name")

// refRules are the references that a short name may mean, as in git.
var refRules = [...]string{"", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/", "refs/remotes/*/HEAD"}

// named returns the object that a name without steps means. As in git, a full hash takes precedence over a
// reference, and a reference over an abbreviated hash. The error is [ErrUnborn] for a HEAD without commits.
func (r *Repository) named(name string) (h hash, found bool, err error) {
	if h, ok := parseHash(name); ok {
		return h, true, nil
	}
	for _, rule := range refRules {
		if rule == "" && name != Head && !strings.HasPrefix(name, "refs/") {
			continue
		}
		full := rule + name
		if prefix, suffix, ok := strings.Cut(rule, "*"); ok {
			full = prefix + name + suffix
		}
		h, err := r.reference(full)
		if err == nil {
			return h, true, nil
		}
		if !errors.Is(err, errNoRevision) {
			return h, false, err
		}
		if name == Head {
			return h, false, r.unborn()
		}
	}
	return h, false, nil
}

// unborn returns why HEAD leads to no commit.
func (r *Repository) unborn() error {
	if _, err := r.own.read(Head); err != nil {
		return errors.New("the git repository has no HEAD")
	}
	return ErrUnborn
}

// reference returns the hash that a reference leads to, or errNoRevision.
func (r *Repository) reference(name string) (hash, error) {
	first := name
	for range maxSymbolic + 1 {
		if len(name) > maxRefName || !fs.ValidPath(name) || strings.ContainsFunc(name, unicode.IsControl) {
			return hash{}, errNoRevision
		}
		content, err := r.folderOf(name).read(name)
		if missing(err) {
			return r.packedRef(name)
		}
		if err != nil {
			return hash{}, err
		}
		line, _, _ := strings.Cut(string(content), "\n")
		target, symbolic := strings.CutPrefix(line, "ref:")
		if !symbolic {
			h, ok := parseHash(strings.TrimSpace(line))
			if !ok {
				return h, fmt.Errorf("git reference %s is damaged", name)
			}
			return h, nil
		}
		name = strings.TrimSpace(target)
	}
	return hash{}, fmt.Errorf("git reference %s leads to more than %d other references", first, maxSymbolic)
}

// folderOf returns where a reference is stored: linked working trees share most of them.
func (r *Repository) folderOf(name string) folder {
	kind, rest, shared := strings.Cut(name, "/")
	if !shared || kind != "refs" {
		return r.own
	}
	switch kind, _, _ := strings.Cut(rest, "/"); kind {
	case "bisect", "rewritten", "worktree":
		return r.own
	}
	return r.common
}

// packedRef returns the hash of a reference in the file of packed ones, or errNoRevision.
func (r *Repository) packedRef(name string) (hash, error) {
	in, err := r.common.open("packed-refs")
	if missing(err) {
		return hash{}, errNoRevision
	}
	if err != nil {
		return hash{}, err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return hash{}, err
	}
	if info.Size() > maxPackedRefs {
		return hash{}, fmt.Errorf("git file packed-refs is larger than %d MB", maxPackedRefs>>20)
	}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		digits, rest, _ := strings.Cut(lines.Text(), " ")
		if rest != name {
			continue
		}
		h, ok := parseHash(digits)
		if !ok {
			return h, fmt.Errorf("git reference %s is damaged", name)
		}
		return h, nil
	}
	if err := lines.Err(); err != nil {
		return hash{}, fmt.Errorf("git file packed-refs: %w", err)
	}
	return hash{}, errNoRevision
}
