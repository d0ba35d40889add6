package doctor

import (
	"fmt"
	"strconv"
	"strings"
)

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
	parts := []string{text}
	for _, part := range rows("command", l.Command, "according to", strings.Join(l.Configurations, ", "), "sources in", strings.Join(l.Sources, ", ")) {
		parts = append(parts, part.Name+" "+part.Value)
	}
	return strings.Join(parts, "; ")
}

func (f Files) text() string {
	text := fmt.Sprintf("%s, %s", Plural(f.Count, "file"), Plural(int(f.Bytes), "byte"))
	var kinds []string
	for _, k := range f.Kinds {
		kinds = append(kinds, Plural(k.Count, k.Kind))
	}
	if len(kinds) > 0 {
		text += ": " + strings.Join(kinds, ", ")
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
	parts := []string{fmt.Sprintf("%s: sets %s", c.Path, Plural(c.Rules, "rule"))}
	for _, part := range rows("paths", strings.Join(c.IgnoredPaths, ", "), "problems", strings.Join(c.IgnoredFindings, ", ")) {
		parts = append(parts, "ignores the "+part.Name+" "+part.Value)
	}
	if c.More > 0 {
		parts = append(parts, fmt.Sprintf("ignores %d more", c.More))
	}
	return strings.Join(parts, "; ")
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
	if d.IgnoredBy != "" {
		return d.Path + ": ignored by " + d.IgnoredBy
	}
	text := d.Path + ": none"
	if len(counts) > 0 {
		text = d.Path + ": " + strings.Join(counts, ", ")
	}
	var codes []string
	for _, c := range d.Codes {
		if c.Count > 1 {
			c.Code += " ×" + strconv.Itoa(c.Count)
		}
		codes = append(codes, c.Code)
	}
	if len(codes) > 0 {
		text += " (" + strings.Join(codes, ", ") + ")"
	}
	parts := []string{text}
	for _, s := range d.Suppressed {
		parts = append(parts, fmt.Sprintf("%d of %s hidden by %s", s.Count, s.Code, s.By))
	}
	return strings.Join(parts, "; ")
}
