package workspace

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"sync"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/layout"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
)

// Snapshot is the immutable state of a workspace at one moment.
type Snapshot struct {
	disk       project.Files
	replaced   map[string]string     // texts in place of files on disk, by path
	documents  map[uri.URI]*Document // open, by canonical URI
	closed     map[uri.URI]*Document // manifests that are not open, while a file of their extension is
	files      map[string]*Document  // other open files that may belong to an extension, by path
	extensions map[string]*Extension // of the documents, open and closed, by root
	homes      map[string]string     // the extensions, by root, of open files that lie outside of them, by path
	folders    []string              // that the client has open, as paths
	named      []string              // folders that the user of a command has named, as paths
	settings   Settings
	cache      *cache // nil unless no file changes without a notification
	baselines  *baselines

	// Pending work, with the number of the change that requested it last.
	reads   map[string]int // manifests on disk, by path
	commits map[string]int // committed manifests, by the root of the extension
	changes int            // that led here
}

// Settings are the user's settings for diagnostics. They are immutable.
type Settings struct {
	Rules       diagnostics.Settings
	Final       diagnostics.Settings // of the command line, which override project configurations
	NoProject   bool                 // project configurations are not used
	Syntax      bool                 // report syntax errors; an editor's own JSON support may do so too
	MaxFileSize int64                // in bytes; larger files are not read

	Baseline  *baseline.Baseline    // of the command line, which overrides those of project configurations; nil if there is none
	Baselined diagnostics.Baselined // what happens to diagnostics in a baseline
}

// New returns a snapshot in which nothing is open. disk has the files that are not open.
func New(disk project.Files, settings Settings) *Snapshot {
	return &Snapshot{disk: disk, settings: settings, baselines: &baselines{}}
}

// NewRun returns a snapshot like [New] for a run of a command with the named folders, absolute paths. Files change only by
// changes that are applied, so that project configurations and build configurations are read once.
func NewRun(disk project.Files, settings Settings, named []string) *Snapshot {
	return &Snapshot{disk: disk, settings: settings, named: named, cache: &cache{}, baselines: &baselines{}}
}

// cache has what was read from disk in a run.
type cache struct {
	configurations config.Cache
	layouts        layout.Cache
}

// Settings returns the user's settings.
func (s *Snapshot) Settings() Settings { return s.settings }

// Document returns an open document, or nil.
func (s *Snapshot) Document(key uri.URI) *Document { return s.documents[key] }

// Readable returns an open document unless it is larger than the limit that the user has set.
func (s *Snapshot) Readable(key uri.URI) *Document {
	if d := s.documents[key]; d != nil && int64(d.Text.Len()) <= s.settings.MaxFileSize {
		return d
	}
	return nil
}

// Find returns a document, open or closed, or nil.
func (s *Snapshot) Find(key uri.URI) *Document {
	if d := s.documents[key]; d != nil {
		return d
	}
	return s.closed[key]
}

// OpenAt returns the open document at a path, or nil.
func (s *Snapshot) OpenAt(path string) *Document {
	for _, d := range s.documents {
		if d.Path == path {
			return d
		}
	}
	return nil
}

// File returns an open file that is no document but may belong to an extension, or nil.
func (s *Snapshot) File(path string) *Document { return s.files[path] }

// Documents returns the open documents by their keys. The caller must not change the map.
func (s *Snapshot) Documents() map[uri.URI]*Document { return s.documents }

// Closed returns the manifests that are checked although they are not open. The caller must not change the map.
func (s *Snapshot) Closed() map[uri.URI]*Document { return s.closed }

// Extension returns the extension at a root, or nil if no document of it is known.
func (s *Snapshot) Extension(root string) *Extension { return s.extensions[root] }

// Folders returns the paths of the folders that the client has open. The caller must not change the slice.
func (s *Snapshot) Folders() []string { return s.folders }

// IsFolder reports whether dir is a folder that the client has open.
func (s *Snapshot) IsFolder(dir string) bool { return slices.Contains(s.folders, dir) }

// Contains reports whether dir is a folder that the client has open, or lies in one.
func (s *Snapshot) Contains(dir string) bool {
	for {
		if s.IsFolder(dir) {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
		dir = filepath.Dir(dir)
	}
}

// Manifests returns the manifests of extensions, open and closed, in the order of their URIs.
func (s *Snapshot) Manifests() []*Document {
	var all []*Document
	for _, d := range s.documents {
		if d.Kind == manifest.Manifest && filepath.Base(d.Path) == project.Manifest {
			all = append(all, d)
		}
	}
	all = slices.AppendSeq(all, maps.Values(s.closed))
	slices.SortFunc(all, func(a, b *Document) int { return cmp.Compare(a.URI, b.URI) })
	return all
}

// ManifestsIn returns the manifests, open and closed, in the folder of e. There may be samples besides the one that is
// packed. The open ones are last.
func (s *Snapshot) ManifestsIn(e *Extension) []*Document {
	var all []*Document
	for _, d := range s.closed {
		if d.Home != nil && d.Home.Root == e.Root {
			all = append(all, d)
		}
	}
	for _, d := range s.documents {
		if _, ok := Below(e.Root, d.Path); ok && d.Kind == manifest.Manifest {
			all = append(all, d)
		}
	}
	return all
}

// texts returns the texts of the open and the replaced files below root, by path from there with slashes.
func (s *Snapshot) texts(root string) map[string]string {
	all := s.replacedBelow(root)
	for _, d := range s.documents {
		if rel, ok := Below(root, d.Path); ok {
			all[rel] = d.Text.String()
		}
	}
	for _, d := range s.files {
		if rel, ok := s.belongs(root, d.Path); ok {
			all[rel] = d.Text.String()
		}
	}
	return all
}

// belongs returns the path relative to root, with slashes, of an open file that belongs to the extension there.
func (s *Snapshot) belongs(root, name string) (rel string, ok bool) {
	if rel, ok := Below(root, name); ok {
		return rel, !project.Foreign(rel)
	}
	if s.homes[name] != root {
		return "", false
	}
	return relative(root, name)
}

// layoutOf returns a function that finds the layout of the extension at root on the first call.
func (s *Snapshot) layoutOf(root string) func() *project.Layout {
	disk, folders, replaced := s.disk, slices.Concat(s.folders, s.named), s.replaced
	var known *layout.Cache
	if s.cache != nil {
		known = &s.cache.layouts
	}
	return sync.OnceValue(func() *project.Layout {
		return layout.Find(disk, root, func(dir string) bool { return slices.Contains(folders, dir) }, replaced, known)
	})
}

// replacedBelow returns the texts that replace files below and near root, by path from there with slashes.
func (s *Snapshot) replacedBelow(root string) map[string]string {
	all := map[string]string{}
	for path, content := range s.replaced {
		if rel, ok := relative(root, path); ok && isNear(rel) {
			all[rel] = content
		}
	}
	return all
}

// hasFiles reports whether an open file belongs to the extension at root.
func (s *Snapshot) hasFiles(root string) bool {
	for name := range s.files {
		if _, ok := s.belongs(root, name); ok {
			return true
		}
	}
	return false
}
