package diagnostics

import (
	"slices"
	"strings"

	"github.com/nlnwa/whatwg-url/url"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/spelling"
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
	if host := strings.ToLower(s[:hostEnd(s)]); strings.Contains(host, "/xn--.") || strings.Contains(host, ".xn--.") {
		return nil // Punycode of nothing, which the library lets pass
	}
	return u
}

// hostEnd returns the index in the URL s behind its host and port.
func hostEnd(s string) int {
	i := strings.Index(s, "://")
	if i < 0 {
		return len(s)
	}
	i += len("://")
	if n := strings.IndexAny(s[i:], "/?#"); n >= 0 {
		return i + n
	}
	return len(s)
}

// needURL reports the string v if it is settled and no URL; the result is nil otherwise, and for a sample or
// template. title is what a message calls it.
func needURL(p *Pass, v syntax.Value, title string) *Diagnostic {
	s, ok := content(v)
	switch {
	case !ok || isSample(s) || isTemplate(s) || parseURL(s) != nil:
		return nil
	case blank(v):
		return p.Report(v.Span(), "%s is blank; expected a URL such as https://example.com", title)
	}
	d := p.Report(v.Span(), "%s %s is no URL; expected one that begins with https://", title, shown(s))
	if meant, sure := meantURL(s); meant != "" {
		replaceBy(d, v, meant, sure)
	}
	return d
}

// meantURL returns the URL that s, which is none, is meant to be, empty if that cannot be told. It is sure
// for a host without its scheme.
func meantURL(s string) (meant string, sure bool) {
	s = strings.TrimSpace(s)
	for _, slip := range []struct{ typed, scheme string }{
		{"https//", "https"}, {"http//", "http"}, {"wss//", "wss"}, {"ws://", "wss"}, {"htps://", "https"}, {"htpps://", "https"}, {"htttps://", "https"},
	} {
		if host, ok := strings.CutPrefix(s, slip.typed); ok && parseURL(slip.scheme+"://"+host) != nil {
			return slip.scheme + "://" + host, false
		}
	}
	host := strings.TrimPrefix(s, "//")
	switch {
	case !hostFirst(host):
		return "", false
	case strings.HasPrefix(host, "localhost"):
		return "http://" + host, false
	}
	return "https://" + host, !strings.Contains(host, "*")
}

// hostFirst reports whether s begins with a host as people write it, and is a URL but for its scheme.
func hostFirst(s string) bool {
	host := s
	if i := strings.IndexAny(s, "/?#:"); i >= 0 {
		host = s[:i]
	}
	for i := range len(host) {
		if c := host[i]; !linkNameByte(c) && c != '-' && c != '.' && c != '*' {
			return false
		}
	}
	return (strings.Contains(host, ".") || host == "localhost") && !strings.ContainsAny(s, " \t\r\n,;") && parseURL("https://"+s) != nil
}

// linkedFile returns the path below the root of the extension that a link of the manifest means, without
// the query and the fragment that a page may be called with. ok tells that the link is one to a file.
func linkedFile(s string) (name string, ok bool) {
	if !strings.HasPrefix(s, "/") {
		return "", false
	}
	return project.Clean(s[:linkEnd(s)])
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
	if state == project.File && strings.HasSuffix(s[:linkEnd(s)], "/") {
		state = project.Missing // there is nothing below a file
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
	if content != nil && packed && !strings.EqualFold(near, name) && !strings.HasSuffix(s[:linkEnd(s)], "/") {
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
	n := spelling.Closest{Typed: name}
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
			n.Try(e.Path)
		}
	}
	if elsewhere != "" {
		return elsewhere
	}
	return n.Word
}
