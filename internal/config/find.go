package config

import (
	"errors"
	"fmt"
	"io/fs"
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

// Cache has the configurations that were read from disk, by their folder. It is valid until a file changes. The zero
// value is empty.
type Cache struct{ folders map[string]cached }

type cached struct {
	text       string
	err        error
	repository bool // the folder is the root of a Git repository
}

// Find returns the configurations for the folder dir, outermost first: those in dir and its parents up to the root of
// the Git repository or the first folder for which top returns true. Outside of repositories and such folders only dir
// itself is searched. open returns the text of an open document. open, top and cache may be nil.
//
// A configuration must be a file in its folder. One that is too large, or a symbolic link out of the folder, is not
// read, even if the link stays within the repository. Such files are returned with the reason.
func Find(files project.Files, dir string, top func(dir string) bool, open func(path string) (string, bool), cache *Cache) ([]Located, []Unread) {
	var found []Located
	var unread []Unread
	if cache == nil {
		cache = &Cache{}
	}
	list := cache.chain(files, dir, top)
	for _, d := range list {
		name := filepath.Join(d, Name)
		text, ok := "", false
		if open != nil {
			text, ok = open(name)
		}
		if !ok {
			var err error
			text, err = cache.folder(files, d).text, cache.folder(files, d).err
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

// folder returns what the cache has of a folder. It reads the folder the first time.
func (c *Cache) folder(files project.Files, dir string) cached {
	if f, ok := c.folders[dir]; ok {
		return f
	}
	folder := project.New(files.Folder(dir), nil)
	f := cached{repository: folder.State(".git") != project.Missing}
	f.text, f.err = read(folder)
	if c.folders == nil {
		c.folders = map[string]cached{}
	}
	c.folders[dir] = f
	return f
}

// read returns the text of the configuration in a folder.
func read(folder *project.Folder) (string, error) {
	switch folder.State(Name) {
	case project.Outside:
		return "", errOutside
	case project.Missing:
		return "", fs.ErrNotExist
	}
	text, err := folder.Text(Name)
	switch {
	case err == nil:
		return text, nil
	case errors.Is(err, project.ErrTooLarge):
		return "", fmt.Errorf("larger than %d MB", project.MaxText>>20)
	default:
		return "", errors.New("cannot be read as a file")
	}
}

// chain returns dir and its parents that can have a configuration for it, outermost first.
func (c *Cache) chain(files project.Files, dir string, top func(string) bool) []string {
	list := []string{dir}
	for d := dir; ; d = filepath.Dir(d) {
		if d != dir {
			list = append([]string{d}, list...)
		}
		if top != nil && top(d) {
			return list
		}
		if c.folder(files, d).repository {
			return list
		}
		if d == filepath.Dir(d) {
			return []string{dir}
		}
	}
}
