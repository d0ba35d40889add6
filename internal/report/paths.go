package report

import (
	"net/url"
	"os"
	"path/filepath"
)

// paths makes paths relative to the root of the Git repository that contains the working directory, as CI services expect,
// or to the working directory if no repository contains it.
type paths struct {
	base string // absolute; empty if unknown
}

func newPaths() paths {
	working, err := os.Getwd()
	if err != nil {
		return paths{}
	}
	for dir := working; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return paths{dir}
		}
		if dir == filepath.Dir(dir) {
			return paths{working}
		}
	}
}

// relative returns the path of a file relative to the base, with slashes, and true. It returns the absolute path and false
// for a file that is not below the base.
func (p paths) relative(abs string) (string, bool) {
	rel, err := filepath.Rel(p.base, abs)
	if p.base == "" || err != nil || !filepath.IsLocal(rel) {
		return filepath.ToSlash(abs), false
	}
	return filepath.ToSlash(rel), true
}

// uri returns the URI of a file, and whether it is relative to the base.
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
