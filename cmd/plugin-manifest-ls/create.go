package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"plugin-manifest-ls/internal/starter"
)

// createFiles creates files in a folder, which need not exist. If one of them exists or cannot be created, it leaves nothing
// behind. A signal that ends the process takes effect afterwards.
func createFiles(folder string, files []starter.File) error {
	return uninterrupted(func() error {
		made := missing(folder, filepath.Dir, func(name string) error { _, err := os.Lstat(name); return err })
		err := os.MkdirAll(folder, 0o755)
		if err != nil {
			err = pathError(folder, fmt.Errorf("create folder: %w", unwrapPath(err)))
		} else {
			err = createIn(folder, files)
		}
		if err != nil {
			remove(made, os.Remove)
		}
		return err
	})
}

// createIn creates files in a folder that exists.
func createIn(folder string, files []starter.File) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return pathError(folder, err)
	}
	defer root.Close()
	stat := func(name string) error { _, err := root.Lstat(name); return err }
	for _, f := range files {
		switch err := stat(f.Path); {
		case err == nil:
			return pathError(inFolder(folder, f), errors.New("already exists; no file was created"))
		case !errors.Is(err, fs.ErrNotExist):
			return pathError(inFolder(folder, f), unwrapPath(err))
		}
	}
	var made []string
	for _, f := range files {
		made = append(made, missing(path.Dir(f.Path), path.Dir, stat)...)
		err := create(root, f.Path, f.Content)
		if !errors.Is(err, fs.ErrExist) { // else another process has just created it
			made = append(made, f.Path)
		}
		if err != nil {
			remove(made, root.Remove)
			return pathError(inFolder(folder, f), fmt.Errorf("create: %w", unwrapPath(err)))
		}
	}
	return nil
}

func inFolder(folder string, f starter.File) string {
	return filepath.Join(folder, filepath.FromSlash(f.Path))
}

// missing returns those of a folder and its parents that do not exist, the outermost first.
func missing(folder string, parent func(string) string, stat func(string) error) []string {
	var all []string
	for errors.Is(stat(folder), fs.ErrNotExist) {
		all = append(all, folder)
		above := parent(folder)
		if above == folder {
			break // the current folder was deleted
		}
		folder = above
	}
	slices.Reverse(all)
	return all
}

// remove removes files and empty folders, the last first. What cannot be removed stays: a folder may have files of others.
func remove(made []string, one func(string) error) {
	for _, name := range slices.Backward(made) {
		_ = one(name)
	}
}
