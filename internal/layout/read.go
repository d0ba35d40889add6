package layout

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/project"
)

// Limits of what is read. What exceeds them is treated as missing.
const (
	maxEntries = 1_000   // of a folder
	maxBelow   = 100     // folders below a folder
	maxConfigs = 20      // of a folder
	maxConfig  = 1 << 20 // bytes of a file
)

// IsConfiguration reports whether a file of that name can change a layout.
func IsConfiguration(name string) bool {
	base := path.Base(filepath.ToSlash(name))
	return base == "package.json" || base == ".gitignore" || managerOf(base) != "" || isScript(base)
}

// isScript reports whether a file in the folder of a build may configure it.
func isScript(base string) bool {
	ext := path.Ext(base)
	if !slices.Contains([]string{".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".sh"}, ext) {
		return false
	}
	stem := strings.ToLower(strings.TrimSuffix(base, ext))
	return strings.HasSuffix(stem, ".config") || slices.ContainsFunc([]string{"build", "webpack", "gulpfile", "copy", "update", "deploy", "pack", "zip"},
		func(prefix string) bool { return strings.HasPrefix(stem, prefix) })
}

// folder returns what the cache has of a folder. It reads the folder the first time.
func (f *finder) folder(dir string) folder {
	if known, ok := f.cache.folders[dir]; ok {
		return known
	}
	if f.cache.folders == nil {
		f.cache.folders = map[string]folder{}
	}
	d := f.read(dir)
	f.cache.folders[dir] = d
	return d
}

// buildsBelow returns the paths of the folders in a folder that have builds.
func (f *finder) buildsBelow(dir string) []string {
	if known, ok := f.cache.builds[dir]; ok {
		return known
	}
	var all []string
	for _, name := range f.folder(dir).below {
		if below := filepath.Join(dir, name); name != project.App && f.folder(below).build != nil {
			all = append(all, below)
		}
	}
	if f.cache.builds == nil {
		f.cache.builds = map[string][]string{}
	}
	f.cache.builds[dir] = all
	return all
}

func (f *finder) read(dir string) folder {
	disk := f.files.Folder(dir)
	var d folder
	var configs []string
	hasPackage := false
	for _, e := range entries(disk) {
		switch name := e.Name(); {
		case name == ".git":
			d.repository = true
		case e.IsDir():
			if !strings.HasPrefix(name, ".") && name != "node_modules" && len(d.below) < maxBelow {
				d.below = append(d.below, name)
			}
		case name == ".gitignore":
			d.ignored = ignored(f.text(disk, dir, name))
		case name == "package.json":
			hasPackage = true
		case isScript(name):
			configs = append(configs, name)
		case managerOf(name) != "" && d.manager != "npm":
			d.manager = managerOf(name)
		}
	}
	if !hasPackage && len(configs) == 0 {
		return d
	}
	d.build = &build{}
	if hasPackage {
		text := f.text(disk, dir, "package.json")
		d.build.files = append(d.build.files, "package.json")
		d.build.addPackage(text)
		d.manager = cmp.Or(managerIn(text), d.manager)
	}
	for _, name := range configs[:min(len(configs), maxConfigs)] {
		d.build.addScript(name, f.text(disk, dir, name))
		d.build.files = append(d.build.files, name)
	}
	return d
}

// entries returns the entries of a folder in the order of their names, at most maxEntries.
func entries(disk fs.FS) []fs.DirEntry {
	file, err := disk.Open(".")
	if err != nil {
		return nil
	}
	defer file.Close()
	dir, ok := file.(fs.ReadDirFile)
	if !ok {
		return nil
	}
	list, err := dir.ReadDir(maxEntries)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list
}

// Folders returns the paths of the folders in the folder dir that may have a manifest, in the order of their names.
func Folders(files project.Files, dir string) []string {
	var all []string
	for _, e := range entries(files.Folder(dir)) {
		if name := e.Name(); e.IsDir() && !strings.HasPrefix(name, ".") && name != "node_modules" && len(all) < maxBelow {
			all = append(all, filepath.Join(dir, name))
		}
	}
	return all
}

// text returns the text of a build configuration, empty if it is too large or cannot be read.
func (f *finder) text(disk fs.FS, dir, name string) string {
	if content, ok := f.open[filepath.Join(dir, name)]; ok {
		return content
	}
	if at, err := fs.Stat(disk, name); err != nil || at.Size() > maxConfig {
		return ""
	}
	content, err := project.New(disk, nil).Read(name)
	if err != nil {
		return ""
	}
	return content
}

// ignored returns the folders that a .gitignore file excludes by their literal names, relative to its folder.
func ignored(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		line = strings.Trim(strings.TrimSpace(line), "/")
		if line != "" && !strings.ContainsAny(line, "*?[!#\\") {
			all = append(all, line)
		}
	}
	return all
}
