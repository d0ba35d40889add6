package project

import (
	"io/fs"
	"path"
	"sync"
)

// The names of what belongs to every extension, below its root.
const (
	Manifest      = "plugin-manifest.json"
	Resources     = "resources.json" // of Desk
	App           = "app"            // what the toolkit packs
	Translations  = "app/translations"
	Configuration = ".plugin-manifest-ls.json"
)

// Folder is the folder of an extension at one moment. It may be used by several goroutines at once.
type Folder struct {
	disk fs.FS
	open map[string]string // texts of open editors by path

	mu    sync.Mutex
	seen  map[string]State
	tree  func() *Tree
	texts map[string]text
}

type text struct {
	content string
	err     error
}

// New returns the folder whose files disk has, with the texts of open editors, by path, laid over
// them. disk must not lead out of the folder (see [Disk]); open, which may be nil, must not change
// any more.
func New(disk fs.FS, open map[string]string) *Folder {
	f := &Folder{disk: disk, open: open, seen: map[string]State{}, texts: map[string]text{}}
	f.tree = sync.OnceValue(func() *Tree { return scan(disk, open) })
	return f
}

// App returns what is below the folder app. It reads the names of all files there at its first call.
func (f *Folder) App() *Tree { return f.tree() }

// State says what is at a path.
type State uint8

// The states.
const (
	Missing    State = iota
	File             // a file, or a link to one below the root
	Directory        // a folder, or a link to one below the root
	Outside          // the path leads out of the root
	Unreadable       // there is something that cannot be looked at, such as a circle of links
	Special          // a device, a socket or a pipe
)

// State returns what is at a path as the manifest writes it: with or without a slash in front,
// which both mean the root.
func (f *Folder) State(name string) State {
	name, ok := Clean(name)
	if !ok {
		return Outside
	}
	if _, ok := f.open[name]; ok {
		return File
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	s, ok := f.seen[name]
	if !ok {
		s = stateOf(f.disk, name)
		f.seen[name] = s
	}
	if s == Missing && f.holdsOpen(name) {
		return Directory
	}
	return s
}

// holdsOpen reports whether an open editor has a file below name, which is not on disk yet.
func (f *Folder) holdsOpen(name string) bool {
	for p := range f.open {
		for p = path.Dir(p); p != "."; p = path.Dir(p) {
			if p == name {
				return true
			}
		}
	}
	return false
}

// Clean returns the path below the root that a path of the manifest means, and whether it stays
// there.
func Clean(name string) (string, bool) {
	for len(name) > 0 && name[0] == '/' {
		name = name[1:]
	}
	name = path.Clean(name)
	return name, fs.ValidPath(name)
}
