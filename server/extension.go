package server

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// extension is the folder around open documents as it was at one moment. It never changes; whoever hears
// of a change renews it. It is looked at when something is first asked of it, which is never on the
// reader.
type extension struct {
	root    string                 // a path of the operating system
	files   func() *project.Folder // nil if no extension lies there
	service func() string          // code of the service that the manifest in it names, empty if there is none
	config  func() []config.Located
}

// newExtension returns the folder at root, with what is open in snap laid over it. top tells the folders
// above which no configuration is looked for.
func newExtension(root string, snap *snapshot, top func(string) bool) *extension {
	open := map[string]string{}
	for name, content := range snap.texts() {
		if rel, err := filepath.Rel(root, name); err == nil && filepath.IsLocal(rel) {
			open[filepath.ToSlash(rel)] = content
		}
	}
	e := &extension{root: root, files: sync.OnceValue(func() *project.Folder { return project.Open(root, open) })}
	e.service = sync.OnceValue(func() string {
		src, err := project.New(project.Disk(root), open).Text(project.Manifest) // a template has a service too
		if err != nil {
			return ""
		}
		return manifest.Build(syntax.Parse(text.New(src))).Service.Code
	})
	return e.configured(snap, top)
}

// unseen returns an extension that nothing is known of yet: it is to be renewed.
func unseen(root string) *extension {
	return &extension{
		root:    root,
		files:   func() *project.Folder { return nil },
		service: func() string { return "" },
		config:  func() []config.Located { return nil },
	}
}

// configured returns e with the configurations that hold for it in snap.
func (e *extension) configured(snap *snapshot, top func(string) bool) *extension {
	next := *e
	open := map[string]string{}
	for _, d := range snap.documents {
		if d.kind == manifest.Configuration && d.path != "" {
			open[d.path] = d.text.String()
		}
	}
	next.config = sync.OnceValue(func() []config.Located {
		return config.Find(e.root, top, func(name string) (string, bool) {
			content, ok := open[name]
			return content, ok
		})
	})
	return &next
}

// texts returns the texts of the files of extensions that are open in an editor, by path.
func (s *snapshot) texts() map[string]string {
	all := maps.Clone(s.assets)
	if all == nil {
		all = map[string]string{}
	}
	for _, d := range s.documents {
		if d.path != "" {
			all[d.path] = d.text.String()
		}
	}
	return all
}

// renew makes the extension at root anew, and with it the documents in it. It is for a snapshot that is
// being made. It returns the documents, whose findings may be others now.
func (s *session) renew(next *snapshot, root string) []uri.URI {
	next.extensions = maps.Clone(next.extensions)
	delete(next.extensions, root)
	if root == "" {
		return nil
	}
	var keys []uri.URI
	e := newExtension(root, next, s.isTop)
	for key, d := range next.documents {
		if d.home != nil && d.home.root == root {
			keys = append(keys, key)
			next.documents = next.with(key, d.in(e))
		}
	}
	if len(keys) > 0 {
		if next.extensions == nil {
			next.extensions = map[string]*extension{}
		}
		next.extensions[root] = e
	}
	return keys
}

// reconfigure has the extensions at and below dir look for their configurations again.
func (s *session) reconfigure(next *snapshot, dir string) []uri.URI {
	var keys []uri.URI
	next.extensions = maps.Clone(next.extensions)
	for root, e := range next.extensions {
		if root != dir && !strings.HasPrefix(root, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator)) {
			continue
		}
		e = e.configured(next, s.isTop)
		next.extensions[root] = e
		for key, d := range next.documents {
			if d.home != nil && d.home.root == root {
				keys = append(keys, key)
				next.documents = next.with(key, d.in(e))
			}
		}
	}
	return keys
}

// isTop reports whether dir is a folder of the workspace.
func (s *session) isTop(dir string) bool {
	tops := s.tops.Load()
	return tops != nil && slices.Contains(*tops, dir)
}

// pathOf returns the path of the operating system that u names, empty if it names no file.
func pathOf(u uri.URI) string {
	if !u.IsFile() {
		return ""
	}
	return filepath.Clean(u.FsPath())
}

// beside returns the URI of a file below the folder that d is in, spelt as the client spells that folder.
func (d *document) beside(name string) uri.URI {
	folder := string(d.uri)
	folder = folder[:strings.LastIndexByte(folder, '/')+1]
	return uri.URI(folder + escapePath(name))
}

// escapePath returns a path with slashes as it stands in a URI.
func escapePath(name string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("/-._~", c) >= 0:
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}
