package project

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Layout tells where the files of an extension are that a build writes or copies into its folder. It is immutable. Paths
// are relative to the root and have slashes; those outside of the root begin with "..".
type Layout struct {
	Copied  bool     // a build copies the folder itself to another place, as it does with public
	Command string   // builds the extension, such as "npm run build"; empty if it is not known
	Dir     string   // where the command is run
	Outputs []Output // folders below the root that a build writes
	Copies  []Copy
	Sources []Source // outside of the root
	Files   []string // build configurations that tell all this; empty if it is only the name of the folder

	Top   fs.FS  // the files of the outermost folder that may be read; nil if it is the root
	Below string // path of the root below Top
}

// Output is a folder that a build writes.
type Output struct {
	Dir string
	// Whole is set if all files in the folder are written, and not only a bundle.
	Whole bool
	// Bundles are patterns of the names of files in the folder that are written.
	Bundles []string
}

// Copy is a folder whose files a build copies.
type Copy struct{ From, To string }

// Source is a folder outside of the root with code that is built into the extension.
type Source struct {
	Dir  string
	Deep bool // with the folders below it
}

// sourceExtensions are those of the files that belong to a [Source] without the folders below it.
var sourceExtensions = []string{".html", ".htm", ".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".mts", ".vue", ".svelte"}

// builtNames are names of folders that builds write next to the sources.
var builtNames = []string{"dist", "build", "out", "output", "coverage"}

// IsForeignSource reports whether a folder of that name has no sources that developers edit, but packages or output.
func IsForeignSource(name string) bool { return foreign(name) || slices.Contains(builtNames, name) }

// Owns reports whether a path outside of the root is that of a file in one of the sources.
func (l *Layout) Owns(name string) bool {
	return l != nil && slices.ContainsFunc(l.Sources, func(s Source) bool { return s.has(name) })
}

func (s Source) has(name string) bool {
	rest, ok := strings.CutPrefix(name, s.Dir+"/")
	if !ok || strings.HasPrefix(rest, "../") {
		return false
	}
	folders := strings.Split(rest, "/")
	base := folders[len(folders)-1]
	if s.Deep {
		return !slices.ContainsFunc(folders[:len(folders)-1], IsForeignSource)
	}
	return len(folders) == 1 && slices.Contains(sourceExtensions, path.Ext(base)) && !strings.Contains(base, ".config.")
}

// output returns the innermost output that contains a path.
func (l *Layout) output(name string) (Output, bool) {
	best, found := Output{}, false
	for _, o := range l.Outputs {
		if name == o.Dir || strings.HasPrefix(name, o.Dir+"/") {
			if !found || len(o.Dir) > len(best.Dir) || o.Dir == best.Dir && o.Whole {
				best, found = o, true
			}
		}
	}
	return best, found
}

// Layout returns the layout of the extension. It is nil if nothing is built.
func (f *Folder) Layout() *Layout { return f.layout }

// Sources returns the files outside of the root that are built into the extension. They are searched for on the first
// call.
func (f *Folder) Sources() *Tree { return f.outer() }

// IsGenerated reports whether the file at a path below the root is written by a build whose sources are known.
func (f *Folder) IsGenerated(name string) bool {
	if f.layout == nil {
		return false
	}
	o, ok := f.layout.output(name)
	return ok && (o.Whole && strings.HasPrefix(f.layout.Dir, "..") || o.Dir == name || o.writes(path.Base(name)) || isBundle(path.Base(name)))
}

// writes reports whether a build writes a file with that name into the folder.
func (o Output) writes(base string) bool {
	return slices.ContainsFunc(o.Bundles, func(pattern string) bool {
		ok, err := path.Match(pattern, base)
		return ok && err == nil
	})
}

// isBundle reports whether a file name is one that bundlers give: minified, or with a hash in it.
func isBundle(base string) bool {
	if strings.Contains(base, ".min.") {
		return true
	}
	for part := range strings.FieldsFuncSeq(base, func(r rune) bool { return r == '.' || r == '-' }) {
		if len(part) >= 8 && len(strings.Trim(part, "0123456789abcdef")) == 0 && strings.ContainsAny(part, "0123456789") {
			return true
		}
	}
	return false
}

// copied reports whether a build copies a file to a path below the root.
func (f *Folder) copied(name string) bool {
	for _, c := range f.layout.Copies {
		rest := name
		if c.To != "." {
			var ok bool
			if rest, ok = strings.CutPrefix(name, c.To+"/"); !ok {
				continue
			}
		}
		from := path.Join(c.From, rest)
		if inside := !leaves(from); inside {
			if f.isOpen(from) || stateOf(f.disk, from) == File {
				return true
			}
			continue
		}
		if top, ok := f.layout.inTop(from); ok && (f.isOpen(from) || stateOf(f.layout.Top, top) == File) {
			return true
		}
	}
	return false
}

func (f *Folder) isOpen(name string) bool {
	_, ok := f.open[name]
	return ok
}

// inTop returns the path below Top of a path outside of the root.
func (l *Layout) inTop(name string) (string, bool) {
	if l == nil || l.Top == nil {
		return "", false
	}
	name = path.Join(l.Below, name)
	return name, !leaves(name)
}

// fromRoot returns the path relative to the root of a path below Top.
func (l *Layout) fromRoot(name string) string {
	root, rest := strings.Split(l.Below, "/"), strings.Split(name, "/")
	for len(root) > 0 && len(rest) > 1 && root[0] == rest[0] {
		root, rest = root[1:], rest[1:]
	}
	return strings.Repeat("../", len(root)) + strings.Join(rest, "/")
}

// scanSources reads the names of the files of the sources of l and adds the open documents.
func scanSources(l *Layout, open map[string]string) *Tree {
	t := &Tree{State: Missing, skip: IsForeignSource}
	if l == nil || l.Top == nil || len(l.Sources) == 0 {
		return t
	}
	t.State = Directory
	top := l.Top
	if h, release, err := held(top, "."); err == nil {
		top = h
		defer release()
	}
	for _, s := range l.Sources {
		dir, ok := l.inTop(s.Dir)
		if !ok || hasLink(top, dir) || stateOf(top, dir) != Directory {
			continue
		}
		if s.Deep {
			t.folder(top, dir, 0)
		} else {
			t.files(top, dir)
		}
	}
	var entries []Entry
	for _, e := range t.Entries {
		e.Path = l.fromRoot(e.Path)
		if l.Owns(e.Path) && e.State == File && !e.Link && !isIn(entries, e.Path) {
			entries = append(entries, e)
		}
	}
	for name, content := range open {
		if strings.HasPrefix(name, "../") && l.Owns(name) {
			entries = slices.DeleteFunc(entries, func(e Entry) bool { return e.Path == name })
			entries = append(entries, Entry{Path: name, State: File, Size: int64(len(content))})
		}
	}
	t.Entries = entries
	t.sort()
	t.Entries = slices.CompactFunc(t.Entries, func(a, b Entry) bool { return a.Path == b.Path })
	return t
}

// isIn reports whether the last entry has that path: a folder can be in two sources.
func isIn(entries []Entry, name string) bool {
	return len(entries) > 0 && entries[len(entries)-1].Path == name
}

// files appends the files of a folder, without the folders below it.
func (t *Tree) files(disk fs.FS, name string) {
	skip, skipped := t.skip, t.Skipped
	t.skip = func(string) bool { return true }
	t.folder(disk, name, 0)
	t.skip, t.Skipped = skip, skipped
}

// hasLink reports whether a path contains a symbolic link.
func hasLink(disk fs.FS, name string) bool {
	for ; name != "."; name = path.Dir(name) {
		if at, err := lstat(disk, name); err == nil && at.Mode()&fs.ModeSymlink != 0 {
			return true
		}
	}
	return false
}

func lstat(disk fs.FS, name string) (fs.FileInfo, error) {
	if h, ok := disk.(heldDisk); ok {
		return h.root.Lstat(name)
	}
	return fs.Lstat(disk, name)
}
