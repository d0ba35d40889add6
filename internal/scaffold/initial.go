package scaffold

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// Files are the files of an extension that a scaffold can refer to, as paths with a leading slash. A field is empty if
// there is no such file. A nil Files means that the files are unknown.
type Files struct {
	Page  string
	Image string
}

// Initial returns the manifest with which an extension for service begins: [Manifest] with images. It refers to
// files in place of the usual paths, and omits images that do not exist.
func Initial(service catalog.Service, files *Files) syntax.Fragment {
	return manifestWith(service, initialWidget(service, files))
}

// initialWidget returns the properties of the widget of a new manifest.
func initialWidget(service catalog.Service, files *Files) []catalog.Key {
	needs := widgetKeys(service)
	var list []catalog.Key
	for _, k := range service.Widget {
		if i := catalog.IndexKey(needs, k.Name); i >= 0 {
			list = append(list, files.in(needs[i]))
			continue
		}
		if slices.Contains(service.StarterWidget, k.Name) && files.has(k) {
			k = files.in(k)
			k.Keys = asRequired(k.Keys)
			list = append(list, k)
		}
	}
	return list
}

// NewWidget returns another widget for m: [Widget] with an unused name and, if these must be unique, an unused location.
func NewWidget(m *manifest.Model, files *Files) syntax.Fragment {
	keys := widgetKeys(m.Service)
	for i := range keys {
		keys[i] = files.in(keys[i])
	}
	return build(func(b *builder) { b.object(distinct(m, keys)) })
}

// has reports whether the file for k exists or may exist, or k does not refer to a file.
func (f *Files) has(k catalog.Key) bool {
	if f == nil || f.Image != "" {
		return true
	}
	return k.Type != catalog.Image && !slices.ContainsFunc(k.Keys, func(sub catalog.Key) bool { return !f.has(sub) })
}

// in returns k with a file of f as its example.
func (f *Files) in(k catalog.Key) catalog.Key {
	if f == nil {
		return k
	}
	switch {
	case (k.Type == catalog.Link || k.Type == catalog.Path) && f.Page != "":
		k.Example = Quote(f.Page)
	case k.Type == catalog.Image && f.Image != "":
		k.Example = Quote(f.Image)
	}
	k.Keys = slices.Clone(k.Keys)
	for i := range k.Keys {
		k.Keys[i] = f.in(k.Keys[i])
	}
	return k
}
