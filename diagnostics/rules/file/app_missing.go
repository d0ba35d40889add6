package file

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/project"
)

var appMissing = &rule.Rule{
	Code:     "app-missing",
	Severity: rule.Error,
	Summary:  "The extension has no folder \"app\", or the folder is empty.",
	Why:      "zet packages the files below `app` and stops if the folder is missing or empty. A manifest in a folder called `public` or `static` is exempt, because a build copies it to the extension's files.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- widget.html --\n<!DOCTYPE html>\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n",
	Source:   rule.Toolkit,
	CheckFolder: func(p *rule.Pass, files *project.Folder) {
		app := files.App()
		switch app.State {
		case project.Directory:
			if len(app.Entries) == 0 {
				p.Report(rule.WholeExtension, `Folder "app" must not be empty`)
			}
		case project.Missing:
			p.Report(rule.WholeExtension, `Folder "app" is required next to plugin-manifest.json because zet packages only the files in it`)
		case project.File, project.Special:
			p.Report(rule.WholeExtension, `"app" must be a folder, not a file`)
		case project.Outside:
			p.Report(rule.WholeExtension, `Folder "app" must not be a symbolic link to a location outside the extension`).Severity = rule.Warning
		case project.Unreadable:
			p.Report(rule.WholeExtension, `Folder "app" must be readable`).Severity = rule.Warning
		}
	},
}
