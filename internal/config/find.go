package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"plugin-manifest-ls/internal/project"
)

// Name is the name of the file.
const Name = project.Configuration

// Located is a configuration and the folder that its paths are relative to.
type Located struct {
	Dir  string // a path of the operating system
	Text string // of the file
	Config
}

// Unread is a configuration that exists but was not read.
type Unread struct {
	Path   string // a path of the operating system
	Reason error
}

var errOutside = errors.New("a symbolic link that leads out of the folder is not followed")

// Find returns the configurations for the folder dir, outermost first: those in dir and its parents up to the root of
// the Git repository or the first folder for which top returns true. Outside of repositories and such folders only dir
// itself is searched. open returns the text of an open document. open and top may be nil.
//
// A configuration must be a file in its folder. One that is too large, or a symbolic link out of the folder, is not
// read, even if the link stays within the repository. Such files are returned with the reason.
func Find(dir string, top func(dir string) bool, open func(path string) (string, bool)) ([]Located, []Unread) {
	var found []Located
	var unread []Unread
	list := folders(dir, top)
	for _, d := range list {
		name := filepath.Join(d, Name)
		text, ok := "", false
		if open != nil {
			text, ok = open(name)
		}
		if !ok {
			var err error
			text, err = read(d)
			ok = err == nil
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				unread = append(unread, Unread{name, err})
			}
		}
		if ok {
			found = append(found, Located{d, text, Parse(text)})
		}
	}
	return found, unread
}

// read returns the text of the configuration in a folder.
func read(dir string) (string, error) {
	files := project.New(project.Disk(dir), nil)
	text, err := files.Text(Name)
	switch {
	case err == nil:
		return text, nil
	case files.State(Name) == project.Outside:
		return "", errOutside
	case files.State(Name) == project.Missing:
		return "", fs.ErrNotExist
	case errors.Is(err, project.ErrTooLarge):
		return "", fmt.Errorf("larger than %d MB", project.MaxText>>20)
	default:
		return "", errors.New("cannot be read as a file")
	}
}

// folders returns dir and its parents that can have a configuration for it, outermost first.
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
