package file

import (
	"path"
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

var packageLimit = &rule.Rule{
	Code:     "package-limit",
	Severity: rule.Error,
	Summary:  "A file is too large for a package, or the package has too many files or bytes.",
	Why: "zet rejects files of more than 5,000,000 bytes, and packages of more than 250 files or 20,000,000 bytes. " +
		"It counts each JSON file twice: a package that exceeds the limit only for that reason is a warning. " +
		"The size of a package is known only when zet creates it: it is a warning if the images, fonts, audio and video files, which cannot be compressed further, exceed the limit on their own.",
	Bad:    rule.ExampleWithPage + "-- app/tour.mp4 --\n<6000000 bytes>\n",
	Good:   rule.ExampleWithPage + "-- app/tour.mp4 --\n<5000000 bytes>\n",
	Source: rule.Toolkit,
	CheckFolder: func(p *rule.Pass, files *project.Folder) {
		packaged := rule.PackagedFiles(files)
		checkFileSizes(p, packaged)
		checkFileCount(p, packaged, files.App().Cut)
		checkPackageSize(p, packaged)
	},
}

func checkFileSizes(p *rule.Pass, packaged []project.Entry) {
	limit := int64(catalog.Package().MaxFileBytes)
	var large []project.Entry
	for _, e := range packaged {
		if e.Size > limit {
			large = append(large, e)
		}
	}
	rule.ReportFiles(large, func(e project.Entry) *rule.Diagnostic {
		return p.ReportIn(e.Path, rule.WholeExtension, "File must have at most %s bytes, but has %s", rule.FormatNumber(limit), rule.FormatNumber(e.Size))
	})
}

// checkFileCount reports too many files. partial is true if there are more files than were listed.
func checkFileCount(p *rule.Pass, packaged []project.Entry, partial bool) {
	limit := catalog.Package().MaxFiles
	json := 0
	for _, e := range packaged {
		if path.Ext(e.Path) == ".json" {
			json++
		}
	}
	count := rule.FormatNumber(len(packaged))
	if partial {
		count = "more than " + count
	}
	switch {
	case len(packaged) > limit:
		p.Report(rule.WholeExtension, "Package must have at most %d files, but would have %s", limit, count)
	case len(packaged)+json > limit:
		p.Report(rule.WholeExtension, "Package must have at most %d files, but zet counts %d because it counts each of the %d JSON files twice",
			limit, len(packaged)+json, json).Severity = rule.Warning
	}
}

// compressed are the extensions of files that do not shrink in a package.
var compressed = []string{".jpg", ".jpeg", ".png", ".gif", ".woff", ".woff2", ".webm", ".mp3", ".mp4"}

func checkPackageSize(p *rule.Pass, packaged []project.Entry) {
	limit := int64(catalog.Package().MaxBytes)
	var sum int64
	for _, e := range packaged {
		if slices.Contains(compressed, path.Ext(e.Path)) {
			sum += e.Size
		}
	}
	if sum > limit {
		p.Report(rule.WholeExtension, "Package must have at most %s bytes, but its images, fonts, audio and video files alone have %s",
			rule.FormatNumber(limit), rule.FormatNumber(sum)).Severity = rule.Warning
	}
}
