package resources

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/project"
)

var resourcesMissing = &rule.Rule{
	Code:     "resources-missing",
	Severity: rule.Error,
	Summary:  "The file resources.json is missing next to the manifest.",
	Why:      "An extension for Desk declares its fields, webhooks, permissions and actions in `resources.json`. zet requires the file even if there is nothing to declare. It may then contain only `{}`.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"DESK\"}\n-- app/widget.html --\n<!DOCTYPE html>\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"DESK\"}\n-- app/widget.html --\n<!DOCTYPE html>\n-- resources.json --\n{}\n",
	Fix:      "Creates the file.",
	Source:   rule.Toolkit,
	Only:     rule.HasResources,
	CheckFolder: func(p *rule.Pass, files *project.Folder) {
		if state := files.App().State; state != project.Directory && (state != project.Missing || isFlat(files)) {
			return // the extension cannot be packaged anyway
		}
		switch files.State(project.Resources) {
		case project.File, project.Unbuilt:
		case project.Missing:
			p.Report(rule.WholeExtension, "File resources.json is required next to plugin-manifest.json, at least with {} as its content").
				FixCreating("Create resources.json", project.Resources, "{}\n")
		default:
			p.Report(rule.WholeExtension, `"resources.json" must be a readable file`)
		}
	},
}

// isFlat reports whether a page is next to the manifest. The rule app-missing then says what to move into app.
func isFlat(files *project.Folder) bool {
	return slices.ContainsFunc(files.All().Entries, func(e project.Entry) bool {
		ext := strings.ToLower(path.Ext(e.Path))
		return !strings.Contains(e.Path, "/") && (ext == ".html" || ext == ".htm")
	})
}
