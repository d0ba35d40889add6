package file

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

var fileNotPackaged = &rule.Rule{
	Code:     "file-not-packaged",
	Severity: rule.Hint,
	Summary:  "A file below \"app\" is not packaged.",
	Why: "zet packages only files with a supported extension, which is case-sensitive, and silently skips all others. " +
		"It packages a `.dre` file only if its folder is below `app/server/source` and named `latest` or a number. " +
		"Files whose names begin with a dot, sources of a build and temporary files are not reported. An extension of the wrong case is reported as information.",
	Bad:    rule.ExampleWithPage + "-- app/img/logo.PNG --\n",
	Good:   rule.ExampleWithPage + "-- app/img/logo.png --\n-- app/.gitkeep --\n-- app/widget.js.map --\n-- app/server/source/notify/latest/notify.dre --\n",
	Source: rule.Toolkit,
	CheckFolder: func(p *rule.Pass, files *project.Folder) {
		reportUnsupported(p, files)
		misplaced := rule.Entries(files, func(e project.Entry) bool {
			return e.State == project.File && needsFolder(path.Ext(e.Path)) && !isPackaged(e.Path)
		})
		rule.ReportFiles(misplaced, func(e project.Entry) *rule.Diagnostic {
			return p.ReportIn(e.Path, rule.WholeExtension, "Function must be in a version folder such as app/server/source/notify/latest to be packaged")
		})
	},
}

// reportUnsupported reports entries that zet skips because of their type. Entries of one folder with the same extension
// share a diagnostic.
func reportUnsupported(p *rule.Pass, files *project.Folder) {
	type kind struct{ folder, ext string }
	kindOf := func(e project.Entry) kind { return kind{path.Dir(e.Path), path.Ext(e.Path)} }
	count := map[kind]int{}
	var first []project.Entry
	for _, e := range rule.Entries(files, isUnsupported) {
		k := kindOf(e)
		if count[k]++; count[k] == 1 {
			first = append(first, e)
		}
	}
	rule.ReportFiles(first, func(e project.Entry) *rule.Diagnostic { return reportKind(p, e, count[kindOf(e)]) })
}

// reportKind reports e, the first of n entries of its kind.
func reportKind(p *rule.Pass, e project.Entry, n int) *rule.Diagnostic {
	_, name := rule.SplitName(e.Path)
	ext := path.Ext(name)
	what, their := "File "+rule.Display(name)+" is", "its"
	switch {
	case e.State == project.Directory:
		return p.ReportIn(e.Path, rule.WholeExtension, "Folder %s is not packaged because it is a symbolic link", rule.Display(name))
	case n > 1 && ext == "":
		what, their = rule.FormatNumber(n)+" files without an extension in this folder are", "their"
	case n > 1:
		what, their = rule.FormatNumber(n)+" "+ext+" files in this folder are", "their"
	}
	if lower := strings.ToLower(ext); lower != ext && isPackaged(strings.TrimSuffix(e.Path, ext)+lower) {
		d := p.ReportIn(e.Path, rule.WholeExtension, "%s not packaged because %s extension must be %s", what, their, rule.Display(lower))
		d.Severity = rule.Information
		return d
	}
	return p.ReportIn(e.Path, rule.WholeExtension, "%s not packaged because zet does not support %s type", what, their)
}

// sources are the extensions of files that are not meant to be packaged: sources of a build and temporary files.
var sources = []string{".map", ".ts", ".tsx", ".jsx", ".mts", ".vue", ".svelte", ".scss", ".sass", ".less", ".bak", ".orig", ".swp", ".tmp", ".log"}

// isUnsupported reports whether zet skips e because of its type although the author may expect it in the package.
func isUnsupported(e project.Entry) bool {
	_, name := rule.SplitName(e.Path)
	ext := path.Ext(name)
	if strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || slices.Contains(sources, ext) || name == "Thumbs.db" || name == "desktop.ini" {
		return false
	}
	if inMetadata(e.Path) {
		return false
	}
	if e.Link && e.State == project.Directory {
		return true
	}
	return e.State == project.File && !isPackaged(e.Path) && !needsFolder(ext)
}

func isPackaged(name string) bool {
	_, ok := catalog.Package().Kind(name)
	return ok
}

// needsFolder reports whether files with that extension are packaged only in certain folders.
func needsFolder(ext string) bool {
	return slices.ContainsFunc(catalog.Package().Kinds, func(k catalog.FileKind) bool {
		return k.Under != "" && slices.Contains(k.Extensions, ext)
	})
}
