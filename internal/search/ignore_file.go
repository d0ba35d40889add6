package search

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Limits for .gitignore files. What exceeds them is not applied, which is reported once per search: more manifests are
// checked than intended, and no time or memory is lost.
const (
	maxIgnoreBytes      = 1 << 20 // of one file
	maxIgnoreBytesTotal = 8 << 20 // of all files of a search

	// Each pattern with wildcards is compared with every folder and manifest.
	maxGlobs      = 1000     // that apply to one folder
	maxGlobsBytes = 64 << 10 // of those patterns together
)

// ignoreReader reads the .gitignore files of one search.
type ignoreReader struct {
	files    files
	read     int  // bytes so far
	reported bool // that a limit was exceeded
}

// join returns list extended by the .gitignore file in a folder. With an error, the returned list contains what could be
// read. Like Git it follows no links; pipes and devices are skipped, because reading them may never end.
func (r *ignoreReader) join(list ignores, path, abs string) (ignores, error) {
	name := filepath.Join(path, ".gitignore")
	if r.read >= maxIgnoreBytesTotal {
		if _, err := r.files.lstat(name); errors.Is(err, fs.ErrNotExist) {
			return list, nil
		}
		return list, r.exceeded(fmt.Errorf("%s: more than %d MB of .gitignore files; this one and later ones are not applied", name, maxIgnoreBytesTotal>>20))
	}
	content, err := readRegular(r.files, path)
	if errors.Is(err, fs.ErrNotExist) {
		return list, nil
	}
	if err != nil {
		return list, Fault(name, err)
	}
	r.read += len(content)
	if len(content) > maxIgnoreBytes {
		content = content[:bytes.LastIndexByte(content[:maxIgnoreBytes], '\n')+1]
		err = r.exceeded(fmt.Errorf("%s: larger than %d MB; only the lines before that are applied", name, maxIgnoreBytes>>20))
	}
	file := newIgnoreFile(abs, list)
	number := 0
	for text := range strings.Lines(strings.TrimPrefix(string(content), "\uFEFF")) {
		number++
		if !file.add(number, strings.TrimRight(text, "\r\n")) && !r.reported {
			err = r.exceeded(fmt.Errorf("%s:%d: at most %d patterns with wildcards and %d kB of them are applied to a folder", name, number, maxGlobs, maxGlobsBytes>>10))
		}
	}
	return append(slices.Clip(list), &file.ignoreFile), err
}

// exceeded returns the error of a limit the first time, then nil.
func (r *ignoreReader) exceeded(err error) error {
	if r.reported {
		return nil
	}
	r.reported = true
	return limitError{err}
}

// limitError is an [ErrLimit] with a message.
type limitError struct{ error }

// Is implements the interface of [errors.Is].
func (limitError) Is(target error) bool { return target == ErrLimit }

// readRegular returns the content of the .gitignore file in a folder, cut off one byte after maxIgnoreBytes. The error is
// [fs.ErrNotExist] if it is no regular file.
func readRegular(from files, dir string) ([]byte, error) {
	info, err := from.lstat(filepath.Join(dir, ".gitignore"))
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	f, err := from.folder(dir).Open(".gitignore") // does not wait for a pipe that has replaced the file
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	return io.ReadAll(io.LimitReader(f, maxIgnoreBytes+1))
}

// unfinished is an [ignoreFile] that patterns are added to.
type unfinished struct {
	ignoreFile

	globsLeft, bytesLeft int // until the limits of globs are reached
}

// newIgnoreFile returns the file in the folder abs, to which the files of list apply too.
func newIgnoreFile(abs string, list ignores) *unfinished {
	f := &unfinished{
		ignoreFile: ignoreFile{
			base:     strings.TrimSuffix(filepath.ToSlash(abs), "/") + "/",
			names:    map[string]literal{},
			paths:    map[string]literal{},
			suffixes: map[string]literal{},
		},
		globsLeft: maxGlobs,
		bytesLeft: maxGlobsBytes,
	}
	for _, above := range list {
		for _, g := range above.globs {
			f.globsLeft--
			f.bytesLeft -= len(g.pattern)
		}
	}
	return f
}

// add adds the pattern of one line, if there is one. It reports false if the pattern exceeds the limits.
func (f *unfinished) add(number int, text string) bool {
	if strings.HasPrefix(text, "#") {
		return true
	}
	for strings.HasSuffix(text, " ") && !strings.HasSuffix(text, `\ `) {
		text = text[:len(text)-1]
	}
	at := newLine(number)
	text, negated := strings.CutPrefix(text, "!")
	if negated {
		at = at.negate()
	}
	text, folders := strings.CutSuffix(text, "/")
	suffix, starred := strings.CutPrefix(text, "*")
	switch {
	case text == "":
	case !strings.ContainsAny(text, `*?[\/`):
		addLiteral(f.names, text, at, folders)
	case !strings.ContainsAny(text, `*?[\`):
		addLiteral(f.paths, strings.TrimPrefix(text, "/"), at, folders)
	case starred && !strings.ContainsAny(suffix, `*?[\/`):
		addLiteral(f.suffixes, suffix, at, folders)
	default:
		return f.addGlob(glob{line: at, pattern: text, folders: folders})
	}
	return true
}

func addLiteral(to map[string]literal, text string, at line, folders bool) {
	l := to[text]
	if folders {
		l.folders = at
	} else {
		l.any = at
	}
	to[text] = l
}

// addGlob adds a pattern that needs matching, given as it is written. Invalid patterns match nothing, as in Git.
func (f *unfinished) addGlob(g glob) bool {
	if f.globsLeft <= 0 || len(g.pattern) > f.bytesLeft {
		return false
	}
	written := g.pattern
	g.pattern = literalBraces(written)
	switch {
	case !strings.Contains(written, "/"):
		g.byName = true
	case strings.HasSuffix(written, "/**"):
		g.pattern = strings.TrimPrefix(g.pattern, "/") + "/*" // the content of the folder, not the folder itself
	default:
		g.pattern = strings.TrimPrefix(g.pattern, "/")
	}
	if doublestar.ValidatePattern(g.pattern) {
		f.globs = append(f.globs, g)
		f.globsLeft--
		f.bytesLeft -= len(g.pattern)
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
