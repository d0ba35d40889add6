package rule

import (
	"slices"
	"strings"

	"github.com/nlnwa/whatwg-url/url"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// ParseURL returns s as an absolute URL that a browser and the toolkit take for one, by the rules of
// the URL standard of the WHATWG, whose scheme is http, https or wss; nil if it is none.
func ParseURL(s string) *url.Url {
	u, err := url.Parse(s)
	if err != nil || !slices.Contains([]string{"http", "https", "wss"}, u.Scheme()) {
		return nil
	}
	if host := strings.ToLower(s[:HostEnd(s)]); strings.Contains(host, "/xn--.") || strings.Contains(host, ".xn--.") {
		return nil // Punycode of nothing, which the library lets pass
	}
	return u
}

// HostEnd returns the index in the URL s behind its host and port.
func HostEnd(s string) int {
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

// meantURL returns the URL that the invalid s probably means, empty if that is unclear. It is sure for a host without a
// scheme.
func meantURL(s string) (meant string, sure bool) {
	s = strings.TrimSpace(s)
	for _, slip := range []struct{ typed, scheme string }{
		{"https//", "https"}, {"http//", "http"}, {"wss//", "wss"}, {"ws://", "wss"}, {"htps://", "https"}, {"htpps://", "https"}, {"htttps://", "https"},
	} {
		if host, ok := strings.CutPrefix(s, slip.typed); ok && ParseURL(slip.scheme+"://"+host) != nil {
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

// hostFirst reports whether s begins with a host and would be a URL with a scheme.
func hostFirst(s string) bool {
	host := s
	if i := strings.IndexAny(s, "/?#:"); i >= 0 {
		host = s[:i]
	}
	for i := range len(host) {
		if c := host[i]; !LinkNameByte(c) && c != '-' && c != '.' && c != '*' {
			return false
		}
	}
	return (strings.Contains(host, ".") || host == "localhost") && !strings.ContainsAny(s, " \t\r\n,;") && ParseURL("https://"+s) != nil
}

// LinkedFile returns the path below the root of the extension that a link of the manifest means, without
// the query and the fragment that a page may be called with. ok tells that the link is one to a file.
func LinkedFile(s string) (name string, ok bool) {
	if !strings.HasPrefix(s, "/") {
		return "", false
	}
	return project.Clean(s[:LinkEnd(s)])
}

// RequireFile reports the string v, whose content s is a link, if there is no such file in the folder of
// the extension. title is what a message calls the file: "Page", "Icon". Where a file of another name is
// near, the fix changes the link to it, keeping what follows the path; where content is not nil and the file
// would be packed, there is one that makes it.
func RequireFile(p *Pass, v syntax.Value, s, title string, content func(path string) string) {
	files := p.Files
	if files == nil || !strings.HasPrefix(s, "/") {
		return
	}
	name, inside := LinkedFile(s)
	state := project.Outside
	if inside {
		state = files.State(name)
	}
	if state == project.File && strings.HasSuffix(s[:LinkEnd(s)], "/") {
		state = project.Missing // there is nothing below a file
	}
	packed := strings.HasPrefix(name, project.App+"/")
	report := func(what string) *Diagnostic {
		return p.Report(LinkSpan(v, s), "%s %s %s", title, Display(s[:LinkEnd(s)]), what)
	}
	// The toolkit looks only whether there is something at all.
	switch state {
	case project.File:
		if l := files.Layout(); !packed && (l == nil || !l.Copied) {
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
	case project.Unbuilt:
		if files.App().State != project.Missing || files.Layout().Copied {
			report("is written by a build" + BuildHint(files)).Severity = Information
		}
		return
	case project.Missing:
	}
	if _, ok := Misplaced(files, name); ok {
		return // see the rule about the folder app
	}
	d := report("does not exist in the extension's folder")
	near := nearestFile(files, name)
	if near != "" {
		d.Message += ". Did you mean " + Display("/"+near) + "?"
		d.Fix(ChangeTitle("/"+near), ReplaceString(v, "/"+near+s[LinkEnd(s):]))
	}
	if content != nil && packed && !HasSample(name) && !strings.EqualFold(near, name) && !strings.HasSuffix(s[:LinkEnd(s)], "/") {
		d.FixCreating("Create "+name, name, content(name))
	}
}

// LinkEnd returns the index in a link behind its path.
func LinkEnd(s string) int {
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		return i
	}
	return len(s)
}

// LinkSpan returns the place of the path in the string v, whose content is the link s.
func LinkSpan(v syntax.Value, s string) text.Span { return Within(v, s, 0, LinkEnd(s)) }

// nearestFile returns the path of the file below app that name probably means: one that differs in
// case, has the same name in another folder or a similar path. It is empty if there is none.
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

// LikelyLink returns the path or URL that the invalid s probably means, empty if that is unclear, and whether a fix is
// safe. files may be nil.
func LikelyLink(files *project.Folder, s string) (meant string, sure bool) {
	s = strings.TrimPrefix(strings.ReplaceAll(strings.TrimSpace(s), `\`, "/"), "./")
	host, _, _ := strings.Cut(s, "/")
	switch {
	case strings.HasPrefix(s, "/"):
		return s, true
	case strings.HasPrefix(s, "app/"):
		return "/" + s, true
	case host == "localhost" || strings.HasPrefix(host, "localhost:"):
		return "http://" + s, false
	case strings.Contains(host, ".") && (host != s || strings.HasPrefix(s, "www.")) && ParseURL("https://"+s) != nil:
		return "https://" + s, false
	case files != nil:
		if near := nearestFile(files, "app/"+s[:LinkEnd(s)]); near != "" {
			return "/" + near + s[LinkEnd(s):], false
		}
	}
	if strings.HasSuffix(s, ".html") && !strings.Contains(s, ":") {
		return "/app/" + s, false
	}
	return "", false
}
