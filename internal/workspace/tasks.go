package workspace

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

// Task is a slow computation that diagnostics depend on.
type Task struct {
	kind   taskKind
	path   string // of a file to read, or the root of an extension
	change int    // that requested it; 0 for an index
}

type taskKind uint8

const (
	readManifest taskKind = iota
	lookUpCommit
	indexCode
)

// ID returns t without the change that requested it. Tasks with the same ID do not run at the same time.
func (t Task) ID() Task {
	t.change = 0
	return t
}

// Committed is the version of the manifest of an extension in a commit. It is immutable.
type Committed struct {
	Commit   any                    // identifies the commit; nil if there is none
	Manifest *diagnostics.Committed // nil if there is nothing to compare with

	Repository string // root of the working tree around the manifest; empty if there is none
	Head       string // the commit, abbreviated; empty if there is none
	Missing    error  // why there is nothing to compare with although nothing is wrong
}

func (c *Committed) manifest() *diagnostics.Committed {
	if c == nil {
		return nil
	}
	return c.Manifest
}

// LookUp returns the committed version of the manifest in the folder root. before is the previous result, or nil; it is
// returned if the commit is still the same.
type LookUp func(ctx context.Context, root string, before *Committed) (*Committed, error)

// Pending returns the tasks of s. It parses the open manifests, so that it must not be called where messages are read.
func (s *Snapshot) Pending() []Task {
	var tasks []Task
	for path, change := range s.reads {
		tasks = append(tasks, Task{readManifest, path, change})
	}
	for root, change := range s.commits {
		tasks = append(tasks, Task{lookUpCommit, root, change})
	}
	for _, d := range s.Manifests() {
		if d.Home != nil && d.wantsCode() && d.Home.indexed.Load() == nil {
			tasks = append(tasks, Task{indexCode, d.Home.Root, 0})
		}
	}
	slices.SortFunc(tasks, func(a, b Task) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.path, b.path))
	})
	return slices.Compact(tasks)
}

// Run runs a task of s and returns the resulting change.
func (s *Snapshot) Run(ctx context.Context, t Task, lookUp LookUp) Change {
	switch t.kind {
	case readManifest:
		return s.readManifest(t)
	case lookUpCommit:
		e := s.extensions[t.path]
		if e == nil {
			return LookedUp{Root: t.path, change: t.change}
		}
		found, err := lookUp(ctx, t.path, e.committed)
		return LookedUp{t.path, found, err, t.change}
	case indexCode:
		if e := s.extensions[t.path]; e != nil && e.Files() != nil {
			return Indexed{t.path, symbols.Build(e.Files(), nil)}
		}
	}
	return Indexed{Root: t.path}
}

// readManifest reads the manifest of the extension that a file belongs to. Nothing outside of the folders that the client
// has open is read.
func (s *Snapshot) readManifest(t Task) Read {
	found := Read{Path: t.path, change: t.change}
	root, ok := s.RootOf(t.path)
	if !ok || len(s.folders) > 0 && !s.Contains(root) {
		return found
	}
	src, err := project.New(s.disk.Folder(root), nil).Text(project.Manifest)
	found.Root, found.Text, found.Found = root, src, err == nil
	return found
}

func manifestIn(root string) string { return filepath.Join(root, project.Manifest) }
