package server

import (
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/workspace"
)

// surveyed caches the manifests of the workspace and their diagnostics. Every change must invalidate it.
type surveyed struct {
	mu      sync.Mutex
	changes int      // that were reported
	list    []string // paths of manifests
	listed  bool
	files   map[string][]surveyedFile // by the path of the manifest

	committed map[string]*workspace.Committed // by the folder of the manifest
}

// now returns the number of changes so far.
func (k *surveyed) now() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.changes
}

// of returns the diagnostics of the manifest at path and of the files around it, and whether they are known.
func (k *surveyed) of(path string) ([]surveyedFile, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	files, ok := k.files[path]
	return files, ok
}

// keep caches diagnostics unless something has changed since.
func (k *surveyed) keep(path string, since int, files []surveyedFile) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if since != k.changes {
		return
	}
	if k.files == nil {
		k.files = map[string][]surveyedFile{}
	}
	k.files[path] = files
}

// manifests returns a copy of the list, and whether it is known.
func (k *surveyed) manifests() ([]string, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return slices.Clone(k.list), k.listed
}

func (k *surveyed) keepManifests(list []string, since int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if since == k.changes {
		k.list, k.listed = list, true
	}
}

// forgetAll is called when anything may have changed.
func (k *surveyed) forgetAll() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.changes++
	k.list, k.listed, k.files = nil, false, nil
}

// forget is called when the file or folder at path may have changed, or been opened or closed.
func (k *surveyed) forget(path string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.changes++
	base := filepath.Base(path)
	folder := filepath.Ext(base) == "" // perhaps, and with manifests in it
	k.listed = k.listed && base != project.Manifest && !folder
	for at := range k.files {
		root := filepath.Dir(at)
		if liesIn(path, root) || liesIn(root, path) || base == config.Name && liesIn(root, filepath.Dir(path)) {
			delete(k.files, at)
		}
	}
}

// forgetBelow is called when another commit is checked out in the working tree at dir.
func (k *surveyed) forgetBelow(dir string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.changes++
	for at := range k.files {
		if liesIn(at, dir) {
			delete(k.files, at)
		}
	}
}

// committedAt returns what the last commit had of the manifest in the folder root when it was last looked up, nil if it
// was not.
func (k *surveyed) committedAt(root string) *workspace.Committed {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.committed[root]
}

func (k *surveyed) keepCommitted(root string, c *workspace.Committed) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.committed == nil {
		k.committed = map[string]*workspace.Committed{}
	}
	k.committed[root] = c
}

// liesIn reports whether path is dir or lies in it.
func liesIn(path, dir string) bool {
	return path == dir || strings.HasPrefix(path, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator))
}
