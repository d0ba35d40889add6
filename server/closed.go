package server

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// A manifest that is not open is checked all the same while code of its extension is: what is found in the code is
// told, what is found in the manifest itself is not.

// adopt takes up, from disk, the manifest of the extension that the file name belongs to, unless that is open. It is
// for a goroutine of its own.
func (s *session) adopt(name string) {
	defer s.recoverAnalysis()
	s.adopting.Lock() // whoever comes last has read last
	defer s.adopting.Unlock()
	root, ok := rootOf(name)
	if filepath.Base(name) == project.Manifest && root != filepath.Dir(name) { // it went
		s.abandonIf(func(d *document) bool { return d.path == name })
	}
	if tops := s.tops.Load(); !ok || tops != nil && len(*tops) > 0 && !s.inWorkspace(root) {
		return // nothing outside of the workspace is read
	}
	src, err := project.New(project.Disk(root), nil).Text(project.Manifest)
	if err != nil {
		return
	}
	key := uri.File(filepath.Join(root, project.Manifest))
	d := newDocument(key, 0, text.New(src))
	d.closed = true
	s.change(func(next *snapshot) []uri.URI {
		if next.opened(d.path) || !next.hasAssets(root) {
			return nil
		}
		next.closed = maps.Clone(next.closed)
		if next.closed == nil {
			next.closed = map[uri.URI]*document{}
		}
		next.closed[key] = d
		return s.renew(next, root)
	})
}

// abandon gives up the closed manifests that are open by now, or of whose extension nothing is open any more.
func (s *session) abandon() {
	s.abandonIf(func(*document) bool { return false })
}

// abandonIf is [session.abandon] for those, too, that gone tells.
func (s *session) abandonIf(gone func(*document) bool) {
	if len(s.current.Load().closed) == 0 {
		return
	}
	s.change(func(next *snapshot) []uri.URI {
		var keys []uri.URI
		for key, d := range next.closed {
			if !gone(d) && !next.opened(d.path) && next.hasAssets(d.home.root) {
				continue
			}
			keys = append(keys, key)
			next.closed = maps.Clone(next.closed)
			delete(next.closed, key)
			keys = append(keys, s.renew(next, d.home.root)...)
		}
		return keys
	})
}

// opened reports whether there is an open document of that path.
func (s *snapshot) opened(name string) bool {
	for _, d := range s.documents {
		if d.path == name {
			return true
		}
	}
	return false
}

// hasAssets reports whether an asset below root is open.
func (s *snapshot) hasAssets(root string) bool {
	for name := range s.assets {
		if rel, ok := below(root, name); ok && !project.Foreign(rel) {
			return true
		}
	}
	return false
}

// manifests returns the manifests of extensions, open and closed, in the order of their URIs.
func (s *snapshot) manifests() []*document {
	var all []*document
	for _, d := range s.documents {
		if d.kind == manifest.Manifest && filepath.Base(d.path) == project.Manifest {
			all = append(all, d)
		}
	}
	all = slices.AppendSeq(all, maps.Values(s.closed))
	slices.SortFunc(all, func(a, b *document) int { return cmp.Compare(a.uri, b.uri) })
	return all
}

// rootOf returns the nearest folder above a file that has a manifest.
func rootOf(name string) (string, bool) {
	for dir := filepath.Dir(name); ; dir = filepath.Dir(dir) {
		if project.New(project.Disk(dir), nil).State(project.Manifest) == project.File {
			rel, ok := below(dir, name)
			return dir, ok && !project.Foreign(rel)
		}
		if dir == filepath.Dir(dir) {
			return "", false
		}
	}
}
