package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/spelling"
)

var resourcesMissing = &Rule{
	Code:     "resources-missing",
	Severity: Error,
	Summary:  "There is no resources.json beside the manifest.",
	Why:      "An extension for Desk declares its fields, webhooks, permissions and actions in `resources.json`. The toolkit packs nothing without that file, even if there is nothing to be declared: then it is `{}`.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"DESK\"}\n-- app/widget.html --\n<!DOCTYPE html>\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"DESK\"}\n-- app/widget.html --\n<!DOCTYPE html>\n-- resources.json --\n{}\n",
	Fix:      "Creates the file.",
	Source:   toolkit,
	only:     hasResources,
	folder: func(p *Pass, files *project.Folder) {
		if files.App().State != project.Directory {
			return // no extension can be packed yet
		}
		switch files.State(project.Resources) {
		case project.File:
		case project.Missing:
			p.Report(extension, "Extension has no file resources.json beside the manifest; without resources it is {}").
				FixCreating("Create resources.json", project.Resources, "{}\n")
		default:
			p.Report(extension, "Extension needs a file called resources.json beside the manifest, which can be read")
		}
	},
}

var resourcesKeyMissing = &Rule{
	Code:     "resources-key-missing",
	Severity: Error,
	Summary:  "A resource lacks a key that it must have.",
	Why:      "The toolkit packs nothing while a key is missing. A key that only the documentation asks for is a warning.",
	Bad:      withResources + `{"targets": [{"resourceName": "notify", "targetName": "Notify", "url": "https://api.example.com"}]}` + "\n",
	Good:     withResources + `{"targets": [{"resourceName": "notify", "targetName": "Notify", "url": "https://api.example.com", "httpMethod": "POST"}]}` + "\n",
	Fix:      "Adds all missing keys, or one of them, where the documentation has them.",
	Source:   toolkit,
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		keys, ok := r.object()
		if !ok || !standing(r.value) {
			return
		}
		lacking := map[catalog.Grade][]catalog.Key{}
		for _, k := range keys {
			if k.Required && !hasPlain(r, k.Name) {
				lacking[k.RequiredBy] = append(lacking[k.RequiredBy], k)
			}
		}
		for _, by := range []catalog.Grade{catalog.Zet, catalog.Documented} {
			if len(lacking[by]) == 0 {
				continue
			}
			d := lacksAll(p, r.value, keys, lacking[by], r.title())
			d.Severity = severityBy(by)
			if by == catalog.Documented {
				d.Message += ", which the documentation asks for"
			}
		}
	}),
}

// hasPlain reports whether the object r has the member key, be it under a name that is written in another
// way: that is the fault then.
func hasPlain(r described, key string) bool {
	for it := range r.value.Items() {
		if spelling.Same(it.Name(), key) {
			return true
		}
	}
	return false
}

var resourcesKeyUnknown = &Rule{
	Code:     "resources-key-unknown",
	Severity: Information,
	Summary:  "A resource has a key that is not known.",
	Why:      "Neither the documentation nor the toolkit knows the key. It may be a new one; if it is nearly a known one, it is likely misspelt and not read, which is a warning.",
	Bad:      withResources + `{"custom_actions": []}` + "\n",
	Good:     withResources + `{"customActions": []}` + "\n",
	Fix:      "Replaces it by the key that is probably meant.",
	Source:   catalog.Source{Title: "Desk: resources", URL: "https://www.zoho.com/desk/extensions/guide/zoho-desk-resources.html", Grade: catalog.Documented},
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		keys, ok := r.object()
		if !ok {
			return
		}
		for it := range r.value.Items() {
			name := it.Name()
			if !finished(it) || catalog.IndexKey(keys, name) >= 0 {
				continue
			}
			meant, sure := spelling.Property(keys, name)
			if meant == "" {
				p.Report(it.Key(), "Property %s is unknown here", shown(name))
				continue
			}
			d := p.Report(it.Key(), "Property %s is unknown; did you mean %q", shown(name), meant)
			if _, taken := r.value.Member(meant); taken {
				continue
			}
			d.Severity = Warning
			renameTo(d, it, meant, sure)
		}
	}),
}
