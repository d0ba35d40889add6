package project

import (
	"io/fs"
	"path/filepath"
	"strings"
)

// Template reports whether dir, whose files are in disk, is not the folder of an extension although it has a manifest:
// the input or output of a build. The paths of such a manifest do not lead to files in dir.
//
// These are folders of sources and templates without a folder app; and a folder called app without a folder app, which is
// the app of the extension with the manifest in it. Only the name of dir is used.
func Template(dir string, disk fs.FS) bool {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs // "." has no name
	}
	switch strings.ToLower(filepath.Base(dir)) {
	case "app", "src", "source", "assets", "template", "templates":
		return stateOf(disk, App) == Missing
	}
	return false
}
