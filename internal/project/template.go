package project

import (
	"io/fs"
	"path/filepath"
	"strings"
)

// Template reports whether the folder at dir, whose files disk has, is no extension's folder although
// it has a manifest: what a build copies into one, or what one packs. There the links of a manifest do
// not lead where they say.
//
// That are folders called public or static, from which web builds copy while they write the pages
// elsewhere; folders of sources and templates as long as they have no app; and a folder called app that
// has none itself, which is the app of the extension with the manifest inside. dir is looked at for its
// name only.
func Template(dir string, disk fs.FS) bool {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs // a dot has no name
	}
	switch strings.ToLower(filepath.Base(dir)) {
	case "public", "static":
		return true
	case "app", "src", "source", "assets", "template", "templates":
		return stateOf(disk, App) == Missing
	}
	return false
}
