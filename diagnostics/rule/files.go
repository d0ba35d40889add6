package rule

import (
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// ExampleWithPage begins the examples: an extension that is as it should be.
const ExampleWithPage = "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n"

// PackagedFiles returns the files below app that the toolkit packs. The rules about files are about these.
func PackagedFiles(files *project.Folder) []project.Entry {
	pack := catalog.Package()
	return Entries(files, func(e project.Entry) bool {
		_, ok := pack.Kind(e.Path)
		return ok && e.State == project.File
	})
}

// Entries returns what is below app and is one of those that are looked for.
func Entries(files *project.Folder, is func(project.Entry) bool) []project.Entry {
	var found []project.Entry
	for _, e := range files.App().Entries {
		if is(e) {
			found = append(found, e)
		}
	}
	return found
}

// ReportFiles has each of the faulty files reported. If there are very many of them it stops, and the
// last finding says how many more there are.
func ReportFiles(faulty []project.Entry, report func(project.Entry) *Diagnostic) {
	const most = 100
	for i, e := range faulty {
		d := report(e)
		if more := len(faulty) - most; i == most-1 && more > 0 {
			d.Message += "; the same goes for " + FormatNumber(more) + " more"
			return
		}
	}
}

// SplitName returns the path of the folder and the name of what is at a path.
func SplitName(path string) (folder, name string) {
	i := strings.LastIndexByte(path, '/')
	return path[:max(i, 0)], path[i+1:]
}

// FormatNumber returns n with its thousands set apart: 5,000,000.
func FormatNumber[N int | int64](n N) string {
	s := strconv.FormatInt(int64(n), 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// WholeExtension is the place of what a folder rule says of the extension as a whole: the engine puts it at
// the opening brace of the manifest, wherever that is by then.
var WholeExtension text.Span

// EmptyPage returns a page with nothing on it.
func EmptyPage(string) string {
	return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Widget</title>
  </head>
  <body></body>
</html>
`
}
