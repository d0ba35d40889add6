package diagnostics

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
)

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
