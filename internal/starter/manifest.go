package starter

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/scaffold"
)

// extensionManifest is the manifest of a new extension and the files to which it refers, as paths relative to the folder of the
// extension.
type extensionManifest struct {
	text    string
	page    string
	images  []string
	locales []string
}

// samples replace the placeholders of the scaffold by values of the same form. [Setup] tells the author to replace these.
var samples = strings.NewReplacer(
	`"<client-id>"`, `"1000.CLIENT_ID_FROM_THE_API_CONSOLE"`,
	`"<scope>"`, `"ZohoCatalyst.projects.READ"`,
)

// Setup returns what the author of a new extension for service must do before it works: a sentence without a full stop, or the
// empty string.
func Setup(service catalog.Service) string {
	if _, ok := catalog.FindKey(service.Keys, "client"); ok {
		return `Set "client" in ` + Manifest + " to the ID and the scopes of your client in Zoho's API console"
	}
	return ""
}

func newManifest(service catalog.Service) extensionManifest {
	text := scaffold.Initial(service, nil).New
	text = strings.ReplaceAll(samples.Replace(text), "\t", "  ") + "\n"
	m := extensionManifest{text: text, page: path.Join(catalog.Package().Folder, "widget.html")}
	var root map[string]any
	if err := json.Unmarshal([]byte(text), &root); err != nil {
		panic(err) // a scaffold is valid JSON
	}
	m.refer(root)
	slices.Sort(m.images)
	locales, _ := root["locale"].([]any)
	for _, l := range locales {
		if code, ok := l.(string); ok {
			m.locales = append(m.locales, code)
		}
	}
	return m
}

// refer collects the paths in a value.
func (m *extensionManifest) refer(value any) {
	switch value := value.(type) {
	case map[string]any:
		for _, v := range value {
			m.refer(v)
		}
	case []any:
		for _, v := range value {
			m.refer(v)
		}
	case string:
		name, ok := strings.CutPrefix(value, "/")
		switch {
		case !ok:
		case path.Ext(name) == ".html":
			m.page = name
		default:
			m.images = append(m.images, name)
		}
	}
}
