package server

import (
	"maps"
	"path"
	"strings"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
)

// snapshot is all a request may look at: the open documents and the settings of one moment. It
// never changes; an edit makes another.
type snapshot struct {
	documents  map[uri.URI]*document // by canonical URI
	closed     map[uri.URI]*document // manifests that are not open, but to whose extension an open asset belongs
	extensions map[string]*extension // around both, by root
	assets     map[string]*document  // other open files that may belong to an extension, by path: see [newAsset]
	settings   settings
}

// with returns the documents of s with d under key.
func (s *snapshot) with(key uri.URI, d *document) map[uri.URI]*document {
	next := make(map[uri.URI]*document, len(s.documents)+1)
	maps.Copy(next, s.documents)
	next[key] = d
	return next
}

// at returns the document under key, open or closed; nil if there is none.
func (s *snapshot) at(key uri.URI) *document {
	if d := s.documents[key]; d != nil {
		return d
	}
	return s.closed[key]
}

// without returns the documents of s but that under key.
func (s *snapshot) without(key uri.URI) map[uri.URI]*document {
	next := maps.Clone(s.documents)
	delete(next, key)
	return next
}

// served tells whether u names a file that is served, and what it is: plugin-manifest.json, or a name that
// ends so, such as sample-plugin-manifest.json, in any case; resources.json; or a configuration of ours.
func served(u uri.URI) (manifest.Kind, bool) {
	switch base := path.Base(u.Path()); {
	case strings.HasSuffix(strings.ToLower(base), project.Manifest):
		return manifest.Manifest, true
	case base == project.Resources:
		return manifest.Resources, true
	case base == config.Name:
		return manifest.Configuration, true
	}
	return 0, false
}
