package layout

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/project"
)

// MaxLevels is how many folders above the manifest are searched for build configurations.
const MaxLevels = 3

// Cache has the builds that were read, by their folder. It is valid until a file changes. The zero value is empty.
type Cache struct {
	folders map[string]folder
	builds  map[string][]string // the folders with builds in a folder
}

// folder is what the cache has of a folder.
type folder struct {
	repository bool // it is the root of a Git repository
	ignored    []string
	manager    string // the package manager that the project uses; empty if it is not known
	build      *build // nil if nothing is built here
	below      []string
}

// Find returns the layout of the extension in the folder root, an absolute path, nil if nothing is built. inScope reports
// whether a folder is one that the user has open or named; nothing above the outermost of them is read unless they are in
// a Git repository. open has texts that replace files on disk, by absolute path. cache may be nil.
func Find(files project.Files, root string, inScope func(dir string) bool, open map[string]string, cache *Cache) *project.Layout {
	if cache == nil {
		cache = &Cache{}
	}
	f := &finder{files: files, open: open, cache: cache, root: root, layout: &project.Layout{}}
	f.chain(inScope)
	f.find()
	if l := f.layout; l.Copied || len(l.Outputs) > 0 || len(l.Copies) > 0 || len(l.Sources) > 0 {
		return l
	}
	return nil
}

type finder struct {
	files  project.Files
	open   map[string]string
	cache  *Cache
	root   string
	above  []string // root and the folders above it that may be read, innermost first
	layout *project.Layout
}

// chain finds the folders that may be read.
func (f *finder) chain(inScope func(dir string) bool) {
	all, last := []string{f.root}, 0
	for dir := f.root; ; {
		if f.folder(dir).repository {
			last = len(all) - 1
			break
		}
		if inScope != nil && inScope(dir) {
			last = len(all) - 1
		}
		if dir == filepath.Dir(dir) || len(all) > MaxLevels {
			break
		}
		dir = filepath.Dir(dir)
		all = append(all, dir)
	}
	f.above = all[:last+1]
	if last > 0 {
		top := all[last]
		rel, err := filepath.Rel(top, f.root)
		if err == nil {
			f.layout.Top, f.layout.Below = f.files.Folder(top), filepath.ToSlash(rel)
		}
	}
}

// copiedNames are the names of folders that web builds copy as they are.
var copiedNames = []string{"public", "static"}

// find finds the builds of the extension.
func (f *finder) find() {
	f.layout.Copied = slices.Contains(copiedNames, strings.ToLower(filepath.Base(f.root)))
	for i, dir := range f.above {
		d := f.folder(dir)
		for _, pattern := range d.ignored {
			if filepath.Join(dir, pattern) == filepath.Join(f.root, project.App) || i == 0 && pattern == project.App {
				f.output(project.Output{Dir: project.App, Whole: true})
				f.configuredBy(dir, ".gitignore")
			}
		}
		if d.build != nil {
			f.project(dir, d.build)
		}
		for _, below := range f.buildsBelow(dir) {
			if i == 0 || below != f.above[i-1] {
				f.project(below, f.folder(below).build)
			}
		}
	}
	if len(f.layout.Outputs) > 0 && f.layout.Command == "" && f.layout.Dir == "" {
		f.layout.Dir = "."
	}
}

// sourceFolders are the names of the folders in which developers keep sources, below the folder of a build.
var sourceFolders = []string{
	"src", "source", "sources", "lib", "js", "scripts", "pages", "components", "views", "assets", "public", "static",
}

// project adds what the build in dir does with the extension.
func (f *finder) project(dir string, b *build) {
	rel, err := filepath.Rel(f.root, dir)
	if err != nil {
		return
	}
	rel = filepath.ToSlash(rel)
	copies := f.layout.Copied && dir == filepath.Dir(f.root)
	outside := strings.HasPrefix(rel, "..")
	targets := f.targets(dir, b, outside)
	if len(targets) == 0 && !copies {
		return
	}
	f.configuredBy(dir, b.files...)
	if f.layout.Dir == "" || f.layout.Command == "" {
		f.layout.Dir, f.layout.Command = rel, f.command(dir, b)
	}
	for _, t := range targets {
		f.output(project.Output{Dir: t, Whole: outside || rel != "." || b.pages, Bundles: b.bundles})
		if rel != "." {
			f.copies(rel, t)
		}
	}
	if copies {
		f.copies(rel, ".")
	}
	if !outside {
		return
	}
	f.source(project.Source{Dir: rel})
	folders := slices.Clone(sourceFolders)
	for _, entry := range b.entries {
		folders = append(folders, folderOf(entry))
	}
	for _, name := range folders {
		source := filepath.Join(dir, filepath.FromSlash(name))
		if f.mayRead(source) && !isWithin(source, f.root) && !isWithin(f.root, source) && !isWithin(dir, source) {
			f.source(project.Source{Dir: path.Join(rel, name), Deep: true})
		}
	}
}

