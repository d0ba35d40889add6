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
			if line := file.match(relative, mode.IsDir()); line != noLine {
				return !line.negated()
			}
		}
	}
	return false
}

// ignoreFile holds the patterns of one .gitignore file (gitignore(5)). Most patterns are literal names, which are looked
// up in a map: a generated file may have hundreds of thousands of them.
type ignoreFile struct {
	base     string             // the folder of the file: absolute, with slashes, one at the end
	names    map[string]literal // without wildcards and slashes, by name: "node_modules"
	paths    map[string]literal // without wildcards, by path relative to base: "build/out"
	suffixes map[string]literal // a star followed by a literal, by the literal: "*.log"
	globs    []glob             // everything else; limited by maxGlobs and maxGlobsBytes
}

// line identifies a line of a .gitignore file: twice its number, plus one if it re-includes what an earlier line excludes.
// A greater line is a later one.
type line int

const noLine line = 0

func newLine(number int) line { return line(2 * number) }

func (l line) negate() line  { return l | 1 }
func (l line) negated() bool { return l&1 == 1 }

// literal is the last line with a pattern that needs no matching, and the last one that applies to folders only.
type literal struct{ any, folders line }

func (l literal) match(folder bool) line {
	if folder {
		return max(l.any, l.folders)
	}
	return l.any
}

// glob is a pattern that needs matching.
type glob struct {
	line    line
	pattern string // a doublestar pattern, of the name or of the path relative to base
	byName  bool   // the pattern has no slash and applies at any depth
	folders bool   // matches folders only
}

// match returns the last line that matches a path relative to base.
func (f *ignoreFile) match(relative string, folder bool) line {
	name := path.Base(relative)
	last := max(f.names[name].match(folder), f.paths[relative].match(folder))
	if len(f.suffixes) > 0 {
		for i := range len(name) + 1 {
			last = max(last, f.suffixes[name[i:]].match(folder))
		}
	}
	for _, g := range slices.Backward(f.globs) {
		if g.line < last {
			break
		}
		if g.folders && !folder {
			continue
		}
		target := relative
		if g.byName {
			target = name
		}
		if ok, _ := doublestar.Match(g.pattern, target); ok { // the pattern is valid: addGlob checks it
			return g.line
		}
	}
	return last
}
