package search

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores are the lines of the .gitignore files that hold for a folder, those of the outermost
// folder first. Of the lines that name something the last one counts.
type ignores []ignore

// ignore is a line of a .gitignore file (gitignore(5)).
type ignore struct {
	base    string // the folder of the file, absolute, with slashes and one at the end
	glob    string // of the way from there
	folders bool   // names folders only
	again   bool   // takes back what a line before it names
}

// name reports whether the file or folder at abs is to be left out.
func (list ignores) name(abs string, mode fs.FileMode) bool {
	abs = filepath.ToSlash(abs)
	for _, line := range slices.Backward(list) {
		way, below := strings.CutPrefix(abs, line.base)
		if !below || line.folders && !mode.IsDir() {
			continue
		}
		if ok, _ := doublestar.Match(line.glob, way); ok { // the glob is valid: see parseIgnore
			return !line.again
		}
	}
	return false
}

// join returns list with the lines of the .gitignore file in a folder behind it. The error is that
// of reading the file, if there is one. Like Git it reads no links; pipes and devices might never end.
func (list ignores) join(path, abs string) (ignores, error) {
	name := filepath.Join(path, ".gitignore")
	at, err := os.Lstat(name)
	if err == nil && !at.Mode().IsRegular() {
		return list, nil
	}
	var content []byte
	if err == nil {
		content, err = os.ReadFile(name) //nolint:gosec // below a folder the user named
	}
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return list, nil
		}
		return list, Fault(name, err)
	}
	base := strings.TrimSuffix(filepath.ToSlash(abs), "/") + "/"
	list = slices.Clip(list)
	for line := range strings.Lines(strings.TrimPrefix(string(content), "\uFEFF")) {
		if i, ok := parseIgnore(base, strings.TrimRight(line, "\r\n")); ok {
			list = append(list, i)
		}
	}
	return list, nil
}

// parseIgnore reads one line, and reports whether it names anything.
func parseIgnore(base, line string) (ignore, bool) {
	if strings.HasPrefix(line, "#") {
		return ignore{}, false
	}
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	i := ignore{base: base}
	line, i.again = strings.CutPrefix(line, "!")
	line, i.folders = strings.CutSuffix(line, "/")
	switch glob := literalBraces(line); {
	case line == "":
		return ignore{}, false
	case !strings.Contains(line, "/"):
		i.glob = "**/" + glob // at any depth
	case strings.HasSuffix(line, "/**"):
		i.glob = strings.TrimPrefix(glob, "/") + "/*" // what is in the folder, and not the folder
	default:
		i.glob = strings.TrimPrefix(glob, "/")
	}
	return i, doublestar.ValidatePattern(i.glob)
}

// literalBraces escapes braces, which offer a choice to doublestar and are letters to Git.
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

// inheritIgnores returns what the folders above abs, up to the root of its Git repository, ignore.
// There is nothing to inherit without a repository, or if they ignore abs itself: whoever names it
// wants to see it all the same.
func inheritIgnores(abs string) (ignores, error) {
	var above []string // innermost first
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
	for i, dir := range slices.Backward(above) {
		var err error
		if list, err = list.join(dir, dir); err != nil {
			return list, err
		}
		next := abs
		if i > 0 {
			next = above[i-1]
		}
		if list.name(next, fs.ModeDir) {
			return nil, nil
		}
	}
	return list, nil
}
