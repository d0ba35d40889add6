package diagnostics

import (
	"slices"
	"strings"

	"github.com/nlnwa/whatwg-url/url"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// parseURL returns s as an absolute URL that a browser and the toolkit take for one, by the rules of
// the URL standard of the WHATWG, whose scheme is http, https or wss; nil if it is none.
func parseURL(s string) *url.Url {
	u, err := url.Parse(s)
	if err != nil || !slices.Contains([]string{"http", "https", "wss"}, u.Scheme()) {
		return nil
	}
	return u
}

// linkedFile returns the path below the root of the extension that a link of the manifest means, without
// the query and the fragment that a page may be called with. ok tells that the link is one to a file.
func linkedFile(s string) (name string, ok bool) {
	if !strings.HasPrefix(s, "/") {
		return "", false
	}
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s = s[:i]
	}
	name, inside := project.Clean(s)
	return name, inside
}

// needFile reports the string v, whose content s is a link, if there is no such file in the folder of
// the extension. title is what a message calls the file: "Page", "Icon". Where a file of another name is
// near, the fix changes the link to it, keeping what follows the path; where content is not nil and the file
// would be packed, there is one that makes it.
func needFile(p *Pass, v syntax.Value, s, title string, content func(path string) string) {
	files := p.Files()
	if files == nil || !strings.HasPrefix(s, "/") {
		return
	}
	name, inside := linkedFile(s)
	state := project.Outside
	if inside {
		state = files.State(name)
	}
	packed := strings.HasPrefix(name, project.App+"/")
	report := func(what string) *Diagnostic {
		return p.Report(linkSpan(v, s), "%s %s %s", title, shown(s[:linkEnd(s)]), what)
	}
	// The toolkit looks only whether there is something at all.
	switch state {
	case project.File:
		if !packed {
			report("is not below \"/app\", so it is not packed").Severity = Warning
		}
		return
	case project.Outside:
		report("is outside of the extension's folder, so it is not packed").Severity = Warning
		return
	case project.Directory:
		report("is a folder, expected a file").Severity = Warning
		return
	case project.Unreadable, project.Special:
		report("cannot be read").Severity = Warning
		return
	case project.Missing:
	}
	d := report("does not exist in the extension's folder")
	near := nearestFile(files, name)
	if near != "" {
		d.Message += "; did you mean " + shown("/"+near)
		d.Fix(changeTo("/"+near), change(v, "/"+near+s[linkEnd(s):]))
	}
	if content != nil && packed && !strings.EqualFold(near, name) {
		d.FixCreating("Create "+name, name, content(name))
	}
}

// linkEnd returns the index in a link behind its path.
func linkEnd(s string) int {
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		return i
	}
	return len(s)
}

// linkSpan returns the place of the path in the string v, whose content is the link s.
func linkSpan(v syntax.Value, s string) text.Span { return within(v, s, 0, linkEnd(s)) }

// nearestFile returns the path of the file below app that name is likely to mean: one that differs in
// its case, has the same name in another folder or is nearly spelt so. It is empty if there is none.
func nearestFile(files *project.Folder, name string) string {
	n := nearest{typed: name}
	base := name[strings.LastIndexByte(name, '/')+1:]
	elsewhere := ""
	for _, e := range files.App().Entries {
		switch {
		case e.State != project.File:
		case strings.EqualFold(e.Path, name):
			return e.Path
		case strings.EqualFold(e.Path[strings.LastIndexByte(e.Path, '/')+1:], base):
			elsewhere = e.Path
		default:
			n.try(e.Path)
		}
	}
	if elsewhere != "" {
		return elsewhere
	}
	return n.word
}
