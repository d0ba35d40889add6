package workspace

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/layout"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

// KindOf returns the kind of document that u names: plugin-manifest.json, or a name that ends with it in any case, such
// as sample-plugin-manifest.json; resources.json; or a project configuration. ok is false for all other files.
func KindOf(u uri.URI) (kind manifest.Kind, ok bool) {
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

// PathOf returns the path of the file that u names, empty if it names no file: the path of the operating system or, for a file
// system of the client, a path that begins with the scheme and the authority, such as
// /vscode-vfs:github/owner/repository/plugin-manifest.json. URIs of unsaved documents name no file.
func PathOf(u uri.URI) string {
	switch {
	case u.IsFile():
		return filepath.Clean(u.FsPath())
	case !strings.HasPrefix(u.Path(), "/") || u.Scheme() == "untitled":
		return ""
	}
	return filepath.FromSlash("/" + u.Scheme() + ":" + EscapePath(u.Authority()) + path.Clean(u.Path()))
}

// URIOf is the inverse of [PathOf].
func URIOf(name string) uri.URI {
	scheme, authority, rest, ok := cutVirtual(name)
	if !ok {
		return uri.File(name)
	}
	u, err := uri.From(uri.Components{Scheme: scheme, Authority: authority, Path: rest})
	if err != nil {
		return uri.File(name)
	}
	return u
}

// IsVirtual reports whether a path is that of a file system of the client.
func IsVirtual(name string) bool {
	_, _, _, ok := cutVirtual(name)
	return ok
}

// cutVirtual splits a path that begins with a scheme and an authority.
func cutVirtual(name string) (scheme, authority, rest string, ok bool) {
	name, ok = strings.CutPrefix(filepath.ToSlash(name), "/")
	if !ok {
		return "", "", "", false
	}
	first, rest, _ := strings.Cut(name, "/")
	scheme, authority, ok = strings.Cut(first, ":")
	if !ok || scheme == "" {
		return "", "", "", false
	}
	authority, err := url.PathUnescape(authority)
	return scheme, authority, "/" + rest, err == nil
}

// Below returns the path from root, with slashes, of a file below it.
func Below(root, name string) (rel string, ok bool) {
	rel, ok = strings.CutPrefix(name, strings.TrimSuffix(root, string(filepath.Separator))+string(filepath.Separator))
	return filepath.ToSlash(rel), ok && root != "" && rel != ""
}

// relative returns the path from root, with slashes, of a file that may be outside of it.
func relative(root, name string) (rel string, ok bool) {
	if root == "" || name == "" {
		return "", false
	}
	rel, err := filepath.Rel(root, name)
	return filepath.ToSlash(rel), err == nil && rel != "."
}

// isOuter reports whether a path relative to a root leads out of it.
func isOuter(rel string) bool { return strings.HasPrefix(rel, "../") }

// isNear reports whether a path relative to a root leads at most as far out of it as the sources of a build may be.
func isNear(rel string) bool { return strings.Count(rel, "../") <= layout.MaxLevels }

// MayBelong reports whether a file may be part of an extension.
func MayBelong(name string) bool {
	app := string(filepath.Separator) + project.App + string(filepath.Separator)
	return strings.Contains(name, app) || symbols.IsCode(name)
}

// RootOf returns the folder of the extension that a file belongs to: the nearest one above it that has a manifest, or one
// nearby into which a build puts the file.
func (s *Snapshot) RootOf(name string) (root string, ok bool) {
	if root, ok = s.rootAbove(name); ok || !symbols.IsCode(name) {
		return root, ok
	}
	for dir, level := filepath.Dir(name), 0; level <= layout.MaxLevels; level++ {
		for _, root := range layout.Folders(s.disk, dir) {
			rel, ok := relative(root, name)
			if ok && s.Folder(root).State(project.Manifest) == project.File && s.layoutOf(root)().Owns(rel) {
				return root, true
			}
		}
		if dir == filepath.Dir(dir) || s.IsFolder(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	return "", false
}

// rootAbove returns the nearest folder above a file that has a manifest.
func (s *Snapshot) rootAbove(name string) (root string, ok bool) {
	for dir := filepath.Dir(name); ; dir = filepath.Dir(dir) {
		if project.New(s.disk.Folder(dir), nil).State(project.Manifest) == project.File {
			rel, ok := Below(dir, name)
			return dir, ok && !project.Foreign(rel)
		}
		if dir == filepath.Dir(dir) {
			return "", false
		}
	}
}

// WorkingTree returns the folder of the working tree whose repository has the file at path as a part of it.
func WorkingTree(path string) (dir string, ok bool) {
	i := strings.LastIndex(path, string(filepath.Separator)+".git"+string(filepath.Separator))
	if i < 0 {
		return "", false
	}
	return filepath.Clean(path[:i+1]), true
}

// EscapePath returns a path with slashes as it is written in a URI.
func EscapePath(name string) string {
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
