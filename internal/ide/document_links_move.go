package ide

import (
	"path"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// UpdateLinks returns the edits that update the links of a file when a file or folder moves. from and to are paths
// below the root of the extension, with slashes. A link keeps its leading slash or its lack of one. A link that cannot
// refer to the new path, such as a locale whose file leaves the folder of translations, stays unchanged.
func UpdateLinks(m *manifest.Model, from, to string) []text.Edit {
	from, fromInside := project.Clean(from)
	to, toInside := project.Clean(to)
	if !fromInside || !toInside || from == "." || from == to {
		return nil
	}
	var edits []text.Edit
	for _, l := range DocumentLinks(m) {
		below, isBelow := strings.CutPrefix(l.Target, from+"/")
		target := to
		switch {
		case l.Kind == WebLink:
			continue
		case isBelow:
			target = to + "/" + below
		case l.Target != from:
			continue
		}
		if raw, ok := l.rawFor(target); ok {
			edits = append(edits, text.Edit{Span: l.Span, New: raw})
		}
	}
	return edits
}

// rawFor returns the text with which l refers to target, if there is one.
func (l Link) rawFor(target string) (string, bool) {
	if strings.ContainsAny(target, "\"\\?#") {
		return "", false
	}
	if l.Kind == LocaleLink {
		locale, isJSON := strings.CutSuffix(path.Base(target), ".json")
		return locale, isJSON && catalog.Package().Translation(locale) == target
	}
	if strings.HasPrefix(l.Raw, "/") {
		return "/" + target, true
	}
	return target, true
}
