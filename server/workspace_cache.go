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

// workspaceCache caches the manifests of the workspace and their diagnostics. Every change must invalidate it.
type workspaceCache struct {
	mu      sync.Mutex
	changes int      // number of invalidations
	list    []string // paths of manifests
	listed  bool
	files   map[string][]checkedFile // by the path of the manifest

	committed map[string]*workspace.Committed // by the folder of the manifest
}

// version returns a number that every change increases.
func (c *workspaceCache) version() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.changes
}

// diagnostics returns the diagnostics of the manifest at path and of the other files of its extension, and whether they are cached.
func (c *workspaceCache) diagnostics(path string) ([]checkedFile, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	files, ok := c.files[path]
	return files, ok
}

// store caches diagnostics unless something has changed since a version.
func (c *workspaceCache) store(path string, since int, files []checkedFile) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if since != c.changes {
		return
	}
	if c.files == nil {
		c.files = map[string][]checkedFile{}
	}
	c.files[path] = files
}

// manifests returns a copy of the list of manifests, and whether it is cached.
func (c *workspaceCache) manifests() ([]string, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.list), c.listed
}

// storeManifests caches the list of manifests unless something has changed since a version.
func (c *workspaceCache) storeManifests(list []string, since int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if since == c.changes {
		c.list, c.listed = list, true
	}
}

// invalidateAll is called when anything may have changed.
func (c *workspaceCache) invalidateAll() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.changes++
	c.list, c.listed, c.files = nil, false, nil
}

// invalidate is called when the file or folder at path may have changed, or was opened or closed.
func (c *workspaceCache) invalidate(path string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.changes++
	base := filepath.Base(path)
	folder := filepath.Ext(base) == "" // perhaps a folder with manifests
	c.listed = c.listed && base != project.Manifest && !folder
	for at := range c.files {
		root := filepath.Dir(at)
		if workspace.Concerns(root, path) || isBelow(path, root) || base == config.Name && isBelow(root, filepath.Dir(path)) {
			delete(c.files, at)
		}
	}
}

// invalidateBelow is called when another commit is checked out in the working tree at dir.
func (c *workspaceCache) invalidateBelow(dir string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.changes++
	for at := range c.files {
		if isBelow(at, dir) {
			delete(c.files, at)
		}
	}
}

// committedAt returns the committed version of the manifest in the folder root as it was last looked up, nil if it was not.
func (c *workspaceCache) committedAt(root string) *workspace.Committed {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.committed[root]
}

func (c *workspaceCache) storeCommitted(root string, committed *workspace.Committed) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.committed == nil {
		c.committed = map[string]*workspace.Committed{}
	}
	c.committed[root] = committed
}

// isBelow reports whether path is dir or below it.
func isBelow(path, dir string) bool {
	return path == dir || strings.HasPrefix(path, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator))
}
