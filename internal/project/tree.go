package project

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Limits of a scan. A package can have 250 files.
const (
	maxEntries = 20_000
	maxDepth   = 64
	maxSkipped = 20 // folders that [Tree.Skipped] names
)

// Tree is the content of a folder of an extension. It must not be changed.
type Tree struct {
	State   State // of the folder itself
	Entries []Entry
	// Cut is set if a limit was reached.
	Cut bool
	// Skipped are the folders whose content is left out because of their names, such as node_modules; at most the first 20
	// that were found.
	Skipped []string

	skip  func(name string) bool // reports whether a folder is skipped
	known *Tree                  // of the folder app, if it has been scanned already
}

// Entry is a file or folder.
type Entry struct {
	Path  string // relative to the root of the extension; may be invalid UTF-8
	State State  // of the entry itself; of a link, that of its target, or Outside
	Link  bool
	Size  int64 // bytes of a File or of the target of a link
	// Modified is the modification time of a File on disk; zero for a link and an open document.
	Modified time.Time
}

// Files returns the entries that are files.
func (t *Tree) Files() []Entry {
	return slices.DeleteFunc(slices.Clone(t.Entries), func(e Entry) bool { return e.State != File })
}

// Find returns the entry with that path.
func (t *Tree) Find(name string) (Entry, bool) {
	i, ok := slices.BinarySearchFunc(t.Entries, name, func(e Entry, name string) int { return strings.Compare(e.Path, name) })
	if !ok {
		return Entry{}, false
	}
	return t.Entries[i], true
}

// scan reads the names of the files below root, except in folders that skip reports, and adds the open documents. It
// stops at the limits.
func scan(disk fs.FS, open map[string]string, root string, skip func(name string) bool) *Tree {
	t := &Tree{skip: skip}
	t.scan(disk, open, root)
	return t
}

// scan reads the folder root and adds the open documents.
func (t *Tree) scan(disk fs.FS, open map[string]string, root string) {
	if h, release, err := held(disk, "."); err == nil {
		disk = h
		defer release()
	}
	if t.State = stateOf(disk, root); t.State == Directory {
		t.State = t.folder(disk, root, 0)
	}
	t.sort()
	t.addOpen(open, root)
}

// scanAround is the scan of the root with skip function [foreign]. app is the tree of the folder app, which is not read
// again unless it is incomplete.
func scanAround(disk fs.FS, open map[string]string, app *Tree) *Tree {
	if app.State != Directory || app.Cut {
		return scan(disk, open, ".", foreign)
	}
	t := &Tree{skip: foreign, known: app}
	t.scan(disk, open, ".")
	return t
}

// skipsNone is the skip function of scans of all folders.
func skipsNone(string) bool { return false }

// Foreign reports whether [Folder.All] skips a path.
func Foreign(name string) bool {
	folders := strings.Split(name, "/")
	return slices.ContainsFunc(folders[:len(folders)-1], foreign)
}

// foreign reports whether a folder of that name has third-party packages or files of a tool.
func foreign(name string) bool {
	return name == "node_modules" || name == "bower_components" || strings.HasPrefix(name, ".")
}

func (t *Tree) sort() {
	slices.SortFunc(t.Entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
}

// addOpen adds the open documents and their folders to the sorted tree.
func (t *Tree) addOpen(open map[string]string, root string) {
	more := map[string]Entry{}
	for name, content := range open {
		if leaves(name) || root != "." && !strings.HasPrefix(name, root+"/") || t.skips(name) {
			continue
		}
		more[name] = Entry{Path: name, State: File, Size: int64(len(content))}
		for dir := path.Dir(name); dir != root; dir = path.Dir(dir) {
			if _, ok := t.Find(dir); !ok {
				more[dir] = Entry{Path: dir, State: Directory}
			}
		}
	}
	if len(more) == 0 {
		return
	}
	if t.State == Missing {
		t.State = Directory
	}
	t.Entries = slices.DeleteFunc(t.Entries, func(e Entry) bool { _, laid := more[e.Path]; return laid })
	for _, e := range more {
		t.Entries = append(t.Entries, e)
	}
	t.sort()
}

// addKnown adds the entries of the folder app that a scan of the root would add, without open documents.
func (t *Tree) addKnown() {
	for _, e := range t.known.Entries {
		switch {
		case t.skips(e.Path):
		case e.State == Directory && !e.Link && t.skip(path.Base(e.Path)):
			t.skipped(e.Path)
		case len(t.Entries) >= maxEntries:
			t.Cut = true
			return
		default:
			t.Entries = append(t.Entries, e)
		}
	}
}

// skips reports whether a file lies in a folder that is passed over.
func (t *Tree) skips(name string) bool {
	folders := strings.Split(name, "/")
	return slices.ContainsFunc(folders[:len(folders)-1], t.skip)
}

// folder appends the entries of the folder at name. It returns Directory, or Unreadable if that fails.
func (t *Tree) folder(disk fs.FS, name string, depth int) State {
	if depth == maxDepth {
		t.Cut = true
		return Directory
	}
	dir, err := disk.Open(name)
	if err != nil {
		return Unreadable
	}
	defer dir.Close()
	list, ok := dir.(fs.ReadDirFile)
	if !ok {
		return Unreadable
	}
	for {
		batch, err := list.ReadDir(512)
		for _, e := range batch {
			if len(t.Entries) >= maxEntries {
				t.Cut = true
				return Directory
			}
			t.entry(disk, path.Join(name, e.Name()), e, depth)
		}
		switch {
		case errors.Is(err, io.EOF):
			return Directory
		case err != nil || len(batch) == 0:
			return Unreadable
		}
	}
}

func (t *Tree) skipped(name string) {
	if len(t.Skipped) < maxSkipped {
		t.Skipped = append(t.Skipped, name)
	}
}

func (t *Tree) entry(disk fs.FS, name string, e fs.DirEntry, depth int) {
	entry := Entry{Path: name}
	switch mode := e.Type(); {
	case mode.IsDir() && t.skip(e.Name()):
		t.skipped(name)
		return
	case mode.IsDir() && name == App && t.known != nil:
		t.Entries = append(t.Entries, Entry{Path: name, State: Directory})
		t.addKnown()
		return
	case mode.IsDir():
		i := len(t.Entries)
		t.Entries = append(t.Entries, entry)
		t.Entries[i].State = t.folder(disk, name, depth+1)
		return
	case mode&fs.ModeSymlink != 0:
		entry.State, entry.Link = stateOf(disk, name), true
		if at, err := fs.Stat(disk, name); err == nil && entry.State == File {
			entry.Size = at.Size()
		}
	case mode.IsRegular():
		entry.State = File
		at, err := e.Info()
		switch {
		case err == nil:
			entry.Size, entry.Modified = at.Size(), at.ModTime()
		case errors.Is(err, fs.ErrNotExist):
			return // deleted during the scan
		default:
			entry.State = Unreadable
		}
	default:
		entry.State = Special
	}
	t.Entries = append(t.Entries, entry)
}
