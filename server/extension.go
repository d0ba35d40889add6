package server

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
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
	read    *sync.Map // *document by path below root: what findings were told of, as it is on disk

	// code is the index of the code in it, with what is open in editors as it is now; nil until the folder was
	// indexed for the first time, which takes a while: see [session.indexSoon].
	code   func() *symbols.Index
	base   func() *symbols.Index          // code as it was when the folder was looked at
	last   *atomic.Pointer[symbols.Index] // of some state of the folder, shared by all
	assets map[string]*document           // open files that are not served, by path below root

	committed *committed // what the last commit has of its manifest; nil as long as nobody has looked
}

// newExtension returns the folder at root, with what is open in snap laid over it. top tells the folders
// above which no configuration is looked for. last is that of an earlier state of the folder.
func newExtension(root string, snap *snapshot, last *atomic.Pointer[symbols.Index], top func(string) bool) *extension {
	open := snap.textsBelow(root)
	e := &extension{root: root, files: sync.OnceValue(func() *project.Folder { return project.Open(root, open) }), read: &sync.Map{}, last: last}
	e.service = sync.OnceValue(func() string {
		src, err := project.New(project.Disk(root), open).Text(project.Manifest) // a template has a service too
		if err != nil {
			return ""
		}
		return manifest.Build(syntax.Parse(text.New(src))).Service.Code
	})
	return e.indexed().coded(snap).configured(snap, top)
}

// unseen returns an extension that nothing is known of yet: it is to be renewed.
func unseen(root string) *extension {
	return &extension{
		root:    root,
		files:   func() *project.Folder { return nil },
		service: func() string { return "" },
		config:  func() []config.Located { return nil },
		read:    &sync.Map{},
		code:    func() *symbols.Index { return nil },
		base:    func() *symbols.Index { return nil },
		last:    &atomic.Pointer[symbols.Index]{},
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

// textsBelow returns the texts of the files below root that are open in an editor, by path from there with
// slashes.
func (s *snapshot) textsBelow(root string) map[string]string {
	all := map[string]string{}
	for _, d := range s.documents {
		if rel, ok := below(root, d.path); ok {
			all[rel] = d.text.String()
		}
	}
	for _, d := range s.assets {
		if rel, ok := below(root, d.path); ok {
			all[rel] = d.text.String()
		}
	}
	return all
}

// below returns the path from root, with slashes, of a file below it.
func below(root, name string) (rel string, ok bool) {
	rel, ok = strings.CutPrefix(name, strings.TrimSuffix(root, string(filepath.Separator))+string(filepath.Separator))
	return filepath.ToSlash(rel), ok && root != "" && rel != ""
}

// renew makes the extension at root anew, and with it the documents in it. It is for a snapshot that is
// being made. It returns the documents, whose findings may be others now.
func (s *session) renew(next *snapshot, root string) []uri.URI {
	if root == "" {
		return nil
	}
	last := &atomic.Pointer[symbols.Index]{}
	var known *committed
	if old := s.current.Load().extensions[root]; old != nil {
		last, known = old.last, old.committed
	}
	e := newExtension(root, next, last, s.isTop)
	e.committed = known
	keys := next.put(e)
	if len(keys) > 0 {
		s.lookBack(root)
	}
	return keys
}

// put makes e the extension at its root, for a snapshot that is being made, and returns the documents in it. Without
// any there is no extension.
func (s *snapshot) put(e *extension) []uri.URI {
	var keys []uri.URI
	for key, d := range s.documents {
		if d.home != nil && d.home.root == e.root {
			keys = append(keys, key)
			s.documents = s.with(key, d.in(e))
		}
	}
	for key, d := range s.closed {
		if d.home.root == e.root {
			keys = append(keys, key)
			s.closed = maps.Clone(s.closed)
			s.closed[key] = d.in(e)
		}
	}
	s.extensions = maps.Clone(s.extensions)
	if delete(s.extensions, e.root); len(keys) > 0 {
		if s.extensions == nil {
			s.extensions = map[string]*extension{}
		}
		s.extensions[e.root] = e
	}
	return keys
}

// reconfigure has the extensions at and below dir look for their configurations again.
func (s *session) reconfigure(next *snapshot, dir string) []uri.URI {
	var keys []uri.URI
	for root, e := range next.extensions {
		if _, inside := below(dir, root); inside || root == dir {
			keys = append(keys, next.put(e.configured(next, s.isTop))...)
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
