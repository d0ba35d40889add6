package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
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

// widgetOfDesk returns a manifest of Desk's with one widget that has an image.
func widgetOfDesk(image string) string {
	return `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html", ` + image + `}]}}`
}

// lastIndex returns the index of the last of names that is name, which is there.
func lastIndex(names []string, name string) int {
	i := len(names) - 1
	for names[i] != name {
		i--
	}
	return i
}
