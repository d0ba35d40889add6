package file

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

var scanLimit = &rule.Rule{
	Code:     "scan-limit",
	Severity: rule.Information,
	Summary:  "The folder \"app\" has more files than the limit for checks.",
	Why:      "To keep editors responsive, only part of a very large or very deep folder is checked. The cause is often a folder of dependencies such as `node_modules`, which does not belong in `app`.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n-- app/node_modules/ --\n<21000 files .tsx>\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n-- node_modules/ --\n<21000 files .tsx>\n",
	Source:   catalog.Source{Title: "limits of plugin-manifest-ls", Grade: catalog.Seen},
	CheckFolder: func(p *rule.Pass, files *project.Folder) {
		if app := files.App(); app.Cut {
			p.Report(rule.WholeExtension, `Scan limit reached: only the first %s files and folders in "app" were checked`, rule.FormatNumber(len(app.Entries)))
		}
	},
}
