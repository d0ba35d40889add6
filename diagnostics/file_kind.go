package diagnostics

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

var fileKindNotPacked = &Rule{
	Code:     "file-kind-not-packed",
	Severity: Hint,
	Summary:  "A file below app is of a kind that is not packed.",
	Why:      "The toolkit packs files by their extensions, whose case counts, and leaves the others out. Nothing is said of files whose names begin with a dot, nor of those that a build makes the packed ones of. Where only the case differs, the file is surely meant to be packed.",
	Bad:      withPage + "-- app/img/logo.PNG --\n",
	Good:     withPage + "-- app/img/logo.png --\n-- app/.gitkeep --\n-- app/widget.js.map --\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		// Files of one kind in one folder are told together.
		type kind struct{ folder, ext string }
		alike := map[kind]int{}
		var first []project.Entry
		for _, e := range entries(files, leftOut) {
			folder, _ := splitName(e.Path)
			k := kind{folder, path.Ext(e.Path)}
			if alike[k]++; alike[k] == 1 {
				first = append(first, e)
			}
		}
		reportFiles(first, func(e project.Entry) *Diagnostic {
			folder, name := splitName(e.Path)
			return reportLeftOut(p, e, name, alike[kind{folder, path.Ext(name)}])
		})
	},
}

func reportLeftOut(p *Pass, e project.Entry, name string, alike int) *Diagnostic {
	ext := path.Ext(name)
	what, are := "File "+shown(name), "is"
	switch {
	case e.State == project.Directory:
		what = "Folder " + shown(name) + ", which is a symbolic link,"
	case alike > 1 && ext == "":
		what, are = number(alike)+" files without an extension in this folder", "are"
	case alike > 1:
		what, are = number(alike)+" "+ext+" files in this folder", "are"
	}
	if lower := strings.ToLower(ext); lower != ext && packs(strings.TrimSuffix(e.Path, ext)+lower) {
		d := p.ReportIn(e.Path, extension, "%s %s not packed: the extension has to be %s", what, are, shown(lower))
		d.Severity = Information
		return d
	}
	return p.ReportIn(e.Path, extension, "%s %s not packed", what, are)
}

func packs(name string) bool {
	_, ok := catalog.Package().Kind(name)
	return ok
}

// sources are the extensions of files that are not meant to be packed: the sources of a build and what
// it leaves behind.
var sources = []string{".map", ".ts", ".tsx", ".jsx", ".mts", ".vue", ".svelte", ".scss", ".sass", ".less", ".bak", ".orig", ".swp", ".tmp", ".log"}

// leftOut reports whether e is something that its author may think to be packed although it is not.
func leftOut(e project.Entry) bool {
	_, name := splitName(e.Path)
	ext := path.Ext(name)
	if strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || slices.Contains(sources, ext) || name == "Thumbs.db" || name == "desktop.ini" {
		return false
	}
	if e.Link && e.State == project.Directory {
		return true
	}
	return e.State == project.File && !packs(e.Path) && placed(ext) == ""
}

// placed returns the pattern of the folders in which alone files with that extension are packed.
func placed(ext string) string {
	for _, k := range catalog.Package().Kinds {
		if k.Under != "" && slices.Contains(k.Extensions, ext) {
			return k.Under
		}
	}
	return ""
}

var dreMisplaced = &Rule{
	Code:     "dre-misplaced",
	Severity: Hint,
	Summary:  "A function stands where it is not packed.",
	Why:      "A `.dre` file is packed only if the folder it stands in is below `app/server/source` and is named by a number or `latest`; elsewhere it is left out without a word.",
	Bad:      withPage + "-- app/server/notify.dre --\n",
	Good:     withPage + "-- app/server/source/notify/latest/notify.dre --\n",
	Source:   toolkit,
	folder: func(p *Pass, files *project.Folder) {
		misplaced := entries(files, func(e project.Entry) bool {
			return e.State == project.File && placed(path.Ext(e.Path)) != "" && !packs(e.Path)
		})
		reportFiles(misplaced, func(e project.Entry) *Diagnostic {
			return p.ReportIn(e.Path, extension, "File is not packed here; functions are packed from app/server/source/.../latest")
		})
	},
}
