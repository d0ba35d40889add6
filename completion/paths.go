package completion

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/text"
)

// maxPaths limits the paths of one completion. If there are more, only those in the typed folder are returned, and its
// subfolders.
const maxPaths = 200

// paths returns the pages or images below the folder app, the least nested first, or the default path if there are none
// or the folder is unknown. A query after the path remains.
func paths(at *cursor) []candidate {
	if typ := at.textType(); typ != catalog.Link && typ != catalog.Image && typ != catalog.Path {
		return nil
	}
	typed, tail, ok := at.path()
	if !ok {
		return nil
	}
	files := at.files(at.textType())
	if len(files) == 0 {
		return at.literal(at.key.Example, "example")
	}
	var list []candidate
	if len(files) > maxPaths {
		list, files = within(files, typed)
	}
	for _, name := range files {
		c := textValue(name).documented(at.key.Doc, at.key.Sources)
		c.kind, c.json.New = File, strings.TrimSuffix(c.json.New, `"`)+tail+`"`
		c.aliases = otherPaths(name)
		list = append(list, c)
	}
	return list
}

// path returns the typed part of the path, and the query or fragment after the path, as in the text. ok is false for
// anything but a path.
func (at *cursor) path() (typed, tail string, ok bool) {
	whole, tail := strings.Trim(at.slice(at.Replace.Start, at.Replace.End), `"'`), ""
	if i := strings.IndexAny(whole, "?#"); i >= 0 {
		whole, tail = whole[:i], whole[i:]
	}
	typed = strings.Trim(at.Typed, `"' `)
	if len(typed) > len(whole) || strings.Contains(typed, ":") || strings.HasPrefix(typed, "{") {
		return "", "", false
	}
	odd := func(r rune) bool { return r < ' ' || r == '"' || r == '\\' }
	if strings.Contains(whole, ":") || strings.ContainsFunc(tail, odd) {
		tail = "" // not of a path, or not valid between other quotation marks
	}
	return typed, tail, true
}

// textType returns the type of the string at the cursor, empty for other types.
func (at *cursor) textType() catalog.Type {
	switch {
	case !at.acceptsString():
		return ""
	case at.key.Type == catalog.Array:
		return at.key.Item
	}
	return at.key.Type
}

// files returns the paths of the images of the extension, or of its pages if typ is Link, the least nested first.
func (at *cursor) files(typ catalog.Type) []string {
	if at.around.Files == nil {
		return nil
	}
	kind := "views"
	if typ == catalog.Image {
		kind = "images"
	}
	pack := catalog.Package()
	var list []string
	for _, e := range at.around.Files.App().Entries {
		if e.State != project.File || !utf8.ValidString(e.Path) || strings.ContainsAny(e.Path, "?#\r\n\t") {
			continue
		}
		if k, ok := pack.Kind(e.Path); ok && k.Name == kind {
			list = append(list, "/"+e.Path)
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return strings.Count(a, "/") - strings.Count(b, "/") })
	return list
}

// within returns the files below the typed folder. If these are too many, it returns the files and folders in it, and
// the files further down whose name matches.
func within(files []string, typed string) (folders []candidate, rest []string) {
	slash := strings.LastIndexByte(typed, '/') + 1
	stem, begun := typed[:slash], typed[slash:]
	if !slices.ContainsFunc(files, func(f string) bool { return strings.HasPrefix(f, stem) }) || stem == "" || stem == "/" {
		stem = "/" + project.App + "/"
	}
	rest = slices.DeleteFunc(slices.Clone(files), func(f string) bool { return !strings.HasPrefix(f, stem) })
	if len(rest) <= maxPaths {
		return nil, rest
	}
	count := map[string]int{}
	rest = slices.DeleteFunc(rest, func(f string) bool {
		name, _, deeper := strings.Cut(f[len(stem):], "/")
		if deeper {
			count[name]++
		}
		return deeper && (begun == "" || !hasPrefixFold(path.Base(f), begun))
	})
	names := make([]string, 0, len(count))
	for name := range count {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names[:min(len(names), maxPaths)] {
		c := textValue(stem + name + "/")
		c.json.Stops = []text.Stop{{Span: text.At(len(c.json.New) - 1)}}
		c.kind, c.again, c.aliases = Folder, true, otherPaths(stem+name)
		c.detail = fmt.Sprintf("%d files", count[name])
		folders = append(folders, c)
	}
	return folders, rest[:min(len(rest), maxPaths)]
}

// otherPaths returns other spellings of the path of a file, in lower case.
func otherPaths(name string) []string {
	name = strings.ToLower(strings.TrimPrefix(name, "/"))
	return []string{name, "./" + name, strings.TrimPrefix(name, project.App+"/"), path.Base(name)}
}

// newFiles returns the files for a new entry: a page that the manifest does not use yet, if there is one, and an image.
// It is nil without a folder.
func (at *cursor) newFiles() *scaffold.Files {
	if at.around.Files == nil {
		return nil
	}
	files := &scaffold.Files{}
	if images := at.files(catalog.Image); len(images) > 0 {
		files.Image = images[0]
	}
	if pages := at.files(catalog.Link); len(pages) > 0 {
		src := at.tree.Text().String()
		i := slices.IndexFunc(pages, func(p string) bool { return !strings.Contains(src, scaffold.Quote(p)) })
		files.Page = pages[max(i, 0)]
	}
	return files
}
