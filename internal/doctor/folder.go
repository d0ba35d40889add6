package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/search"
)

// maxExtensions limits the extensions that a report describes.
const maxExtensions = 5

// maxVisited limits the files and folders that are searched for manifests.
const maxVisited = 100_000

// Folder describes the extensions in and below dir or, if there are none, the one that dir lies in. dir is an absolute path, home
// the home directory of the user. An error means that the folder cannot be read.
func (c *Collector) Folder(ctx context.Context, dir, home string) (*Report, error) {
	if err := readable(dir); err != nil {
		return nil, err
	}
	r := New(dir, home)
	below := search.Search{Most: maxVisited, Stop: func() bool { return ctx.Err() != nil }}
	var found []string
	for path, err := range below.Below(dir) {
		switch {
		case err == nil:
			found = append(found, path)
		case errors.Is(err, search.ErrOutside):
			leave(&r.LeftOut, "symbolic links out of the folder are not followed", err.Error())
		default:
			leave(&r.LeftOut, "cannot be read", err.Error())
		}
	}
	if below.Ignored != "" {
		leave(&r.LeftOut, ".gitignore excludes it", below.Ignored)
	}
	if below.Cut {
		leave(&r.LeftOut, fmt.Sprintf("only the first %d files and folders were searched for manifests", maxVisited), dir)
		r.problem(dir, "The folder has too many files to be searched for manifests", "Pass the folder of an extension")
	}
	if root, ok := c.Snapshot.RootOf(filepath.Join(dir, project.Manifest)); ok && len(found) == 0 {
		found = append(found, filepath.Join(root, project.Manifest))
	}
	c.Describe(ctx, r, found)
	switch {
	case len(found) > 0:
	case below.Ignored != "":
		r.problem(dir, "There is no plugin-manifest.json that .gitignore does not exclude", "Pass the folder of the manifest")
	default:
		r.problem(dir, "There is no plugin-manifest.json in the folder, below it or above it", "Pass the folder of an extension")
	}
	return r, nil
}

func readable(dir string) error {
	at, err := os.Stat(dir)
	if err == nil && !at.IsDir() {
		return search.Fault(dir, errors.New("a file, expected a folder"))
	}
	var opened fs.File
	if err == nil {
		opened, err = os.Open(dir)
	}
	if err != nil {
		return search.Fault(dir, err)
	}
	return opened.Close()
}
