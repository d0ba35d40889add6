package server

import (
	"context"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// connections is the extension of a document, with the texts of the files that contain connection link names. It belongs to one
// request.
type connections struct {
	*symbols.Extension
	at   *document // of the request: a manifest or an asset
	file string    // its path below the root
	home *workspace.Extension

	documents map[string]*document // by path below the root
}

// connectionsAt returns the connections of the extension that the document u belongs to, nil if it is neither a manifest nor code
// of an extension.
func (r *request) connectionsAt(ctx context.Context, u uri.URI) *connections {
	snap := r.snapshot
	if d := r.readable(u); d != nil {
		if d.Kind != manifest.Manifest {
			return nil
		}
		return r.connectionsOf(ctx, snap, d)
	}
	a := r.asset(u)
	if a == nil || !symbols.IsCode(a.Path) {
		return nil
	}
	root, ok := snap.RootOf(a.Path)
	if !ok {
		return nil
	}
	e := snap.Extension(root)
	if e == nil { // its manifest has not been read yet
		e = snap.NewExtension(root)
	}
	if e.Files() == nil {
		return nil
	}
	return r.connectionsIn(ctx, snap, e, a)
}

// connectionsOf returns the connections of the extension that a manifest belongs to. A manifest that is not a file, or is a sample, is
// treated as a separate extension.
func (s *session) connectionsOf(ctx context.Context, snap *snapshot, d *document) *connections {
	if isInExtension(d) {
		return s.connectionsIn(ctx, snap, d.Home, d)
	}
	name := path.Base(string(d.URI))
	return &connections{
		Extension: &symbols.Extension{Manifests: []symbols.Manifest{{File: name, Model: d.Model()}}},
		at:        d,
		file:      name,
		documents: map[string]*document{name: d},
	}
}

// isInExtension reports whether the folder of a manifest is that of an extension.
func isInExtension(d *document) bool {
	return d.Home != nil && d.Home.Files() != nil && d.Home.Files().State(project.Manifest) == project.File
}

// connectionsIn returns the connections of e, which at belongs to. They are incomplete if ctx ends.
func (s *session) connectionsIn(ctx context.Context, snap *snapshot, e *workspace.Extension, at *document) *connections {
	c := &connections{Extension: &symbols.Extension{Code: s.codeOf(e)}, at: at, file: e.Rel(at), home: e, documents: map[string]*document{}}
	var manifests []string
	manifests, c.Apart = e.ManifestFiles()
	for _, d := range snap.ManifestsIn(e) {
		c.documents[e.Rel(d)] = d
	}
	if source, ok := at.Source(); ok {
		c.Code = c.Code.WithSource(c.file, source)
		c.documents[c.file] = at
	}
	if at.Kind == manifest.Manifest && at.HasModel() {
		c.documents[c.file] = at
	}
	for name := range while(ctx, slices.Values(manifests)) {
		c.Manifests = append(c.Manifests, symbols.Manifest{File: name, Model: c.manifest(name, snap.settings.MaxFileSize).Model()})
	}
	return c
}

// manifest returns a manifest of the extension, an empty one if it cannot be read.
func (c *connections) manifest(name string, limit int64) *document {
	content := ""
	if d := c.documents[name]; d == nil {
		content = c.read(name)
	} else if int64(d.Text.Len()) <= limit {
		return d
	}
	if int64(len(content)) > limit {
		content = ""
	}
	d := workspace.NewDocument(c.uriOf(name), 0, text.New(content))
	d.Closed = true
	c.documents[name] = d
	return d
}

// document returns a file of the extension as it is in the editor, or else on disk.
func (c *connections) document(name string) *document {
	d := c.documents[name]
	if d == nil && c.home != nil {
		d = c.home.Open(name)
	}
	if d == nil {
		d = workspace.Located(c.uriOf(name), "", text.New(c.read(name)))
	}
	c.documents[name] = d
	return d
}

// read returns the content of a file on disk now, since edits of it may follow, or an empty string if it cannot be read. It removes
// the byte order mark, which editors do not count.
func (c *connections) read(name string) string {
	content, err := c.home.Files().Read(name)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(content, "\ufeff")
}

// uriOf returns the URI of a file of the extension, written as the client writes that of the document of the request.
func (c *connections) uriOf(name string) uri.URI {
	if c.home != nil {
		if rel, err := filepath.Rel(filepath.Dir(c.at.Path), filepath.Join(c.home.Root, filepath.FromSlash(name))); err == nil {
			return c.at.Beside(filepath.ToSlash(rel))
		}
	}
	folder := string(c.at.URI)
	for range strings.Count(c.file, "/") + 1 {
		folder = folder[:max(strings.LastIndexByte(folder, '/'), 0)]
	}
	return uri.URI(folder + "/" + workspace.EscapePath(name))
}

// rescanUses scans the files that contain s again: they may have changed since the index was built.
func (c *connections) rescanUses(s symbols.Symbol) {
	for _, u := range c.Uses(s) {
		for _, name := range []string{u.File, u.AtFile} {
			d := c.document(name)
			if _, ok := d.Source(); !ok {
				c.Code = c.Code.With(name, d.Text.String())
			}
		}
	}
}

// location returns the location of a span in a file of the extension.
func (c *connections) location(name string, span text.Span, enc text.Encoding) protocol.Location {
	d := c.document(name)
	return protocol.Location{URI: d.URI, Range: rangeOf(d.Text, span, enc)}
}

// codeOf returns the index of the code of e. If there is none yet, it builds it.
func (s *session) codeOf(e *workspace.Extension) *symbols.Index {
	x, isNew := e.Index()
	if isNew {
		s.change(workspace.Indexed{Root: e.Root, Index: x})
	}
	return e.WithOpenCode(x)
}

// reread returns c with its folder read again: not all clients report files that change on disk.
func (r *request) reread(ctx context.Context, c *connections) *connections {
	if c.home == nil {
		return c
	}
	snap := r.snapshot
	return r.connectionsIn(ctx, snap, snap.Reread(c.home), c.at)
}

// symbolAt returns the symbol at a position of the document u, with the connections of its extension; these are nil
// if there is none.
func (r *request) symbolAt(ctx context.Context, u uri.URI, p protocol.Position) (*connections, symbols.Spot) {
	c := r.connectionsAt(ctx, u)
	if c == nil {
		return nil, symbols.Spot{}
	}
	spot, ok := c.At(c.file, offsetOf(c.at.Text, p, r.caps.encoding))
	if !ok {
		return nil, symbols.Spot{}
	}
	c.rescanUses(spot.Symbol)
	return c, spot
}
