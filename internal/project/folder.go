package project

import (
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Names of files and folders of an extension, relative to its root.
const (
	Manifest      = "plugin-manifest.json"
	Resources     = "resources.json" // of Desk
	App           = "app"            // the folder that zet packages
	Translations  = "app/translations"
	Configuration = ".plugin-manifest-ls.json"
)

// Folder is the folder of an extension at one moment. It is safe for concurrent use.
type Folder struct {
	disk   fs.FS
	open   map[string]string // texts of open documents by path
	layout *Layout           // nil if nothing is built
	outer  func() *Tree

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

// Open returns the folder at dir, an absolute path, with the texts of open documents as in [New], and with layout, which may
// be nil. It returns nil if dir is not a folder, or not that of an extension (see [Template]); the files around a manifest
// are not checked then.
func Open(files Files, dir string, open map[string]string, layout *Layout) *Folder {
	disk := files.Folder(dir)
	if Template(dir, disk) || stateOf(disk, ".") != Directory {
		return nil
	}
	f := New(disk, open)
	f.layout = layout
	f.outer = sync.OnceValue(func() *Tree { return scanSources(layout, open) })
	return f
}

// New returns the folder with the files of disk. Texts in open, by path, replace or add files. disk must not leave the
// folder (see [Disk]). open may be nil and must not be changed later.
func New(disk fs.FS, open map[string]string) *Folder {
	f := &Folder{disk: disk, open: open, seen: map[string]State{}, texts: map[string]text{}}
	f.tree = sync.OnceValue(func() *Tree { return scan(disk, open, App, skipsNone) })
	f.outer = func() *Tree { return &Tree{} }
	f.all = sync.OnceValue(func() *Tree { return scanAround(disk, open, f.App()) })
	return f
}

// App returns the tree of the folder app, which is scanned on the first call.
func (f *Folder) App() *Tree { return f.tree() }

// All returns the tree of the root without folders of packages (node_modules) and hidden folders. It is scanned on the
// first call.
func (f *Folder) All() *Tree { return f.all() }

// State is the kind of file at a path.
type State uint8

// The states.
const (
	Missing    State = iota
	File             // a file, or a link to one below the root
	Directory        // a folder, or a link to one below the root
	Outside          // the path leaves the root
	Unreadable       // cannot be accessed, such as a cycle of links
	Special          // a device, a socket or a pipe
	Unbuilt          // missing, but a build writes it
)

// State returns what is at a path of the manifest, which is relative to the root with or without a leading slash. Names
// are case-sensitive on every file system, as they are for Zoho.
func (f *Folder) State(name string) State {
	name, inside := Clean(name)
	switch {
	case !inside:
		return Outside
	case !fs.ValidPath(name):
		return Missing // file names in Zoho products are UTF-8
	}
	if _, ok := f.open[name]; ok {
		return File
	}
	switch s := f.onDisk(name); {
	case s != Missing:
		return s
	case f.hasOpenFile(name):
		return Directory
	case f.layout == nil:
		return Missing
	case f.copied(name):
		return File
	}
	if o, ok := f.layout.output(name); f.layout.Copied || ok && (o.Whole || f.onDisk(o.Dir) == Missing) {
		return Unbuilt
	}
	return Missing
}

// onDisk returns what is at a path on disk and caches the result.
func (f *Folder) onDisk(name string) State {
	f.mu.Lock()
	defer f.mu.Unlock()
	s, ok := f.seen[name]
	if !ok {
		s = f.find(name)
		f.seen[name] = s
	}
	return s
}

// find returns what is at a path on disk.
func (f *Folder) find(name string) State {
	if strings.HasPrefix(name, App+"/") {
		if e, ok := f.App().Find(name); ok {
			return e.State
		}
	}
	s := stateOf(f.disk, name)
	if s != Missing && f.otherCase(name) {
		return Missing
	}
	return s
}

// otherCase reports whether the name on disk of a path below app differs in case. Some file systems are not
// case-sensitive.
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

// hasOpenFile reports whether name is a folder of an open document that is not on disk yet.
func (f *Folder) hasOpenFile(name string) bool {
	for p := range f.open {
		for p = path.Dir(p); p != "." && p != "/"; p = path.Dir(p) {
			if p == name {
				return true
			}
		}
	}
	return false
}

// Clean returns the path relative to the root for a path of the manifest, and whether it is within the root. The root
// itself is ".".
func Clean(name string) (string, bool) {
	name = path.Clean(strings.TrimLeft(name, "/"))
	return name, !leaves(name)
}

// leaves reports whether a clean relative path leaves the folder that it is relative to.
func leaves(name string) bool { return name == ".." || strings.HasPrefix(name, "../") }
