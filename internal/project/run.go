package project

import (
	"io/fs"
	"os"
	"sync"
)

// Run are the files of the operating system for a program that soon ends: unlike those of [OS], a folder stays open
// between two calls, until it is released. The zero value is ready to use.
type Run struct {
	mu    sync.Mutex
	roots map[string]*os.Root // by the path of the folder
}

// Folder implements [Files].
func (r *Run) Folder(dir string) fs.FS { return keptDisk{r, dir} }

// Release closes the folders. It must not be called while one of them is read. The next call opens a folder again.
func (r *Run) Release() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, root := range r.roots {
		_ = root.Close() // nothing was written
	}
	clear(r.roots)
}

// root returns an open folder.
func (r *Run) root(dir string) (heldDisk, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if root, ok := r.roots[dir]; ok {
		return heldDisk{root}, nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return heldDisk{}, err
	}
	if r.roots == nil {
		r.roots = map[string]*os.Root{}
	}
	r.roots[dir] = root
	return heldDisk{root}, nil
}

// keptDisk is a folder of a [Run].
type keptDisk struct {
	run *Run
	dir string
}

// Open implements [fs.FS].
func (k keptDisk) Open(name string) (fs.File, error) {
	root, err := k.run.root(k.dir)
	if err != nil {
		return nil, err
	}
	return root.Open(name)
}

// Stat implements [fs.StatFS].
func (k keptDisk) Stat(name string) (fs.FileInfo, error) {
	root, err := k.run.root(k.dir)
	if err != nil {
		return nil, err
	}
	return root.Stat(name)
}

// hold opens a folder below k. release must be called when it is no longer used.
func (k keptDisk) hold(name string) (below heldDisk, release func(), err error) {
	root, err := k.run.root(k.dir)
	if err != nil || name == "." {
		return root, func() {}, err
	}
	opened, err := root.root.OpenRoot(name)
	if err != nil {
		return heldDisk{}, nil, err
	}
	below = heldDisk{opened}
	return below, below.Close, nil
}
