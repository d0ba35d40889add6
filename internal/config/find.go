package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"plugin-manifest-ls/internal/project"
)

// Name is what the file is called.
const Name = project.Configuration

// Located is a configuration and the folder that its paths begin at.
type Located struct {
	Dir  string // a path of the operating system
	Text string // of the file
	Config
}

// Unread is a configuration that is there and is not read.
type Unread struct {
	Path   string // a path of the operating system
	Reason error
}

var errOutside = errors.New("a symbolic link that leads out of the folder is not followed")

// Find returns the configurations that hold for the folder dir, outermost first: those in dir and in
// the folders above it, up to the root of the Git repository or a folder that top tells, whichever
// comes first. Outside of a repository and of those folders only dir itself is looked at. open gives the
// text of a file that is open in an editor; it and top may be nil. A configuration must be a file of its folder: one that is
// too large, or a symbolic link out of the folder, is not read, even if the link stays within the repository. Those that are
// not read are returned with the reason.
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
