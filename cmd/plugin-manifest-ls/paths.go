package main

import (
	"net/url"
	"os"
	"path/filepath"
)

// paths tells files as the services of CI know them: from the root of the Git repository that check runs in
// or, outside of one, from the working directory.
type paths struct {
	base string // absolute; empty if it cannot be told
}

func newPaths() paths {
	here, err := os.Getwd()
	if err != nil {
		return paths{}
	}
	for dir := here; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return paths{dir}
		}
		if dir == filepath.Dir(dir) {
			return paths{here}
		}
	}
}

// relative returns the way from the base to a file with slashes, and whether it is below the base.
func (p paths) relative(abs string) (string, bool) {
	rel, err := filepath.Rel(p.base, abs)
	if p.base == "" || err != nil || !filepath.IsLocal(rel) {
		return filepath.ToSlash(abs), false
	}
	return filepath.ToSlash(rel), true
}

// uri returns the reference to a file, which is relative to the base if the second result is true.
func (p paths) uri(abs string) (string, bool) {
	name, below := p.relative(abs)
	if below {
		return (&url.URL{Path: name}).String(), true
	}
	if filepath.VolumeName(abs) != "" {
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name}).String(), false
}
