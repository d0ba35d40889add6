package diagnostics

import (
	"path"
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

var fileSize = &Rule{
	Code:     "file-size",
	Severity: Error,
	Summary:  "A file is too large to be packed.",
	Why:      "No packed file may have more than 5,000,000 bytes.",
	Bad:      withPage + "-- app/tour.mp4 --\n<6000000 bytes>\n",
	Good:     withPage + "-- app/tour.mp4 --\n<5000000 bytes>\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		most := int64(catalog.Package().MaxFileBytes)
		large := slices.DeleteFunc(packed(files), func(e project.Entry) bool { return e.Size <= most })
		reportFiles(large, func(e project.Entry) *Diagnostic {
			return p.ReportIn(e.Path, extension, "File has %s bytes; a packed file may have at most %s", number(e.Size), number(most))
		})
	},
}

var fileCount = &Rule{
	Code:     "file-count",
	Severity: Error,
	Summary:  "There are too many files to be packed.",
	Why:      "A package has up to 250 files. The toolkit counts files whose extension is `.json` twice; where it refuses to pack for that alone, this is a warning.",
	Bad:      withPage + "-- app/pages/ --\n<250 files .html>\n",
	Good:     withPage + "-- app/pages/ --\n<249 files .html>\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		all, most := packed(files), catalog.Package().MaxFiles
		json := 0
		for _, e := range all {
			if path.Ext(e.Path) == ".json" {
				json++
			}
		}
		about := ""
		if files.App().Cut {
			about = "more than "
		}
		switch {
		case len(all) > most:
			p.Report(extension, "Folder app has %s%s files that would be packed; a package may have at most %d", about, number(len(all)), most)
		case len(all)+json > most:
			p.Report(extension, "Folder app has %d files that would be packed, of which the toolkit counts the %d JSON files twice; it packs at most %d",
				len(all), json, most).Severity = Warning
		}
	},
}

// compressed are the extensions of packed files that do not become smaller in a package.
var compressed = []string{".jpg", ".jpeg", ".png", ".gif", ".woff", ".woff2", ".webm", ".mp3", ".mp4"}

var packageSize = &Rule{
	Code:     "package-size",
	Severity: Warning,
	Summary:  "The package will be too large.",
	Why:      "A package may have up to 20,000,000 bytes. How large it becomes is known only when it is packed; this tells that the pictures, fonts and films alone, which are compressed as they are, have more.",
	Bad:      withPage + "-- app/a.mp4 --\n<5000000 bytes>\n-- app/b.mp4 --\n<5000000 bytes>\n-- app/c.mp4 --\n<5000000 bytes>\n-- app/d.mp4 --\n<5000000 bytes>\n-- app/e.png --\n<1 bytes>\n",
	Good:     withPage + "-- app/a.mp4 --\n<5000000 bytes>\n-- app/b.mp4 --\n<5000000 bytes>\n-- app/c.mp4 --\n<5000000 bytes>\n-- app/d.mp4 --\n<5000000 bytes>\n-- app/e.html --\n<1 bytes>\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		most := int64(catalog.Package().MaxBytes)
		var sum int64
		for _, e := range packed(files) {
			if slices.Contains(compressed, path.Ext(e.Path)) {
				sum += e.Size
			}
		}
		if sum > most {
			p.Report(extension, "Pictures, fonts and films in folder app have %s bytes; a package may have at most %s", number(sum), number(most))
		}
	},
}
