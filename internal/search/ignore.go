package search

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores are the .gitignore files that apply to a folder, the outermost folder first. The innermost file with a matching
// pattern decides.
type ignores []*ignoreFile

// ignored reports whether the file or folder at abs, an absolute path, is excluded.
func (list ignores) ignored(abs string, mode fs.FileMode) bool {
	abs = filepath.ToSlash(abs)
	for _, file := range slices.Backward(list) {
		if relative, below := strings.CutPrefix(abs, file.base); below {
			if p := file.match(relative, mode.IsDir()); p != nil {
				return !p.negated
			}
		}
	}
	return false
}

// ignoreFile holds the patterns of one .gitignore file (gitignore(5)). Most patterns are literal names, which are looked
// up in a map: a generated file may have hundreds of thousands of them.
type ignoreFile struct {
	base     string               // the folder of the file: absolute, with slashes, one at the end
	names    map[string][]pattern // without wildcards and slashes, by name: "node_modules"
	paths    map[string][]pattern // without wildcards, by path relative to base: "build/out"
	suffixes map[string][]pattern // a star followed by a literal, by the literal: "*.log"
	globs    []pattern            // everything else, at most maxGlobs
}

// pattern is one line of a .gitignore file.
type pattern struct {
	line    int
	glob    string // for globs only: a doublestar pattern, relative to base
	folders bool   // matches folders only
	negated bool   // re-includes what an earlier line excludes
}

// match returns the last pattern that matches a path relative to base, or nil.
func (f *ignoreFile) match(relative string, folder bool) *pattern {
	var last *pattern
	consider := func(patterns []pattern) {
		for i := range slices.Backward(patterns) {
			p := &patterns[i]
			if (folder || !p.folders) && (last == nil || p.line > last.line) {
				last = p
				return
			}
		}
	}
	name := path.Base(relative)
	consider(f.names[name])
	consider(f.paths[relative])
	if len(f.suffixes) > 0 {
		for i := range len(name) + 1 {
			consider(f.suffixes[name[i:]])
		}
	}
	for i := range slices.Backward(f.globs) {
		p := &f.globs[i]
		if last != nil && p.line < last.line {
			break
		}
		if !folder && p.folders {
			continue
		}
		if ok, _ := doublestar.Match(p.glob, relative); ok { // the pattern is valid: add checks it
			return p
		}
	}
	return last
}
