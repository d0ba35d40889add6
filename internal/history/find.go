package history

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Root returns the root of the working tree that contains the folder dir, or [ErrNone]. It is the same for all
// folders for which [Open] returns the same repository.
func Root(dir string) (string, error) {
	root, _, err := find(dir)
	return root, err
}

// find returns the root of the working tree that contains dir, and the folder of its repository.
func find(dir string) (root string, dotGit folder, err error) {
	dir, err = filepath.Abs(dir)
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return "", "", ErrNone // an unsaved file in a new folder
	}
	if err != nil {
		return "", "", err
	}
	for {
		name := filepath.Join(dir, ".git")
		info, err := os.Stat(name)
		switch {
		case err == nil && info.IsDir():
			return dir, folder(name), nil
		case err == nil: // a linked working tree or a submodule
			dotGit, err := folder(dir).pointer(".git", "gitdir:")
			return dir, dotGit, err
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", "", ErrNone
		}
		dir = parent
	}
}

// pointer returns the path in the first line of the file name, after prefix, relative to d. It is empty if the
// file does not exist.
func (d folder) pointer(name, prefix string) (folder, error) {
	content, err := d.read(name)
	if missing(err) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(content), "\n")
	path, ok := strings.CutPrefix(line, prefix)
	path = strings.TrimSpace(path)
	if !ok || path == "" {
		return "", fmt.Errorf("git file %s does not name a folder", name)
	}
	return d.local(path)
}

// local returns path relative to d. It rejects network paths: a file must not be able to open a connection.
func (d folder) local(path string) (folder, error) {
	path = filepath.FromSlash(path)
	if strings.HasPrefix(path, `\\`) || strings.HasPrefix(path, "//") || strings.HasPrefix(filepath.VolumeName(path), `\\`) {
		return "", errors.New("the git repository is on another computer")
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(string(d), path)
	}
	return folder(path), nil
}
