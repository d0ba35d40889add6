package file

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

var fileName = &rule.Rule{
	Code:     "file-name",
	Severity: rule.Error,
	Summary:  "The name of a file or folder below \"app\" is not allowed.",
	Why: "Names of packaged files may contain letters, digits, `_`, `.`, `$` and `-`. Names of folders, including empty ones, must not contain a dot. " +
		"A file name has at most 50 characters including its extension, or 250 in an extension for CRM. " +
		"`.json` is a JSON file without a name, which zet rejects; other names that begin with a dot, such as `.gitkeep`, are ignored.",
	Bad:    rule.ExampleWithPage + "-- app/my page.html --\n",
	Good:   rule.ExampleWithPage + "-- app/my-page.html --\n-- app/.gitkeep --\n",
	Source: rule.Toolkit,
	CheckFolder: func(p *rule.Pass, files *project.Folder) {
		checkMetadata(p, files)
		checkFolderNames(p, files)
		packaged := rule.PackagedFiles(files)
		checkCharacters(p, packaged)
		checkLength(p, packaged)
		checkOnlyExtension(p, packaged)
	},
}

func checkFolderNames(p *rule.Pass, files *project.Folder) {
	allowed := nameCharacters().folder
	invalid := rule.Entries(files, func(e project.Entry) bool {
		_, name := rule.SplitName(e.Path)
		return e.State == project.Directory && !e.Link && !inMetadata(e.Path) && !allowed.pattern.MatchString(name)
	})
	rule.ReportFiles(invalid, func(e project.Entry) *rule.Diagnostic {
		_, name := rule.SplitName(e.Path)
		return p.ReportIn(firstFile(files, e.Path), rule.WholeExtension, "Folder name %s must not contain %s, only letters, digits and %s",
			rule.Display(name), allowed.firstInvalid(name), allowed.marks)
	})
}

// firstFile returns the path of the first file below a folder, because editors show diagnostics only in files. It is the
// path of the folder if there is none.
func firstFile(files *project.Folder, folder string) string {
	for _, e := range files.App().Entries {
		if e.State == project.File && strings.HasPrefix(e.Path, folder+"/") {
			return e.Path
		}
	}
	return folder
}

func checkCharacters(p *rule.Pass, packaged []project.Entry) {
	allowed := nameCharacters().file
	kind := func(name string) string {
		if allowed.pattern.MatchString(name) {
			return ""
		}
		return allowed.firstInvalid(name)
	}
	reportNames(packaged, kind, func(e project.Entry, name string) *rule.Diagnostic {
		return p.ReportIn(e.Path, rule.WholeExtension, "File name %s must not contain %s, only letters, digits and %s",
			rule.Display(name), allowed.firstInvalid(name), allowed.marks)
	})
}

func checkLength(p *rule.Pass, packaged []project.Entry) {
	limit := p.Model.Service.MaxFileName
	if limit == 0 {
		limit = catalog.Package().MaxFileName
	}
	kind := func(name string) string {
		if n := utf8.RuneCountInString(name); n > limit {
			return strconv.Itoa(n)
		}
		return ""
	}
	reportNames(packaged, kind, func(e project.Entry, name string) *rule.Diagnostic {
		return p.ReportIn(e.Path, rule.WholeExtension, "File name must have at most %d characters, including its extension, but has %d",
			limit, utf8.RuneCountInString(name))
	})
}

func checkOnlyExtension(p *rule.Pass, packaged []project.Entry) {
	kind := func(name string) string {
		if name == path.Ext(name) {
			return name
		}
		return ""
	}
	reportNames(packaged, kind, func(e project.Entry, name string) *rule.Diagnostic {
		return p.ReportIn(e.Path, rule.WholeExtension, "File must have a name before its extension %s", rule.Display(name))
	})
}

// reportNames calls report for the files with an invalid name. kind returns what is wrong with a name, empty if it is valid.
// Files of one folder with the same problem share a diagnostic.
func reportNames(packaged []project.Entry, kind func(name string) string, report func(e project.Entry, name string) *rule.Diagnostic) {
	type group struct{ folder, kind string }
	others := map[group][]string{} // names of the files but the first
	groupOf := func(e project.Entry) (group, string) {
		folder, name := path.Split(e.Path)
		return group{folder, kind(name)}, name
	}
	var first []project.Entry
	for _, e := range packaged {
		g, name := groupOf(e)
		if g.kind == "" || inMetadata(e.Path) {
			continue
		}
		if names, ok := others[g]; ok {
			others[g] = append(names, name)
			continue
		}
		others[g] = nil
		first = append(first, e)
	}
	rule.ReportFiles(first, func(e project.Entry) *rule.Diagnostic {
		g, name := groupOf(e)
		d := report(e, name)
		if more := others[g]; len(more) > 0 {
			d.Message += "; " + alsoIn(more)
		}
		return d
	})
}

// alsoIn returns the part of a message that says that a problem applies to other files of the folder.
func alsoIn(names []string) string {
	if len(names) == 1 {
		return "the same applies to " + rule.Display(names[0]) + " in this folder"
	}
	return "the same applies to " + rule.FormatNumber(len(names)) + " other files in this folder, such as " + rule.Display(names[0])
}

// metadataFolder is the name of a folder that macOS adds to archives.
const metadataFolder = "__MACOSX"

// inMetadata reports whether a path is in a folder with metadata of the operating system, which is reported once.
func inMetadata(name string) bool {
	return slices.Contains(strings.Split(path.Dir(name), "/"), metadataFolder)
}

// checkMetadata reports folders with metadata of the operating system.
func checkMetadata(p *rule.Pass, files *project.Folder) {
	for _, e := range rule.Entries(files, func(e project.Entry) bool {
		return e.State == project.Directory && path.Base(e.Path) == metadataFolder && !inMetadata(e.Path)
	}) {
		p.ReportIn(firstFile(files, e.Path), rule.WholeExtension, "Folder %s has only metadata of macOS and must be deleted", rule.Display(e.Path)).Severity = rule.Warning
	}
}

// characters are those that a name may consist of.
type characters struct {
	pattern *regexp.Regexp
	marks   string // the allowed punctuation
}

// packageNames are the characters of names in a package.
type packageNames struct{ file, folder characters }

var nameCharacters = sync.OnceValue(func() packageNames {
	return packageNames{parseCharacters(catalog.Package().FileName), parseCharacters(catalog.Package().FolderName)}
})

func parseCharacters(pattern string) characters {
	allowed := characters{pattern: regexp.MustCompile(pattern)}
	var marks strings.Builder
	for c := byte('!'); c <= '~'; c++ {
		if letter := 'a' <= c|0x20 && c|0x20 <= 'z'; !letter && (c < '0' || c > '9') && allowed.pattern.MatchString(string(c)) {
			marks.WriteByte(c)
		}
	}
	allowed.marks = marks.String()
	return allowed
}

// firstInvalid returns the first character of a name that is not allowed, as a message shows it.
func (allowed characters) firstInvalid(name string) string {
	for _, r := range name {
		switch c := string(r); {
		case allowed.pattern.MatchString(c):
		case r == ' ':
			return "a space"
		case r == '.':
			return "a dot"
		default:
			return rule.Display(c)
		}
	}
	return "other characters"
}
