package workspace

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/project"
)

// maxManifests is how many manifests of an extension, including samples, are read.
const maxManifests = 50

// ManifestFiles returns the manifests of e on disk, including samples, and the folders below its root that are extensions
// themselves. They are paths below the root.
func (e *Extension) ManifestFiles() (manifests, apart []string) {
	for _, entry := range e.Files().All().Files() {
		switch base := path.Base(entry.Path); {
		case entry.Link || !strings.HasSuffix(strings.ToLower(base), project.Manifest):
		case base == project.Manifest && entry.Path != base:
			apart = append(apart, path.Dir(entry.Path))
		default:
			manifests = append(manifests, entry.Path)
		}
	}
	manifests = slices.DeleteFunc(manifests, func(name string) bool {
		return slices.ContainsFunc(apart, func(dir string) bool { return strings.HasPrefix(name, dir+"/") })
	})
	return manifests[:min(len(manifests), maxManifests)], apart
}
