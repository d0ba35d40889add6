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

// mostPaths is how many paths are given at once. Where there are more, only those in the folder that is
// typed are, and the folders in it.
const mostPaths = 200

// paths gives the pages or images below the extension's folder app, the least deep first, or the
// usual path if there is none or the folder is not known. What follows a path as its query stays.
func paths(at *place) []candidate {
	if typ := at.textType(); typ != catalog.Link && typ != catalog.Image {
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
	if len(files) > mostPaths {
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

// path returns what is typed of the path at the place, and the query or fragment behind the path, as it
// stands in the text. ok is false where something else than a path is being typed.
func (at *place) path() (typed, tail string, ok bool) {
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
		tail = "" // not that of a path, or nothing to be put between other quotation marks
	}
	return typed, tail, true
}

// textType returns what kind of string is to stand at the place, empty if none is.
func (at *place) textType() catalog.Type {
	switch {
	case !at.takesText():
		return ""
	case at.key.Type == catalog.Array:
		return at.key.Item
	}
	return at.key.Type
}

// files returns the paths of the pages, if typ is Link, or images of the extension, the least deep first.
func (at *place) files(typ catalog.Type) []string {
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

// within returns what of files is below the folder that typed leads to: all if it is not too much, or
// else the next folders, what is in it itself, and what is further down and called as what is typed.
func within(files []string, typed string) (folders []candidate, rest []string) {
	slash := strings.LastIndexByte(typed, '/') + 1
	stem, begun := typed[:slash], typed[slash:]
	if !slices.ContainsFunc(files, func(f string) bool { return strings.HasPrefix(f, stem) }) || stem == "" || stem == "/" {
		stem = "/" + project.App + "/"
	}
	rest = slices.DeleteFunc(slices.Clone(files), func(f string) bool { return !strings.HasPrefix(f, stem) })
	if len(rest) <= mostPaths {
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
	for _, name := range names[:min(len(names), mostPaths)] {
		c := textValue(stem + name + "/")
		c.json.Stops = []text.Stop{{Span: text.At(len(c.json.New) - 1)}}
		c.kind, c.again, c.aliases = Folder, true, otherPaths(stem+name)
		c.detail = fmt.Sprintf("%d files", count[name])
		folders = append(folders, c)
	}
	return folders, rest[:min(len(rest), mostPaths)]
}

// otherPaths returns how people begin to write the path of a file instead, in lower case.
func otherPaths(name string) []string {
	name = strings.ToLower(strings.TrimPrefix(name, "/"))
	return []string{name, "./" + name, strings.TrimPrefix(name, project.App+"/"), path.Base(name)}
}

// newFiles returns the files that something new in the extension can name: a page that the text does not
// name yet, if there is one, and an image. It is nil without a folder.
func (at *place) newFiles() *scaffold.Files {
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
