package zettest

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing/fstest"
)

const (
	manifestFile  = "plugin-manifest.json"
	resourcesFile = "resources.json"
)

// Project is the folder of one extension.
type Project struct {
	Name    string // four digits, its place in Projects
	Service string // of the base; a fault may have changed what the manifest says
	Faults  []string

	// Files are the contents by slash-separated path. A path with a slash at its end is an empty
	// folder.
	Files map[string]string
	// Sizes are the sizes in bytes of files whose content does not matter; they are not in Files.
	Sizes map[string]int64
}

// FS returns the project as a file system. Files of which only the size is known are zeros.
func (p Project) FS() fs.FS {
	fsys := fstest.MapFS{}
	for path, content := range p.Files {
		if folder, ok := strings.CutSuffix(path, "/"); ok {
			fsys[folder] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
			continue
		}
		fsys[path] = &fstest.MapFile{Data: []byte(content), Mode: 0o644}
	}
	for path, size := range p.Sizes {
		fsys[path] = &fstest.MapFile{Data: make([]byte, size), Mode: 0o644}
	}
	return fsys
}

// Save writes the project into folder, which need not exist.
func (p Project) Save(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make folder of project %s: %w", p.Name, err)
	}
	for path, content := range p.Files {
		if err := write(folder+"/"+path, content); err != nil {
			return fmt.Errorf("write %q of project %s: %w", path, p.Name, err)
		}
	}
	for path, size := range p.Sizes {
		full := folder + "/" + path
		if err := write(full, ""); err != nil {
			return fmt.Errorf("write %q of project %s: %w", path, p.Name, err)
		}
		if err := os.Truncate(full, size); err != nil {
			return fmt.Errorf("size %q of project %s: %w", path, p.Name, err)
		}
	}
	return nil
}

// sum is a checksum of all that zet sees of the project.
func (p Project) sum() string {
	h := fnv.New32a()
	for _, path := range slices.Sorted(maps.Keys(p.Files)) {
		fmt.Fprintf(h, "%q %q\n", path, p.Files[path])
	}
	for _, path := range slices.Sorted(maps.Keys(p.Sizes)) {
		fmt.Fprintf(h, "%q %d\n", path, p.Sizes[path])
	}
	return fmt.Sprintf("%08x", h.Sum32())
}

// write writes a file, or makes a folder if path ends with a slash, and the folders around it.
func write(path, content string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if strings.HasSuffix(path, "/") {
		return nil
	}
	return os.WriteFile(path, []byte(content), 0o644)
}
