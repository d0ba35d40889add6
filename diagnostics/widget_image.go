package diagnostics

import (
	"iter"
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// A widget has two kinds of images, a logo and an icon, and the same can be wrong with both. ServiceDesk
// Plus has icons in several sizes.
var (
	widgetLogoType        = imageType("logo", "Logo")
	widgetLogoPath        = imagePath("logo", "Logo")
	widgetLogoExtension   = imageExtension("logo", "Logo")
	widgetLogoFileMissing = imageFileMissing("logo", "Logo")
	widgetIconType        = imageType("icon", "Icon")
	widgetIconPath        = imagePath("icon", "Icon")
	widgetIconExtension   = imageExtension("icon", "Icon")
	widgetIconFileMissing = imageFileMissing("icon", "Icon")
)

func imageType(key, title string) *Rule {
	return &Rule{
		Code:     "widget-" + key + "-type",
		Severity: Error,
		Summary:  "The " + key + " of a widget is no string.",
		Why:      "An image is given as one string, such as `/app/img/" + key + ".png`. The icons of ServiceDesk Plus are an object with such strings.",
		Bad:      widgetOfDesk(`"` + key + `": true`),
		Good:     widgetOfDesk(`"` + key + `": "/app/img/` + key + `.png"`),
		Source:   toolkit,
		Fix:      "Puts it in quotation marks, as far as that can be meant.",
		only:     hasImages(key),
		widget: func(p *Pass, e *manifest.Entry) {
			if k := widgetKey(e.Service, key+"s"); k != nil {
				if v, ok := valueOf(e, k); ok {
					graded(p, Warning, func() { needObject(p, v, title+"s") })
				}
			}
			for im := range images(e, key) {
				graded(p, im.severity, func() { needString(p, im.value, title) })
			}
		},
	}
}

func imagePath(key, title string) *Rule {
	return &Rule{
		Code:     "widget-" + key + "-path",
		Severity: Error,
		Summary:  "The " + key + " of a widget is no path below the extension's folder.",
		Why:      "Images are files of the extension: their paths begin with `/`. Projects alone takes URLs too. Where there is no " + key + ", leave the key out.",
		Bad:      widgetOfDesk(`"` + key + `": "app/img/` + key + `.png"`),
		Good:     widgetOfDesk(`"` + key + `": "/app/img/` + key + `.png"`),
		Fix:      "Makes it the path that is meant.",
		Source:   toolkit,
		only:     hasImages(key),
		widget: func(p *Pass, e *manifest.Entry) {
			for im := range images(e, key) {
				s, ok := literal(im.value)
				if !ok || !im.judged() || strings.HasPrefix(s, "/") || im.mayBeURL() && (parseURL(s) != nil || blank(im.value)) {
					continue
				}
				if blank(im.value) {
					d := p.Report(im.value.Span(), "%s is blank; expected a path such as \"/app/img/%s.png\"", title, key)
					d.Severity = im.severity
					d.Fix("Remove "+key, e.Value.Remove(lastIndex(e.Names(), im.key.Name)))
					continue
				}
				what := "must be a path in the extension's folder, not a URL"
				switch {
				case im.mayBeURL():
					what = "is neither a path that begins with \"/\" nor a URL"
				case parseURL(s) == nil:
					what = "is no path that begins with \"/\""
				}
				d := p.Report(im.value.Span(), "%s %s %s", title, shown(s), what)
				d.Severity = im.severity
				if parseURL(s) == nil {
					meant, sure := meantLink(p.Files(), s)
					if strings.HasPrefix(meant, "/") {
						suggest(d, im.value, meant, sure)
					}
				}
			}
		},
	}
}

func imageExtension(key, title string) *Rule {
	return &Rule{
		Code:     "widget-" + key + "-extension",
		Severity: Error,
		Summary:  "The " + key + " of a widget is no image by its name.",
		Why:      "The toolkit takes `.jpg`, `.jpeg`, `.png`, `.gif` and `.svg`, in lower case; ServiceDesk Plus documents `.png`, `.jpg` and `.jpeg`.",
		Bad:      widgetOfDesk(`"` + key + `": "/app/img/` + key + `.webp"`),
		Good:     widgetOfDesk(`"` + key + `": "/app/img/` + key + `.png"`),
		Source:   toolkit,
		only:     hasImages(key),
		widget: func(p *Pass, e *manifest.Entry) {
			for im := range images(e, key) {
				s, ok := literal(im.value)
				if !ok || !strings.HasPrefix(s, "/") || im.mayBeURL() {
					continue
				}
				name := s[:linkEnd(s)]
				extensions := im.extensions()
				ext := path.Ext(name)
				if len(extensions) == 0 || slices.Contains(extensions, ext) {
					continue
				}
				span := linkSpan(im.value, s)
				if ext != "" {
					span = within(im.value, s, len(name)-len(ext), len(name))
				}
				p.Report(span, "%s %s is no image by its name; expected %s", title, shown(name), listed(extensions)).
					Severity = im.severity
			}
		},
	}
}

func imageFileMissing(key, title string) *Rule {
	return &Rule{
		Code:     "widget-" + key + "-file-missing",
		Severity: Error,
		Summary:  "The " + key + " of a widget is not among the files of the extension.",
		Why:      "A path that begins with `/` leads from the folder of the manifest. Case matters, and only what is below `app` is packed.",
		Bad: "-- plugin-manifest.json --\n" + widgetOfDesk(`"`+key+`": "/app/img/`+key+`.png"`) +
			"\n-- app/widget.html --\n-- app/images/" + key + ".png --\n",
		Good: "-- plugin-manifest.json --\n" + widgetOfDesk(`"`+key+`": "/app/images/`+key+`.png"`) +
			"\n-- app/widget.html --\n-- app/images/" + key + ".png --\n",
		Fix:    "Changes it to the file that is likely to be meant.",
		Source: toolkit,
		only:   hasImages(key),
		widget: func(p *Pass, e *manifest.Entry) {
			for im := range images(e, key) {
				if s, ok := literal(im.value); ok {
					graded(p, im.severity, func() { needFile(p, im.value, s, title, nil) })
				}
			}
		},
	}
}

// widgetOfDesk returns a manifest of Desk's with one widget that has an image.
func widgetOfDesk(image string) string {
	return `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html", ` + image + `}]}}`
}

// hasImages reports whether widgets of a service have an image that is looked at. Where the toolkit has a
// template but no rules, what the template writes passes: the one of People has a blank logo.
func hasImages(key string) func(*catalog.Service) bool {
	return func(s *catalog.Service) bool {
		return widgetKey(s, key, key+"s") != nil && (s.ZetRules || !s.ZetService)
	}
}

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

// lastIndex returns the index of the last of names that is name, which is there.
func lastIndex(names []string, name string) int {
	i := len(names) - 1
	for names[i] != name {
		i--
	}
	return i
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
