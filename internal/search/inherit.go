package search

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
)

// inherit returns the .gitignore files above abs, up to the root of its Git repository. There are none without a
// repository, or if they exclude abs itself: a folder that the user names is searched anyway. Errors of single files do
// not end the search.
func (r *ignoreReader) inherit(abs string) (ignores, error) {
	var above []string // the innermost folder first
	for dir := abs; ; dir = filepath.Dir(dir) {
		if dir != abs {
			above = append(above, dir)
		}
		if _, err := r.files.lstat(filepath.Join(dir, ".git")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			return nil, nil
		}
	}
	var list ignores
	var faults []error
	for i, dir := range slices.Backward(above) {
		var err error
		if list, err = r.join(list, dir, dir); err != nil {
			faults = append(faults, err)
		}
		next := abs
		if i > 0 {
			next = above[i-1]
		}
		if list.ignored(next, fs.ModeDir) {
			return nil, errors.Join(faults...)
		}
	}
	return list, errors.Join(faults...)
}
