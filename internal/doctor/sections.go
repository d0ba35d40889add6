package doctor

import (
	"fmt"
	"strconv"
	"strings"
)

// Section is a part of a report for people.
type Section struct {
	Title string
	Rows  []Row
}

// Row is a value with its name, or a problem with advice.
type Row struct {
	Name    string // empty for a problem
	Value   string
	Advice  string
	Problem bool
}

// Sections returns the content of r for people.
func (r *Report) Sections() []Section {
	p := r.Program
	sections := []Section{{"Program", rows(
		"version", p.Version, "Go", p.Go, "platform", p.Platform, "path", p.Path, "build", p.Build, "environment", settings(r.Environment),
	)}}
	if r.Server != nil {
		sections = append(sections, r.Server.section())
	}
	if len(r.Settings) > 0 {
		s := Section{Title: "Settings"}
		for _, setting := range r.Settings {
			s.Rows = append(s.Rows, Row{Name: setting.Name, Value: setting.Value + " (" + setting.from() + ")"})
		}
		sections = append(sections, s)
	}
	for i := range r.Extensions {
		sections = append(sections, r.Extensions[i].section())
	}
	var more []string
	if r.More > 0 {
		more = []string{"more", Plural(r.More, "extension") + " that the report does not describe; pass the folder of one"}
	}
	if search := rows(append(more, "left out", leftOut(r.LeftOut))...); len(search) > 0 {
		sections = append(sections, Section{"Search", search})
	}
	problems := Section{Title: "Problems"}
	for _, p := range r.Problems {
		value := p.Message
		if p.Path != "" {
			value = p.Path + ": " + value
		}
		problems.Rows = append(problems.Rows, Row{Value: value, Advice: p.Advice, Problem: true})
	}
	if len(r.Problems) == 0 {
		problems.Rows = rows("", "none")
	}
	return append(sections, problems)
}

// rows returns rows for names and values, without those that have no value.
func rows(pairs ...string) []Row {
	var list []Row
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			list = append(list, Row{Name: pairs[i], Value: pairs[i+1]})
		}
	}
	return list
}

func (s *Server) section() Section {
	list := rows("client", s.Client, "folders", strings.Join(s.Folders, ", "), "capabilities", settings(s.Capabilities))
	for _, d := range s.Documents {
		list = append(list, Row{Name: "open", Value: fmt.Sprintf("%s (%s, version %d, %s)", d.Path, d.Kind, d.Version, Plural(d.Bytes, "byte"))})
	}
	if s.MoreOpen > 0 {
		list = append(list, Row{Name: "open", Value: Plural(s.MoreOpen, "more document")})
	}
	if s.Pending > 0 {
		list = append(list, Row{Name: "pending", Value: Plural(s.Pending, "task")})
	}
	return Section{"Server", list}
}

func (e *Extension) section() Section {
	service := fmt.Sprintf("%s (%s)", e.Service.Name, e.Service.Written)
	if e.Service.Status != "known" {
		service = strings.TrimSpace(e.Service.Status + " " + e.Service.Written)
	}
	manifest := fmt.Sprintf("%s, %s", Plural(e.Manifest.Bytes, "byte"), e.Manifest.Nature)
	if e.Manifest.Error != "" {
		return Section{"Extension " + e.Root, rows("manifest", e.Manifest.Error)}
	}
	list := rows("manifest", manifest, "service", service, "layout", e.Layout.text(), "files", e.Files.text(), "left out", leftOut(e.Files.LeftOut),
		"code", e.Code.text(), "git", e.Git.text())
	for _, c := range e.Configurations {
		list = append(list, Row{Name: "configuration", Value: c.text()})
	}
	for _, rule := range e.Rules {
		list = append(list, Row{Name: "rule", Value: fmt.Sprintf("%s is %s (%s)", rule.Name, rule.Value, rule.from())})
	}
	for _, d := range e.Documents {
		list = append(list, Row{Name: "diagnostics", Value: d.text()})
	}
	if e.MoreDocuments > 0 {
		list = append(list, Row{Name: "diagnostics", Value: Plural(e.MoreDocuments, "more file")})
	}
	lenses := Plural(e.CodeLenses.Count, "code lens") + " in the manifest, none in files of code"
	if e.CodeLenses.Count == 0 {
		lenses = "no code lenses: " + e.CodeLenses.Reason
	}
	list = append(list, Row{Name: "code lenses", Value: lenses})
	for _, f := range e.Unavailable {
		list = append(list, Row{Name: "unavailable", Value: f.Feature + ": " + f.Reason})
	}
	var timings []string
	for _, t := range e.Timings {
		timings = append(timings, fmt.Sprintf("%s %s ms", t.Step, strconv.FormatFloat(t.Milliseconds, 'f', -1, 64)))
	}
	return Section{"Extension " + e.Root, append(list, rows("measured now", strings.Join(timings, ", "))...)}
}

