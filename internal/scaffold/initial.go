package scaffold

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// Files are those of an extension that a new thing can name, as paths that begin with a slash. Either
// is empty if the extension has no such file. A nil Files tells nothing.
type Files struct {
	Page  string
	Image string
}

// Initial returns the manifest that the toolkit would begin an extension for service with: [Manifest],
// with images. What files has takes the place of the usual paths, and images that it has not are
// left out.
func Initial(service catalog.Service, files *Files) syntax.Fragment {
	return manifestWith(service, initialWidget(service, files))
}

// initialWidget returns the keys of the widget that a new manifest has.
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

// NewWidget returns another widget for m: [Widget] under a name and, if those may be there only once,
// at a location that no widget of m has.
func NewWidget(m *manifest.Model, files *Files) syntax.Fragment {
	keys := widgetKeys(m.Service)
	for i := range keys {
		keys[i] = files.in(keys[i])
	}
	return build(func(b *builder) { b.object(distinct(m, keys)) })
}

// has reports whether there is a file for k, or might be, or k names none.
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
	case k.Type == catalog.Link && f.Page != "":
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
