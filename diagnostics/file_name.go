package diagnostics

import (
	"path"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

var folderName = &Rule{
	Code:     "folder-name",
	Severity: Error,
	Summary:  "The name of a folder below app has a character that the toolkit does not take.",
	Why:      "Names of folders have letters, digits, `_`, `$` and `-`, and no dot. The toolkit packs nothing while there is another one, even one without files in it.",
	Bad:      withPage + "-- app/img 2/logo.png --\n",
	Good:     withPage + "-- app/img-2/logo.png --\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		faulty := entries(files, func(e project.Entry) bool {
			_, name := splitName(e.Path)
			return e.State == project.Directory && !e.Link && !packNames().folder.MatchString(name)
		})
		reportFiles(faulty, func(e project.Entry) *Diagnostic {
			_, name := splitName(e.Path)
			return p.ReportIn(firstFile(files, e.Path), extension, "Folder name %s may not have %s in it; only letters, digits and %s may",
				shown(name), stranger(name, packNames().folder), packNames().folderMarks)
		})
	},
}

// firstFile returns the path of the first file below a folder, at which editors can show what is wrong
// with the folder, or that of the folder if there is none.
func firstFile(files *project.Folder, folder string) string {
	for _, e := range files.App().Entries {
		if e.State == project.File && strings.HasPrefix(e.Path, folder+"/") {
			return e.Path
		}
	}
	return folder
}

var fileNameCharacters = &Rule{
	Code:     "file-name-characters",
	Severity: Error,
	Summary:  "The name of a file has a character that the toolkit does not take.",
	Why:      "Names of packed files have letters, digits, `_`, `.`, `$` and `-`. The toolkit packs nothing while there is another one.",
	Bad:      withPage + "-- app/my page.html --\n",
	Good:     withPage + "-- app/my-page.html --\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		reportNames(files, func(name string) bool { return !packNames().file.MatchString(name) }, func(e project.Entry, name string) *Diagnostic {
			return p.ReportIn(e.Path, extension, "File name %s may not have %s in it; only letters, digits and %s may",
				shown(name), stranger(name, packNames().file), packNames().fileMarks)
		})
	},
}

var fileNameLength = &Rule{
	Code:     "file-name-length",
	Severity: Error,
	Summary:  "The name of a file is too long.",
	Why:      "The name of a packed file, its extension included, has up to 50 characters, or up to 250 in an extension for CRM.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"CREATOR\"}\n-- app/a-page-with-a-name-that-says-everything-about-it.html --\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"CREATOR\"}\n-- app/page.html --\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		most := p.Model().Service.MaxFileName
		if most == 0 {
			most = catalog.Package().MaxFileName
		}
		reportNames(files, func(name string) bool { return utf8.RuneCountInString(name) > most }, func(e project.Entry, name string) *Diagnostic {
			return p.ReportIn(e.Path, extension, "File name has %d characters, its extension included; at most %d are allowed", utf8.RuneCountInString(name), most)
		})
	},
}

var fileNameOnlyExtension = &Rule{
	Code:     "file-name-only-extension",
	Severity: Error,
	Summary:  "The name of a file is nothing but an extension.",
	Why:      "The toolkit takes `.json` for a JSON file without a name, and packs nothing while there is one. Other names that begin with a dot, such as `.gitkeep`, are passed over.",
	Bad:      withPage + "-- app/.json --\n{}\n",
	Good:     withPage + "-- app/texts.json --\n{}\n-- app/.gitkeep --\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		reportNames(files, func(name string) bool { return name == path.Ext(name) }, func(e project.Entry, name string) *Diagnostic {
			return p.ReportIn(e.Path, extension, "File has an extension only; expected a name before %s", shown(name))
		})
	},
}

// reportNames has the packed files reported whose names are faulty.
func reportNames(files *project.Folder, faulty func(name string) bool, report func(e project.Entry, name string) *Diagnostic) {
	var found []project.Entry
	for _, e := range packed(files) {
		if _, name := splitName(e.Path); faulty(name) {
			found = append(found, e)
		}
	}
	reportFiles(found, func(e project.Entry) *Diagnostic {
		_, name := splitName(e.Path)
		return report(e, name)
	})
}

// names of what is packed.
type packageNames struct {
	file, folder           *regexp.Regexp
	fileMarks, folderMarks string // which characters are allowed beside letters and digits
}

var packNames = sync.OnceValue(func() (n packageNames) {
	n.file = regexp.MustCompile(catalog.Package().FileName)
	n.folder = regexp.MustCompile(catalog.Package().FolderName)
	n.fileMarks, n.folderMarks = marks(n.file), marks(n.folder)
	return n
})

// marks returns the punctuation that names may consist of.
func marks(names *regexp.Regexp) string {
	var all []string
	for c := byte('!'); c <= '~'; c++ {
		if letter := 'a' <= c|0x20 && c|0x20 <= 'z'; !letter && (c < '0' || c > '9') && names.MatchString(string(c)) {
			all = append(all, string(c))
		}
	}
	return strings.Join(all, "")
}

// stranger returns the first character of a name that names may not have, as a message shows it.
func stranger(name string, names *regexp.Regexp) string {
	for _, r := range name {
		switch c := string(r); {
		case names.MatchString(c):
		case r == ' ':
			return "a blank"
		case r == '.':
			return "a dot"
		default:
			return shown(c)
		}
	}
	return "such characters"
}
