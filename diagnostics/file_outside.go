package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

var fileOutside = &Rule{
	Code:     "file-outside",
	Severity: Warning,
	Summary:  "A symbolic link leads out of the extension's folder.",
	Why:      "What it leads to is there on your computer alone: whoever else packs the extension packs something else, or nothing. Links that are written from the root of the disk are such links too. What they lead to is not looked at.",
	Bad:      withPage + "-- app/lib.js --\n<link ../../lib/lib.js>\n",
	Good:     withPage + "-- app/lib.js --\n<link ../lib/lib.js>\n-- lib/lib.js --\n",
	Source:   catalog.Source{Title: "how this program looks at folders", Grade: catalog.Seen},
	folder: func(p *Pass, files *project.Folder) {
		reportFiles(entries(files, func(e project.Entry) bool { return e.State == project.Outside }), func(e project.Entry) *Diagnostic {
			return p.ReportIn(e.Path, extension, "Symbolic link leads out of the extension's folder; others who have the extension do not have what it leads to")
		})
	},
}

var fileUnreadable = &Rule{
	Code:     "file-unreadable",
	Severity: Warning,
	Summary:  "Something below app cannot be read.",
	Why:      "A folder or file without permission, a symbolic link that leads to nothing or in a circle, a pipe or a device: the toolkit stops at them, or packs something else than you think.",
	Bad:      withPage + "-- app/lib.js --\n<link none.js>\n",
	Good:     withPage + "-- app/lib.js --\n<link widget.js>\n-- app/widget.js --\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		faulty := entries(files, func(e project.Entry) bool {
			return e.State == project.Unreadable || e.State == project.Special || e.State == project.Missing
		})
		reportFiles(faulty, func(e project.Entry) *Diagnostic {
			switch {
			case e.State == project.Missing:
				return p.ReportIn(e.Path, extension, "Symbolic link leads to nothing")
			case e.State == project.Special:
				return p.ReportIn(e.Path, extension, "Expected a file, not a pipe, socket or device")
			case e.Link:
				return p.ReportIn(e.Path, extension, "Symbolic link cannot be followed")
			}
			_, name := splitName(e.Path)
			return p.ReportIn(e.Path, extension, "File or folder %s cannot be read", shown(name))
		})
	},
}
