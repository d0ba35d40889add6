package file

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/project"
)

var appMissing = &rule.Rule{
	Code:     "app-missing",
	Severity: rule.Error,
	Summary:  "The extension has no folder \"app\", or the folder is empty.",
	Why:      "zet packages the files below `app` and stops if the folder is missing or empty. A folder that a build writes, according to its configuration or .gitignore, is reported as information. A manifest in a folder called `public` or `static` is exempt, because a build copies it to the extension's files.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- README.md --\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n",
	Fix:      "Creates an empty page, `app/widget.html`, if there is no page next to the manifest.",
	Source:   rule.Toolkit,
	CheckFolder: func(p *rule.Pass, files *project.Folder) {
		app := files.App()
		switch app.State {
		case project.Directory, project.Unbuilt:
			if len(app.Entries) == 0 {
				p.Report(rule.WholeExtension, `Folder "app" must not be empty`)
			}
		case project.Missing:
			reportMissing(p, files)
		case project.File, project.Special:
			p.Report(rule.WholeExtension, `"app" must be a folder, not a file`)
		case project.Outside:
			p.Report(rule.WholeExtension, `Folder "app" must not be a symbolic link to a location outside the extension`).Severity = rule.Warning
		case project.Unreadable:
			p.Report(rule.WholeExtension, `Folder "app" must be readable`).Severity = rule.Warning
		}
	},
}

// reportMissing reports that there is no folder app, depending on where its files are.
func reportMissing(p *rule.Pass, files *project.Folder) {
	switch l := files.Layout(); {
	case l != nil && l.Copied:
		return
	case files.State(project.App) == project.Unbuilt:
		p.Report(rule.WholeExtension, `Folder "app" is written by a build%s`, rule.BuildHint(files)).Severity = rule.Information
		return
	}
	if flat := besideManifest(files); len(flat) > 0 {
		p.Report(rule.WholeExtension, `Folder "app" is required next to plugin-manifest.json, and %s must be moved into it`, enumerate(flat))
		return
	}
	const page = project.App + "/widget.html"
	p.Report(rule.WholeExtension, `Folder "app" is required next to plugin-manifest.json because zet packages only the files in it`).
		FixCreating("Create "+page, page, rule.EmptyPage(page))
}

// assetFolders are names of folders whose files a page uses.
var assetFolders = []string{"translations", "img", "images", "icons", "css", "js", "fonts", "html", "assets", "lib"}

// besideManifest returns the files and folders at the root that belong into app: none unless there is a page.
func besideManifest(files *project.Folder) []string {
	var found []string
	hasPage := false
	for _, e := range files.All().Entries {
		ext := strings.ToLower(path.Ext(e.Path))
		isPage := ext == ".html" || ext == ".htm"
		switch {
		case strings.Contains(e.Path, "/"):
		case e.State == project.Directory && slices.Contains(assetFolders, e.Path):
			found = append(found, e.Path)
		case e.State == project.File && (isPage || (ext == ".js" || ext == ".css") && !strings.Contains(e.Path, ".config.")):
			found = append(found, e.Path)
			hasPage = hasPage || isPage
		}
	}
	if !hasPage {
		return nil
	}
	return found
}

// enumerate returns names as a sentence shows them, at most five.
func enumerate(names []string) string {
	const most = 5
	shown := make([]string, 0, most)
	for _, name := range names[:min(len(names), most)] {
		shown = append(shown, rule.Display(name))
	}
	if more := len(names) - most; more > 0 {
		return strings.Join(shown, ", ") + " and " + rule.FormatNumber(more) + " more"
	}
	if last := len(shown) - 1; last > 0 {
		return strings.Join(shown[:last], ", ") + " and " + shown[last]
	}
	return shown[0]
}
