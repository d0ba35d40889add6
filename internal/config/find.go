package config

import (
	"io"
	"os"
	"path/filepath"
)

// Name is what the file is called.
const Name = ".plugin-manifest-ls.json"

// maxSize is how many bytes of a file are read.
const maxSize = 1 << 20

// Located is a configuration and the folder that its paths begin at.
type Located struct {
	Dir string // a path of the operating system
	Config
}

// Find returns the configurations that hold for the folder dir, outermost first: those in dir and in
// the folders above it, up to the root of the Git repository or a folder that top tells, whichever
// comes first. Outside of a repository and of those folders only dir itself is looked at. open gives the
// text of a file that is open in an editor; it and top may be nil.
func Find(dir string, top func(dir string) bool, open func(path string) (string, bool)) []Located {
	var found []Located
	for _, d := range folders(dir, top) {
		name := filepath.Join(d, Name)
		if open != nil {
			if text, ok := open(name); ok {
				found = append(found, Located{d, Parse(text)})
				continue
			}
		}
		if text, ok := read(name); ok {
			found = append(found, Located{d, Parse(text)})
		}
	}
	return found
}

// folders returns dir and the folders above it that can have a configuration for it, outermost first.
func folders(dir string, top func(string) bool) []string {
	list := []string{dir}
	for d := dir; ; d = filepath.Dir(d) {
		if d != dir {
			list = append([]string{d}, list...)
		}
		if top != nil && top(d) {
			return list
		}
		if _, err := os.Lstat(filepath.Join(d, ".git")); err == nil {
			return list
		}
		if d == filepath.Dir(d) {
			return []string{dir}
		}
	}
}

func read(name string) (string, bool) {
	if at, err := os.Stat(name); err != nil || !at.Mode().IsRegular() {
		return "", false
	}
	f, err := os.Open(name) //nolint:gosec // the name is ours, below a folder of the user's
	if err != nil {
		return "", false
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxSize))
	return string(content), err == nil
}
