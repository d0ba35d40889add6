package workspace

import (
	"maps"
	"path/filepath"
	"slices"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// Change is something that has happened to a workspace.
type Change interface{ apply(*transition) }

// Open is a file that the client has opened. Key is its canonical URI, URI the one that the client uses.
type Open struct {
	Key, URI uri.URI
	Version  int32
	Text     text.Text
}

func (c Open) apply(t *transition) {
	if _, ok := KindOf(c.Key); ok {
		d := NewDocument(c.URI, c.Version, c.Text)
		set(&t.documents, c.Key, d)
		t.affected[c.Key] = true
		t.renewAround(d)
		return
	}
	path := PathOf(c.URI)
	if !MayBelong(path) || int64(c.Text.Len()) > t.settings.MaxFileSize {
		return
	}
	set(&t.files, path, NewFile(c.URI, c.Version, c.Text))
	t.touch(path)
	set(&t.reads, path, t.changes)
}

// Edit is a new version of an open file. The draft was begun with the version before.
type Edit struct {
	Key     uri.URI
	Version int32
	Draft   Draft
}

func (c Edit) apply(t *transition) {
	if old := t.documents[c.Key]; old != nil {
		d := old.next(c.Version, c.Draft)
		t.documents[c.Key] = d
		t.affected[c.Key] = true
		switch {
		case d.Home == nil:
		case d.Kind == manifest.Configuration:
			t.reconfigure(d.Home.Root)
		case d.isPacked():
			t.changeService(d.Home.Root)
		}
		return
	}
	path := PathOf(c.Key)
	old := t.files[path]
	if old == nil {
		return
	}
	t.files[path] = old.nextFile(c.Version, c.Draft.Text)
	for root, e := range maps.Clone(t.extensions) {
		if _, ok := t.belongs(root, path); ok {
			t.put(e.withFiles(t.Snapshot))
		}
	}
}

// Close is a file that the client has closed.
type Close struct{ Key uri.URI }

func (c Close) apply(t *transition) {
	if d := t.documents[c.Key]; d != nil {
		delete(t.documents, c.Key)
		t.affected[c.Key] = true
		t.renewAround(d)
		if d.Path != "" {
			set(&t.reads, d.Path, t.changes)
		}
	}
	if path := PathOf(c.Key); t.files[path] != nil {
		delete(t.files, path)
		t.touch(path)
		delete(t.homes, path)
	}
}

// Touched are files and folders that have changed on disk.
type Touched struct{ Paths []string }

func (c Touched) apply(t *transition) { t.touch(c.Paths...) }

// Replace sets the texts that take the place of files on disk, by absolute path. Unlike open documents, these files are
// checked with the extension that they belong to. No file may be open.
type Replace struct{ Texts map[string]string }

func (c Replace) apply(t *transition) { t.replaced = c.Texts }

// Configure replaces the settings of the user.
type Configure struct{ Settings Settings }

func (c Configure) apply(t *transition) {
	t.settings = c.Settings
	for key := range t.documents {
		t.affected[key] = true
	}
}

// Folders replaces the folders that the client has open. The search for project configurations ends at these.
type Folders struct{ Paths []string }

func (c Folders) apply(t *transition) {
	t.folders = slices.Clone(c.Paths)
	for _, e := range maps.Clone(t.extensions) {
		t.put(e.configured(t.Snapshot))
	}
}

// Indexed is the first index of the code of an extension.
type Indexed struct {
	Root  string
	Index *symbols.Index
}

func (c Indexed) apply(t *transition) {
	if e := t.extensions[c.Root]; e != nil {
		e.indexed.Store(c.Index)
		t.put(e.reindexed().withFiles(t.Snapshot))
	}
}

// LookedUp is the committed version of the manifest of an extension.
type LookedUp struct {
	Root      string
	Committed *Committed
	Err       error // why there is nothing to compare with, if something is wrong

	change int // that requested it
}

func (c LookedUp) apply(t *transition) {
	if t.commits[c.Root] == c.change {
		delete(t.commits, c.Root)
	}
	e := t.extensions[c.Root]
	if e == nil || e.committed == c.Committed {
		return
	}
	next := *e
	next.committed = c.Committed
	if e.committed.manifest() == c.Committed.manifest() { // only the next lookup needs to know the commit
		t.extensions[c.Root] = &next
		return
	}
	t.put(&next)
}

// Read is the manifest on disk of the extension that an open file belongs to.
type Read struct {
	Path  string // the requested path: of a manifest, or of a file of the extension
	Root  string // of the extension; empty if there is none
	Text  string
	Found bool // there is a manifest, which may be read

	change int // that requested it
}

func (c Read) apply(t *transition) {
	if t.reads[c.Path] == c.change {
		delete(t.reads, c.Path)
	}
	if c.Root != filepath.Dir(c.Path) { // a manifest at this path no longer exists
		t.dropManifest(c.Path)
	}
	t.setHome(c.Path, c.Root)
	if !c.Found {
		return
	}
	d := NewDocument(URIOf(manifestIn(c.Root)), 0, text.New(c.Text))
	d.Closed = true
	if t.OpenAt(d.Path) != nil || !t.hasFiles(c.Root) {
		return
	}
	set(&t.closed, URIOf(d.Path), d)
	t.renew(c.Root)
}

// setHome records that the open file at path, if it is one, belongs to the extension at root, which may be empty.
func (t *transition) setHome(path, root string) {
	if t.files[path] == nil || t.homes[path] == root {
		return
	}
	before := t.homes[path]
	if _, inside := Below(root, path); inside || root == "" {
		delete(t.homes, path)
	} else {
		set(&t.homes, path, root)
	}
	for _, r := range []string{before, root} {
		if e := t.extensions[r]; e != nil {
			t.renew(r)
		}
	}
}

// dropManifest removes the closed manifest at path.
func (t *transition) dropManifest(path string) {
	key := URIOf(path)
	d := t.closed[key]
	if d == nil || filepath.Base(path) != project.Manifest {
		return
	}
	delete(t.closed, key)
	t.affected[key] = true
	t.renew(d.Home.Root)
}
