package search

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Limits for one .gitignore file. What exceeds them is not applied, which is reported once per file: more manifests are
// checked than intended, and no time or memory is lost.
const (
	maxIgnoreBytes = 1 << 20
	maxGlobs       = 1000 // patterns with wildcards; each is compared with every file
	maxGlobBytes   = 1024 // of one such pattern
)

// join returns list extended by the .gitignore file in a folder. With an error, the returned list contains what could be
// read. Like Git it follows no links; pipes and devices are skipped, because reading them may never end.
func (list ignores) join(path, abs string) (ignores, error) {
	name := filepath.Join(path, ".gitignore")
	content, err := readRegular(name)
	if errors.Is(err, fs.ErrNotExist) {
		return list, nil
	}
	if err != nil {
		return list, Fault(name, err)
	}
	file := &ignoreFile{
		base:     strings.TrimSuffix(filepath.ToSlash(abs), "/") + "/",
		names:    map[string][]pattern{},
		paths:    map[string][]pattern{},
		suffixes: map[string][]pattern{},
	}
	if len(content) > maxIgnoreBytes {
		content = content[:bytes.LastIndexByte(content[:maxIgnoreBytes], '\n')+1]
		err = fmt.Errorf("%s: larger than %d MB; only the lines before that are applied", name, maxIgnoreBytes>>20)
	}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(content), "\uFEFF")) {
		n++
		if !file.add(n, strings.TrimRight(line, "\r\n")) && err == nil {
			err = fmt.Errorf("%s:%d: only the first %d patterns with wildcards, of at most %d bytes each, are applied", name, n, maxGlobs, maxGlobBytes)
		}
	}
	return append(list[:len(list):len(list)], file), err
}

// readRegular returns the content of a regular file, cut off one byte after maxIgnoreBytes. The error is
// [fs.ErrNotExist] if there is something else.
func readRegular(name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	f, err := os.Open(name) //nolint:gosec // below a folder that the user named
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxIgnoreBytes+1))
}

// add adds the pattern of one line, if there is one. It reports false if the pattern exceeds the limits.
func (f *ignoreFile) add(number int, line string) bool {
	if strings.HasPrefix(line, "#") {
		return true
	}
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	p := pattern{line: number}
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.folders = strings.CutSuffix(line, "/")
	suffix, starred := strings.CutPrefix(line, "*")
	switch {
	case line == "":
	case !strings.ContainsAny(line, `*?[\/`):
		f.names[line] = append(f.names[line], p)
	case !strings.ContainsAny(line, `*?[\`):
		relative := strings.TrimPrefix(line, "/")
		f.paths[relative] = append(f.paths[relative], p)
	case starred && !strings.ContainsAny(suffix, `*?[\/`):
		f.suffixes[suffix] = append(f.suffixes[suffix], p)
	default:
		return f.addGlob(p, line)
	}
	return true
}

// addGlob adds a pattern that needs matching. Invalid patterns match nothing, as in Git.
func (f *ignoreFile) addGlob(p pattern, line string) bool {
	if len(f.globs) == maxGlobs || len(line) > maxGlobBytes {
		return false
	}
	switch glob := literalBraces(line); {
	case !strings.Contains(line, "/"):
		p.glob = "**/" + glob // at any depth
	case strings.HasSuffix(line, "/**"):
		p.glob = strings.TrimPrefix(glob, "/") + "/*" // the content of the folder, not the folder itself
	default:
		p.glob = strings.TrimPrefix(glob, "/")
	}
	if doublestar.ValidatePattern(p.glob) {
		f.globs = append(f.globs, p)
	}
	return true
}

// literalBraces escapes braces, which are alternatives in doublestar and literals in Git.
func literalBraces(glob string) string {
	var b strings.Builder
	for i := 0; i < len(glob); i++ {
		switch {
		case glob[i] == '\\' && i+1 < len(glob):
			b.WriteByte('\\')
			i++
		case glob[i] == '{' || glob[i] == '}':
			b.WriteByte('\\')
		}
		b.WriteByte(glob[i])
	}
	return b.String()
}

// inheritIgnores returns the .gitignore files above abs, up to the root of its Git repository. There are none without a
// repository, or if they exclude abs itself: a folder that the user names is searched anyway. Errors of single files do
// not end the search.
func inheritIgnores(abs string) (ignores, error) {
	var above []string // the innermost folder first
	for dir := abs; ; dir = filepath.Dir(dir) {
		if dir != abs {
			above = append(above, dir)
		}
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			return nil, nil
		}
	}
	var list ignores
	var faults []error
	for i := len(above) - 1; i >= 0; i-- {
		var err error
		if list, err = list.join(above[i], above[i]); err != nil {
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