func (l Layout) text() string {
	if !l.Built {
		return "no build"
	}
	text := "a build writes " + strings.Join(l.Outputs, ", ")
	switch {
	case l.Copied:
		text = "a build copies the folder"
	case len(l.Outputs) == 0:
		text = "built"
	}
	for _, part := range rows("command", l.Command, "according to", strings.Join(l.Configurations, ", "), "sources in", strings.Join(l.Sources, ", ")) {
		text += "; " + part.Name + " " + part.Value
	}
	return text
}

func (f Files) text() string {
	text := fmt.Sprintf("%s, %s", Plural(f.Count, "file"), Plural(int(f.Bytes), "byte"))
	for i, k := range f.Kinds {
		text += []string{": ", ", "}[min(i, 1)] + Plural(k.Count, k.Kind)
	}
	if f.Sources > 0 {
		text += "; " + Plural(f.Sources, "source") + " outside of the folder"
	}
	return text
}

func (c Code) text() string {
	text := fmt.Sprintf("%s indexed, %d with code; %s of connections, %s", Plural(c.Files, "file"), c.Code, Plural(c.Uses, "use"), Plural(c.Requests, "request"))
	if c.Unknown > 0 {
		text += fmt.Sprintf("; the link name is unknown in %s", Plural(c.Unknown, "more use"))
	}
	if !c.Complete && c.Files > 0 {
		text += "; incomplete"
	}
	return text
}

func (g Git) text() string {
	at := g.Repository
	if g.Commit != "" {
		at += " at commit " + g.Commit
	}
	if g.Compared {
		return at + "; the manifest is compared with that commit"
	}
	return strings.TrimPrefix(at+"; not compared: "+g.Reason, "; ")
}

func (c Configuration) text() string {
	if c.Unread != "" {
		return c.Path + ": not read: " + c.Unread
	}
	text := fmt.Sprintf("%s: sets %s", c.Path, Plural(c.Rules, "rule"))
	for _, list := range [][]string{{"paths", strings.Join(c.IgnoredPaths, ", ")}, {"problems", strings.Join(c.IgnoredFindings, ", ")}} {
		if list[1] != "" {
			text += "; ignores the " + list[0] + " " + list[1]
		}
	}
	return text
}

func (d Document) text() string {
	var counts []string
	for _, c := range []struct {
		n    int
		what string
	}{{d.Errors, "error"}, {d.Warnings, "warning"}, {d.Information, "information"}, {d.Hints, "hint"}} {
		if c.n > 0 {
			counts = append(counts, Plural(c.n, c.what))
		}
	}
	text := d.Path + ": " + strings.Join(counts, ", ")
	if len(counts) == 0 {
		text = d.Path + ": none"
	}
	for i, c := range d.Codes {
		text += []string{" (", ", "}[min(i, 1)] + c.Code
		if c.Count > 1 {
			text += " ×" + strconv.Itoa(c.Count)
		}
	}
	if len(d.Codes) > 0 {
		text += ")"
	}
	if d.IgnoredBy != "" {
		return d.Path + ": ignored by " + d.IgnoredBy
	}
	for _, s := range d.Suppressed {
		text += fmt.Sprintf("; %d of %s hidden by %s", s.Count, s.Code, s.By)
	}
	return text
}

// from returns where the value of a setting comes from.
func (s Setting) from() string {
	if len(s.Overridden) == 0 {
		return s.Source
	}
	return s.Source + ", which overrides " + strings.Join(s.Overridden, ", ")
}

func settings(list []Setting) string {
	var all []string
	for _, s := range list {
		all = append(all, s.Name+"="+s.Value)
	}
	return strings.Join(all, ", ")
}

func leftOut(list []LeftOut) string {
	var all []string
	for _, l := range list {
		text := fmt.Sprintf("%s (%s", l.Reason, strings.Join(l.Paths, ", "))
		if more := l.Count - len(l.Paths); more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		all = append(all, text+")")
	}
	return strings.Join(all, "; ")
}

// Plural returns a count with its noun.
func Plural(n int, noun string) string {
	switch {
	case n == 1 || noun == "information" || noun == "JSON" || noun == "other":
		return fmt.Sprintf("%d %s", n, noun)
	case strings.HasSuffix(noun, "s"):
		return fmt.Sprintf("%d %ses", n, noun)
	default:
		return fmt.Sprintf("%d %ss", n, noun)
	}
}
