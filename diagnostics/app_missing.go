package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// extension is the place of what a folder rule says of the extension as a whole: the engine puts it at
// the opening brace of the manifest, wherever that is by then.
var extension text.Span

var appMissing = &Rule{
	Code:     "app-missing",
	Severity: Error,
	Summary:  "There is no folder app beside the manifest.",
	Why:      "The toolkit packs the files below `app`, and nothing at all without it. Nothing is said in a folder called `public` or `static`, from which a build copies the manifest to where the files are.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- widget.html --\n<!DOCTYPE html>\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		switch files.App().State {
		case project.Directory:
		case project.Missing:
			p.Report(extension, "Extension has no folder app beside the manifest; only the files in it are packed")
		case project.File, project.Special:
			p.Report(extension, "Extension needs a folder called app beside the manifest, but app is a file")
		case project.Outside:
			p.Report(extension, "Folder app is a symbolic link that leads out of the extension's folder; whoever has the extension without what it leads to has no files to be packed").
				Severity = Warning
		case project.Unreadable:
			p.Report(extension, "Folder app cannot be read").Severity = Warning
		}
	},
}

var appEmpty = &Rule{
	Code:     "app-empty",
	Severity: Error,
	Summary:  "The folder app is empty.",
	Why:      "The toolkit packs the files below `app`, and wants that there are some.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/ --\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		if app := files.App(); app.State == project.Directory && len(app.Entries) == 0 {
			p.Report(extension, "Folder app is empty; expected the pages of the extension in it")
		}
	},
}

var filesNotLookedAt = &Rule{
	Code:     "files-not-looked-at",
	Severity: Information,
	Summary:  "There are more files in app than are looked at.",
	Why:      "Of a folder with very many files, or very deep ones, the rest is left alone, so that editors stay quick. Often it is a folder of packages such as `node_modules`, which does not belong in `app`.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n-- app/node_modules/ --\n<21000 files .tsx>\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n-- node_modules/ --\n<21000 files .tsx>\n",
	Source:   catalog.Source{Title: "a bound of this program", Grade: catalog.Seen},
	folder: func(p *Pass, files *project.Folder) {
		if app := files.App(); app.Cut {
			p.Report(extension, "Folder app has more files and folders than are looked at; the first %s were", number(len(app.Entries)))
		}
	},
}
