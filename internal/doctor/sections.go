package doctor

import (
	"fmt"
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
func Sections(r *Report) []Section {
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
	sections = append(sections, r.sections...)
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
	list := rows("client", s.Client, "folders", strings.Join(s.Folders, ", "),
		"columns", s.PositionEncoding,
		"client has", strings.Join(s.Supported, ", "), "it lacks", strings.Join(s.Unsupported, ", "))
	for _, d := range s.Documents {
		list = append(list, Row{Name: "open", Value: fmt.Sprintf("%s (%s, version %d, %s)", d.Path, d.Kind, d.Version, Plural(d.Bytes, "byte"))})
	}
	if s.MoreOpen > 0 {
		list = append(list, Row{Name: "open", Value: Plural(s.MoreOpen, "more document")})
	}
	for _, f := range s.Unavailable {
		list = append(list, Row{Name: "unavailable", Value: f.Feature + ": " + f.Reason})
	}
	if s.Pending > 0 {
		list = append(list, Row{Name: "pending", Value: Plural(s.Pending, "task")})
	}
	return Section{"Server", list}
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
