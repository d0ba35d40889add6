package project

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// The bounds of what is looked at below app. A package may have 250 files.
const (
	maxEntries = 20_000
	maxDepth   = 64
)

// Tree is what is below the folder app. It must not be changed.
type Tree struct {
	State   State // of app itself
	Entries []Entry
	// Cut tells that there is more than is looked at.
	Cut bool
}

// Entry is a file or folder below app, in the order of the paths.
type Entry struct {
	Path  string // from the root of the extension
	State State  // of what the entry is itself: a link is Outside or what it leads to below the root
	Link  bool
	Size  int64 // bytes of a File
}

// Files returns the entries that are files.
func (t *Tree) Files() []Entry {
	return slices.DeleteFunc(slices.Clone(t.Entries), func(e Entry) bool { return e.State != File })
}

// scan reads the names below app, and lays the open editors over them.
func scan(disk fs.FS, open map[string]string) *Tree {
	t := &Tree{State: stateOf(disk, App)}
	if t.State == Directory {
		t.folder(disk, App, 0)
	}
	for name, content := range open {
		if !strings.HasPrefix(name, App+"/") {
			continue
		}
		t.State = Directory
		size := int64(len(content))
		if i := slices.IndexFunc(t.Entries, func(e Entry) bool { return e.Path == name }); i >= 0 {
			t.Entries[i].Size = size
		} else {
			t.Entries = append(t.Entries, Entry{Path: name, State: File, Size: size})
		}
	}
	slices.SortFunc(t.Entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return t
}

// folder appends what is in the folder at name. Links to folders are not entered.
func (t *Tree) folder(disk fs.FS, name string, depth int) {
	if depth == maxDepth {
		t.Cut = true
		return
	}
	dir, err := disk.Open(name)
	if err != nil {
		t.unreadable(name)
		return
	}
	defer dir.Close()
	list, ok := dir.(fs.ReadDirFile)
	for ok {
		batch, err := list.ReadDir(512)
		for _, e := range batch {
			if len(t.Entries) >= maxEntries {
				t.Cut = true
				return
			}
			t.entry(disk, path.Join(name, e.Name()), e, depth)
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				t.unreadable(name)
			}
			return
		}
	}
}

func (t *Tree) entry(disk fs.FS, name string, e fs.DirEntry, depth int) {
	switch mode := e.Type(); {
	case mode.IsDir():
		t.Entries = append(t.Entries, Entry{Path: name, State: Directory})
		t.folder(disk, name, depth+1)
	case mode&fs.ModeSymlink != 0:
		t.Entries = append(t.Entries, Entry{Path: name, State: stateOf(disk, name), Link: true})
	case mode.IsRegular():
		at, err := e.Info()
		if err != nil {
			return // it went while we looked
		}
		t.Entries = append(t.Entries, Entry{Path: name, State: File, Size: at.Size()})
	default:
		t.Entries = append(t.Entries, Entry{Path: name, State: Special})
	}
}

// unreadable marks the folder at name, which has an entry unless it is app itself.
func (t *Tree) unreadable(name string) {
	if i := slices.IndexFunc(t.Entries, func(e Entry) bool { return e.Path == name }); i >= 0 {
		t.Entries[i].State = Unreadable
	} else {
		t.State = Unreadable
	}
}
