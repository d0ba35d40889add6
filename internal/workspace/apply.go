package workspace

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/layout"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

// Apply returns the snapshot after changes, and the keys of the documents whose diagnostics may be others now, in
// order. It neither reads a file nor parses a text.
func (s *Snapshot) Apply(changes ...Change) (*Snapshot, []uri.URI) {
	next := *s
	next.documents, next.closed, next.files = maps.Clone(s.documents), maps.Clone(s.closed), maps.Clone(s.files)
	next.extensions, next.reads, next.commits = maps.Clone(s.extensions), maps.Clone(s.reads), maps.Clone(s.commits)
	next.homes = maps.Clone(s.homes)
	next.changes++
	t := &transition{&next, map[uri.URI]bool{}}
	for _, c := range changes {
		c.apply(t)
	}
	t.dropClosed()
	return t.Snapshot, slices.Sorted(maps.Keys(t.affected))
}

// transition is a snapshot under construction.
type transition struct {
	*Snapshot
	affected map[uri.URI]bool // documents
}

func set[K comparable, V any](m *map[K]V, key K, value V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[key] = value
}

// renew makes the extension at root be read again on next use.
func (t *transition) renew(root string) {
	if root == "" {
		return
	}
	e := t.NewExtension(root)
	if old := t.extensions[root]; old != nil {
		e = t.Reread(old)
		e.committed = old.committed
	}
	if t.put(e) {
		set(&t.commits, root, t.changes)
	}
}

// put stores e as the extension at its root. If no document belongs to it, put removes it and returns false.
func (t *transition) put(e *Extension) bool {
	found := false
	for _, documents := range []map[uri.URI]*Document{t.documents, t.closed} {
		for key, d := range documents {
			if d.Home != nil && d.Home.Root == e.Root {
				documents[key] = d.in(e)
				t.affected[key] = true
				found = true
			}
		}
	}
	if found {
		set(&t.extensions, e.Root, e)
	} else {
		delete(t.extensions, e.Root)
	}
	return found
}

// reconfigure searches again for the configurations of the extensions at and below dir.
func (t *transition) reconfigure(dir string) {
	for root, e := range maps.Clone(t.extensions) {
		if _, inside := Below(dir, root); inside || root == dir {
			t.put(e.configured(t.Snapshot))
		}
	}
}

// changeService updates an open resources.json of the extension at root after an edit of its manifest, which can name
// another service now.
func (t *transition) changeService(root string) {
	resources := t.OpenAt(filepath.Join(root, project.Resources))
	if e := t.extensions[root]; e != nil && resources != nil {
		t.put(e.withService(t.Snapshot))
	}
}

// renewAround renews everything that depends on d, which has been opened or closed.
func (t *transition) renewAround(d *Document) {
	if d.Home == nil {
		return
	}
	t.renew(d.Home.Root)
	if d.Kind == manifest.Configuration {
		t.reconfigure(d.Home.Root)
	}
}

// touch renews everything that depends on files that have changed on disk, or are opened or closed.
func (t *transition) touch(paths ...string) {
	if t.cache != nil {
		t.cache, t.baselines = &cache{}, &baselines{}
	}
	roots, folders := map[string]bool{}, map[string]bool{}
	for _, name := range paths {
		if name == "" {
			continue
		}
		switch filepath.Base(name) {
		case project.Manifest:
			set(&t.reads, name, t.changes)
		case config.Name:
			folders[filepath.Dir(name)] = true
		}
		if dir, ok := WorkingTree(name); ok {
			t.lookUpCommits(dir)
			continue
		}
		t.readManifestsBelow(name)
		for root := range t.extensions {
			if Concerns(root, name) && !t.isOfAnother(root, name) {
				roots[root] = true
			}
		}
	}
	if slices.ContainsFunc(paths, layout.IsConfiguration) {
		for name := range t.files { // may belong to another extension now
			set(&t.reads, name, t.changes)
		}
	}
	for root := range roots {
		t.renew(root)
	}
	for dir := range folders {
		t.reconfigure(dir)
	}
	if slices.ContainsFunc(paths, t.IsBaseline) {
		for _, e := range maps.Clone(t.extensions) {
			t.put(e.configured(t.Snapshot))
		}
	}
}

// isOfAnother reports whether a file or folder lies in another known extension, which does not contain that at root: its
// code is not a source of that one.
func (t *transition) isOfAnother(root, name string) bool {
	if _, inside := Below(root, name); inside || name == root {
		return false
	}
	for other := range t.extensions {
		_, contains := Below(other, root)
		_, inside := Below(other, name)
		if other != root && !contains && (inside || name == other) {
			return true
		}
	}
	return false
}

// Concerns reports whether a change of a file or folder can change what is known of the extension at root.
func Concerns(root, name string) bool {
	if rel, inside := Below(root, name); inside {
		return !project.Foreign(rel)
	}
	if _, around := Below(name, root); around || name == root {
		return true
	}
	rel, ok := relative(root, name)
	return ok && isNear(rel) && !project.Foreign(strings.ReplaceAll(rel, "../", "")) &&
		(layout.IsConfiguration(rel) || symbols.IsCode(rel) || filepath.Ext(rel) == "")
}

// readManifestsBelow requests the manifests that may have been created, moved or deleted with a folder: closed ones, and
// those that open files may belong to.
func (t *transition) readManifestsBelow(folder string) {
	for _, d := range t.closed {
		if _, ok := Below(folder, d.Path); ok {
			set(&t.reads, d.Path, t.changes)
		}
	}
	for path := range t.files {
		if _, ok := Below(folder, path); ok {
			set(&t.reads, path, t.changes)
		}
	}
}

// lookUpCommits requests the committed manifests of the extensions at and below dir.
func (t *transition) lookUpCommits(dir string) {
	for root := range t.extensions {
		if _, inside := Below(dir, root); inside || root == dir {
			set(&t.commits, root, t.changes)
		}
	}
}

// dropClosed removes closed manifests that are open now, and those of extensions without open files.
func (t *transition) dropClosed() {
	for key, d := range maps.Clone(t.closed) {
		if t.OpenAt(d.Path) == nil && t.hasFiles(d.Home.Root) {
			continue
		}
		delete(t.closed, key)
		t.affected[key] = true
		t.renew(d.Home.Root)
	}
}
