package catalog

import (
	"path"
	"regexp"
	"slices"
)

// PackageRules are the limits of what zet packages. They are the same for every service, except the length of file
// names: see [Service.MaxFileName].
type PackageRules struct {
	Folder       string // whose files are packaged: app
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

// FileKind is a kind of files that zet packages. It leaves out all other files without an error.
type FileKind struct {
	Name       string
	Extensions []string // with the dot; case matters
	// Under is a regular expression for the folders whose files of this kind are packaged, relative to the extension and
	// with a final slash; empty for all folders.
	Under string
	Doc   string // markdown

	under *regexp.Regexp // Under, nil if that is empty
}

// Package returns the limits of a package.
func Package() PackageRules { return loaded().pack }

// ResourceKeys returns the properties of resources.json, the file next to the manifest in which a Zoho Desk extension
// declares fields, webhooks and other resources.
func ResourceKeys() []Key { return loaded().resources }

// Kind returns the kind of the file at name, a path relative to the extension with slashes, and whether zet packages it.
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

// Translation returns the path of the translation file of a locale, relative to the extension.
func (p PackageRules) Translation(locale string) string {
	return p.Translations + "/" + locale + ".json"
}