// mayRead reports whether a folder is below the outermost one that may be read, and not one of packages or output.
func (f *finder) mayRead(dir string) bool {
	rel, err := filepath.Rel(f.above[len(f.above)-1], dir)
	if err != nil {
		return false
	}
	names := strings.Split(filepath.ToSlash(rel), "/")
	return names[0] != ".." && !slices.ContainsFunc(names, project.IsForeignSource)
}

// folderOf returns the folder with the sources that belong to an entry: src for src/pages/main.ts, the first folder of another
// path. It is "." for an entry without a folder.
func folderOf(entry string) string {
	if strings.Trim(path.Ext(entry), ".") != "" {
		entry = path.Dir(entry)
	}
	names := strings.Split(entry, "/")
	first := 0
	for first < len(names)-1 && names[first] == ".." {
		first++
	}
	for i := first; i < len(names); i++ {
		if slices.Contains(sourceFolders, names[i]) {
			return path.Join(names[:i+1]...)
		}
	}
	return path.Join(names[:first+1]...)
}

// isWithin reports whether a folder is another one or below it.
func isWithin(dir, other string) bool {
	return dir == other || strings.HasPrefix(dir, other+string(filepath.Separator))
}

// command returns the command that runs a build in dir, empty if package.json has no script for it.
func (f *finder) command(dir string, b *build) string {
	if b.script == "" {
		return ""
	}
	manager := f.folder(dir).manager
	for _, above := range f.above {
		if manager == "" && isWithin(dir, above) {
			manager = f.folder(above).manager
		}
	}
	return cmp.Or(manager, "npm") + " run " + b.script
}

// targets returns the folders below the root that the build in dir writes, relative to the root.
func (f *finder) targets(dir string, b *build, outside bool) []string {
	list := slices.Clone(b.outputs)
	for _, root := range b.roots {
		for _, output := range b.outputs {
			list = append(list, path.Join(root, output))
		}
	}
	outputs := len(list)
	if outside {
		list = append(list, b.paths...) // any path into another folder is one that is written
	}
	isAbove := slices.Contains(f.above, dir) // whose scripts may name the root for other purposes
	var targets []string
	for i, p := range list {
		rel, err := filepath.Rel(f.root, filepath.Join(dir, filepath.FromSlash(p)))
		if err != nil {
			continue
		}
		rel = filepath.ToSlash(rel)
		if outside && rel == "." && !f.layout.Copied && (!isAbove || i < outputs) {
			rel = project.App
		}
		if rel != project.App && !strings.HasPrefix(rel, project.App+"/") {
			continue
		}
		if !slices.Contains(targets, rel) {
			targets = append(targets, rel)
		}
	}
	return targets
}

// configuredBy records that the files with these names in dir tell something about the layout.
func (f *finder) configuredBy(dir string, names ...string) {
	for _, name := range names {
		rel, err := filepath.Rel(f.root, filepath.Join(dir, name))
		if rel = filepath.ToSlash(rel); err == nil && !slices.Contains(f.layout.Files, rel) {
			f.layout.Files = append(f.layout.Files, rel)
		}
	}
}

func (f *finder) output(o project.Output) { f.layout.Outputs = append(f.layout.Outputs, o) }

// copies adds the folders that the build in from copies to the folder to.
func (f *finder) copies(from, to string) {
	for _, dir := range append([]string{"."}, copiedNames...) {
		f.layout.Copies = append(f.layout.Copies, project.Copy{From: filepath.ToSlash(filepath.Join(from, dir)), To: to})
	}
}

func (f *finder) source(s project.Source) {
	if !slices.Contains(f.layout.Sources, s) {
		f.layout.Sources = append(f.layout.Sources, s)
	}
}
