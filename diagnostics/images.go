package diagnostics

import (
	"iter"
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// image is a value of a widget that stands for an image.
type image struct {
	key      *catalog.Key // that it belongs to
	value    syntax.Value
	severity Severity // of what is wrong with it
}

// images yields the images of a widget under key or, by size, in the object of its plural.
func images(e *manifest.Entry, key string) iter.Seq[image] {
	return func(yield func(image) bool) {
		k := widgetKey(e.Service, key, key+"s")
		v, ok := valueOf(e, k)
		switch {
		case !ok:
		case k.Type != catalog.Object:
			yield(image{k, v, rejection(imageBy(e, k))})
		case v.Kind() == syntax.Object:
			for it := range v.Items() {
				if !yield(image{k, it.Value(), Warning}) {
					return
				}
			}
		}
	}
}

// imageBy returns who rejects a faulty image: of one that nobody looks at but where a location asks for
// it, whoever asks.
func imageBy(e *manifest.Entry, k *catalog.Key) catalog.Grade {
	if k.TypeBy != 0 {
		return k.TypeBy
	}
	return iconBy(e)
}

// judged reports whether the toolkit looks at images of the key.
func (im image) judged() bool {
	return im.key.TypeBy == catalog.Zet || im.mayBeURL()
}

// mayBeURL reports whether the image may be an absolute URL.
func (im image) mayBeURL() bool { return slices.Contains(im.key.Also, catalog.Link) }

// extensions returns how the name of the image may end, nil if nobody asks for anything.
func (im image) extensions() []string {
	switch {
	case im.key.Type == catalog.Object:
		return []string{".png", ".jpg", ".jpeg"} // documented, see the key's sources
	case im.judged():
		return catalog.Package().Images()
	}
	return nil
}

// hasImages reports whether widgets of a service have an image that is looked at. Where the toolkit has a
// template but no rules, what the template writes passes: the one of People has a blank logo.
func hasImages(key string) func(*catalog.Service) bool {
	return func(s *catalog.Service) bool {
		return widgetKey(s, key, key+"s") != nil && (s.ZetRules || !s.ZetService)
	}
}
