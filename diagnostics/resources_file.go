package diagnostics

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

const (
	channelBefore = `{"channel": {"resourceName": "chat", "channelLogoPath": "`
	channelAfter  = `", "sync": {"push": "https://chat.example.com/push"}}}` + "\n"
)

var resourcesFilePath = &Rule{
	Code:     "resources-file-path",
	Severity: Error,
	Summary:  "The path of a logo in resources.json does not begin with a slash.",
	Why:      "The logo is a file of the extension, whose path begins at the extension's folder: `/app/img/logo.png`.",
	Bad:      withResources + channelBefore + "app/img/logo.png" + channelAfter,
	Good:     withResources + channelBefore + "/app/img/logo.png" + channelAfter,
	Fix:      "Puts in the slash.",
	Source:   toolkit,
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		s, ok := r.text()
		if !ok || r.wants() != catalog.Image || strings.HasPrefix(s, "/") {
			return
		}
		d := p.Report(r.value.Span(), "%s must be a path such as \"/app/img/logo.png\", which begins with a slash", r.title())
		d.Severity = severityBy(r.key.TypeBy)
		if strings.TrimSpace(s) == "" || strings.Contains(s, ":") {
			return
		}
		if whole := "/" + strings.TrimPrefix(s, "./"); strings.HasPrefix(whole, "/app/") {
			d.FixSurely(changeTo(whole), change(r.value, whole))
		} else {
			d.Fix(changeTo(whole), change(r.value, whole))
		}
	}),
}

var resourcesImageExtension = &Rule{
	Code:     "resources-image-extension",
	Severity: Error,
	Summary:  "The logo that resources.json names is no image.",
	Why:      "The toolkit tells images by their extensions, whose case counts.",
	Bad:      withResources + channelBefore + "/app/img/logo.html" + channelAfter + "-- app/img/logo.html --\n",
	Good:     withResources + channelBefore + "/app/img/logo.png" + channelAfter,
	Fix:      "Replaces it by an image of that name.",
	Source:   toolkit,
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		s, ok := r.text()
		if !ok || r.wants() != catalog.Image || strings.TrimSpace(s) == "" {
			return
		}
		images := catalog.Package().Images()
		ext := path.Ext(s)
		if slices.Contains(images, ext) {
			return
		}
		d := p.Report(within(r.value, s, len(s)-len(ext), len(s)), "%s must be an image with the extension %s", r.title(), listed(images))
		if ext == "" {
			d.Span = r.value.Span()
		}
		d.Severity = severityBy(r.key.TypeBy)
		name, inside := linkedFile(s)
		if files := p.Files(); files != nil && inside {
			for _, e := range files.App().Files() {
				if strings.EqualFold(strings.TrimSuffix(e.Path, path.Ext(e.Path)), strings.TrimSuffix(name, ext)) && slices.Contains(images, path.Ext(e.Path)) {
					d.Fix(changeTo("/"+e.Path), change(r.value, "/"+e.Path))
				}
			}
		}
	}),
}

var resourcesFileMissing = &Rule{
	Code:     "resources-file-missing",
	Severity: Error,
	Summary:  "A file that resources.json names does not exist.",
	Why:      "The logo has to be a file of the extension. Case counts.",
	Bad:      withResources + channelBefore + "/app/img/Logo.png" + channelAfter,
	Good:     withResources + channelBefore + "/app/img/logo.png" + channelAfter,
	Fix:      "Replaces it by the file that is probably meant.",
	Source:   toolkit,
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		s, ok := r.text()
		if !ok || r.wants() != catalog.Image || r.key.FilesBy == 0 {
			return
		}
		from := len(p.found)
		needFile(p, r.value, s, "Image", nil)
		for i := range p.found[from:] {
			p.found[from+i].Severity = severityBy(r.key.FilesBy)
		}
	}),
}
