package links

import (
	"path"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// Moved returns the edits by which the links of a file follow a file or folder that moves from one path to another,
// both below the extension's root and with slashes. A link keeps the slash that it begins with or lacks. A link
// to where nothing can be written, such as a language whose file leaves the folder of translations, stays.
func Moved(m *manifest.Model, from, to string) []text.Edit {
	from, inside := project.Clean(from)
	to, stays := project.Clean(to)
	if !inside || !stays || from == "." || from == to {
		return nil
	}
	var edits []text.Edit
	for _, l := range Find(m) {
		rest, below := strings.CutPrefix(l.Target, from+"/")
		target := to
		switch {
		case l.Kind == Web:
			continue
		case below:
			target = to + "/" + rest
		case l.Target != from:
			continue
		}
		if written, ok := l.write(target); ok {
			edits = append(edits, text.Edit{Span: l.Span, New: written})
		}
	}
	return edits
}

// write returns how l is written if it leads to target.
func (l Link) write(target string) (string, bool) {
	if strings.ContainsAny(target, "\"\\?#") {
		return "", false
	}
	if l.Kind == Locale {
		locale, json := strings.CutSuffix(path.Base(target), ".json")
		return locale, json && catalog.Package().Translation(locale) == target
	}
	if strings.HasPrefix(l.Raw, "/") {
		return "/" + target, true
	}
	return target, true
}
