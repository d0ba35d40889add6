package file

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/project"
)

var fileUnreadable = &rule.Rule{
	Code:     "file-unreadable",
	Severity: rule.Warning,
	Summary:  "A file or folder below \"app\" cannot be read, or is a symbolic link to a location outside the extension.",
	Why: "zet fails, or packages something else than you expect, if it finds a file or folder without read permission, a broken or circular symbolic link, a pipe or a device. " +
		"The target of a link that leads outside the extension, such as one with an absolute path, exists only on your computer. Such links are not followed.",
	Bad:    rule.ExampleWithPage + "-- app/lib.js --\n<link none.js>\n",
	Good:   rule.ExampleWithPage + "-- app/lib.js --\n<link widget.js>\n-- app/widget.js --\n",
	Source: rule.Toolkit,
	CheckFolder: func(p *rule.Pass, files *project.Folder) {
		outside := rule.Entries(files, func(e project.Entry) bool { return e.State == project.Outside })
		rule.ReportFiles(outside, func(e project.Entry) *rule.Diagnostic {
			return p.ReportIn(e.Path, rule.WholeExtension, "Symbolic link must not lead outside the extension")
		})
		unreadable := rule.Entries(files, func(e project.Entry) bool {
			return e.State == project.Unreadable || e.State == project.Special || e.State == project.Missing
		})
		rule.ReportFiles(unreadable, func(e project.Entry) *rule.Diagnostic { return reportUnreadable(p, e) })
	},
}

func reportUnreadable(p *rule.Pass, e project.Entry) *rule.Diagnostic {
	switch {
	case e.State == project.Missing:
		return p.ReportIn(e.Path, rule.WholeExtension, "Symbolic link must lead to an existing file or folder")
	case e.State == project.Special:
		return p.ReportIn(e.Path, rule.WholeExtension, "File must be a regular file, not a pipe, socket or device")
	case e.Link:
		return p.ReportIn(e.Path, rule.WholeExtension, "Symbolic link must lead to a readable file or folder")
	}
	_, name := rule.SplitName(e.Path)
	return p.ReportIn(e.Path, rule.WholeExtension, "File or folder %s must be readable", rule.Display(name))
}
