package catalog

import (
	"path"
	"regexp"
	"slices"
)

// PackageRules say what goes into the package of an extension, and how much of it. They are the
// same for every service, but for the length of file names: see [Service.MaxFileName].
type PackageRules struct {
	Folder       string // whose files are packed: app
	Translations string // the folder of the translation files, CODE.json

	MaxFileBytes int // of one file
	MaxFiles     int
	MaxBytes     int // of the package
	MaxFileName  int // characters of the name of a file, its extension included

	FileName   string // regular expression that the name of a file must match
	FolderName string // regular expression that the name of a folder below Folder must match

	Kinds   []FileKind
	Sources []Source
	Grade   Grade // the strongest of Sources
}

// FileKind is a kind of files that are packed. Files of no kind are left out without an error.
type FileKind struct {
	Name       string
	Extensions []string // with the dot; case matters
	// Under is a regular expression for the folders, relative to the extension and with / at the end, in which
	// such a file has to stand to be packed; empty if any will do.
	Under string
	Doc   string // markdown

	under *regexp.Regexp // Under, nil if that is empty
}

// Package returns the rules of packing.
func Package() PackageRules { return loaded().pack }

// ResourceKeys returns the keys of resources.json, the file beside the manifest in which a Desk
// extension declares fields, webhooks and the like.
func ResourceKeys() []Key { return loaded().resources }

// Kind returns the kind of the file at name, a path relative to the extension with slashes, and
// whether it is packed there.
func (p PackageRules) Kind(name string) (FileKind, bool) {
	dir, base := path.Split(name)
	ext := path.Ext(base)
	for _, k := range p.Kinds {
		if !slices.Contains(k.Extensions, ext) {
			continue
		}
		if k.under == nil || k.under.MatchString(dir) {
			return k, true
		}
	}
	return FileKind{}, false
}

// Images returns the extensions of images, with the dot and in lower case.
func (p PackageRules) Images() []string {
	i := slices.IndexFunc(p.Kinds, func(k FileKind) bool { return k.Name == "images" })
	return p.Kinds[i].Extensions
}

// Translation returns the path of the translations for a language, relative to the extension.
func (p PackageRules) Translation(locale string) string {
	return p.Translations + "/" + locale + ".json"
}
