package project

import (
	"io/fs"
	"path"
	"strings"
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
	all   func() *Tree
	texts map[string]text
}

type text struct {
	content string
	err     error
}

// Open returns the folder at dir, a path of the operating system, with the texts of open editors laid
// over it as [New] does. It is nil if no extension lies there (see [Template]), or if there is no such
// folder on disk, so that there is nothing to be said of the files around a manifest.
func Open(dir string, open map[string]string) *Folder {
	disk := Disk(dir)
	if Template(dir, disk) || stateOf(disk, ".") != Directory {
		return nil
	}
	return New(disk, open)
}

// New returns the folder whose files disk has, with the texts of open editors, by path, laid over
// them. disk must not lead out of the folder (see [Disk]); open, which may be nil, must not change
// any more.
func New(disk fs.FS, open map[string]string) *Folder {
	f := &Folder{disk: disk, open: open, seen: map[string]State{}, texts: map[string]text{}}
	f.tree = sync.OnceValue(func() *Tree { return scan(disk, open, App, skipsNone) })
	f.all = sync.OnceValue(func() *Tree { return scan(disk, open, ".", foreign) })
	return f
}

// App returns what is below the folder app. It reads the names of all files there at its first call.
func (f *Folder) App() *Tree { return f.tree() }

// All returns what is below the root, but for what lies in folders of packages (node_modules) and of tools,
// whose names begin with a dot. It reads the names of all files there at its first call.
func (f *Folder) All() *Tree { return f.all() }

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
// which both mean the root. Names that differ in case are different, whatever the disk thinks of it:
// the product tells them apart.
func (f *Folder) State(name string) State {
	name, inside := Clean(name)
	switch {
	case !inside:
		return Outside
	case !fs.ValidPath(name):
		return Missing // no Zoho product has a name that is not UTF-8
	}
	if _, ok := f.open[name]; ok {
		return File
	}
	if s := f.look(name); s != Missing || !f.holdsOpen(name) {
		return s
	}
	return Directory
}

// look returns what is at a path on disk, which it asks once.
func (f *Folder) look(name string) State {
	f.mu.Lock()
	defer f.mu.Unlock()
	s, ok := f.seen[name]
	if !ok {
		s = stateOf(f.disk, name)
		if s != Missing && f.otherCase(name) {
			s = Missing
		}
		f.seen[name] = s
	}
	return s
}

// otherCase reports whether what the disk has at name, a path below app, is written otherwise there.
// Some disks do not tell cases apart.
func (f *Folder) otherCase(name string) bool {
	if len(name) <= len(App) || !strings.EqualFold(name[:len(App)+1], App+"/") {
		return false
	}
	if _, ok := f.App().Find(name); ok {
		return false
	}
	for _, e := range f.App().Entries {
		if strings.EqualFold(e.Path, name) {
			return true
		}
	}
	return false
}

// holdsOpen reports whether an open editor has a file below name, which is not on disk yet.
func (f *Folder) holdsOpen(name string) bool {
	for p := range f.open {
		for p = path.Dir(p); p != "." && p != "/"; p = path.Dir(p) {
			if p == name {
				return true
			}
		}
	}
	return false
}

// Clean returns the path below the root that a path of the manifest means, and whether it stays
// there. The path of the root itself is a dot.
func Clean(name string) (string, bool) {
	name = path.Clean(strings.TrimLeft(name, "/"))
	return name, !leaves(name)
}

// leaves reports whether a clean path without a slash in front leads out of where it begins.
func leaves(name string) bool { return name == ".." || strings.HasPrefix(name, "../") }
