package rule

import (
	"strings"

	"plugin-manifest-ls/internal/project"
)

// BuildHint returns the sentence that names the command which builds the extension in files, with a leading period and
// space. It is empty if the command is not known.
func BuildHint(files *project.Folder) string {
	l := files.Layout()
	switch {
	case l == nil || l.Command == "":
		return ""
	case l.Dir == ".":
		return ". Run " + Display(l.Command)
	default:
		return ". Run " + Display(l.Command) + " in " + Display(l.Dir)
	}
}

// Misplaced returns the path of the file at the root of the extension that should be at name, below the missing folder app.
func Misplaced(files *project.Folder, name string) (found string, ok bool) {
	found, ok = strings.CutPrefix(name, project.App+"/")
	return found, ok && files.App().State == project.Missing && files.State(found) == project.File
}
