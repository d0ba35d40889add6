package starter

import (
	"embed"
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

// File is a file of an extension.
type File struct {
	Path    string // relative to the folder of the extension, with slashes
	Content string // not UTF-8 if Binary
	Binary  bool
}

// The names of files next to the folder app.
const (
	Manifest  = "plugin-manifest.json"
	resources = "resources.json"
)

// The files of the page, relative to its folder.
const (
	scriptName = "js/widget.js"
	styleName  = "css/widget.css"
)

//go:embed files
var files embed.FS

// New returns the files of an extension for service, the manifest first.
func New(service catalog.Service) []File {
	m := newManifest(service)
	all := []File{{Path: Manifest, Content: m.text}}
	if slices.Contains(service.Files, resources) {
		all = append(all, File{Path: resources, Content: "{}\n"})
	}
	app := path.Dir(m.page)
	all = append(all,
		File{Path: m.page, Content: page(service)},
		File{Path: path.Join(app, scriptName), Content: script(service)},
		File{Path: path.Join(app, styleName), Content: embedded("widget.css")},
	)
	for _, locale := range m.locales {
		all = append(all, File{Path: path.Join(catalog.Package().Translations, locale+".json"), Content: translations(service)})
	}
	for _, image := range m.images {
		all = append(all, File{Path: image, Content: embedded(path.Base(image)), Binary: true})
	}
	return all
}

// Folder returns the name of the folder of a new extension.
func Folder(service catalog.Service) string { return strings.ToLower(service.Code) + "-extension" }

// embedded returns the content of a file below files.
func embedded(name string) string {
	content, err := files.ReadFile("files/" + name)
	if err != nil {
		panic(err) // the catalogue names an image that does not exist, which a test detects
	}
	return string(content)
}
