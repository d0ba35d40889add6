package diagnostics

import (
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

// withPage begins the examples: an extension that is as it should be.
const withPage = "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n"

// packed returns the files below app that the toolkit packs. The rules about files are about these.
func packed(files *project.Folder) []project.Entry {
	pack := catalog.Package()
	return entries(files, func(e project.Entry) bool {
		_, ok := pack.Kind(e.Path)
		return ok && e.State == project.File
	})
}

// entries returns what is below app and is one of those that are looked for.
func entries(files *project.Folder, is func(project.Entry) bool) []project.Entry {
	var found []project.Entry
	for _, e := range files.App().Entries {
		if is(e) {
			found = append(found, e)
		}
	}
	return found
}

// reportFiles has each of the faulty files reported. If there are very many of them it stops, and the
// last finding says how many more there are.
func reportFiles(faulty []project.Entry, report func(project.Entry) *Diagnostic) {
	const most = 100
	for i, e := range faulty {
		d := report(e)
		if more := len(faulty) - most; i == most-1 && more > 0 {
			d.Message += "; the same goes for " + number(more) + " more"
			return
		}
	}
}

// splitName returns the path of the folder and the name of what is at a path.
func splitName(path string) (folder, name string) {
	i := strings.LastIndexByte(path, '/')
	return path[:max(i, 0)], path[i+1:]
}

// number returns n with its thousands set apart: 5,000,000.
func number[N int | int64](n N) string {
	s := strconv.FormatInt(int64(n), 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
