package main

import (
	"bufio"
	"fmt"
	"strings"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/text"
)

// githubReport writes commands to the runner of GitHub's workflows, which shows the findings beside the changes
// of a pull request (docs.github.com: workflow commands).
type githubReport struct {
	out   *bufio.Writer
	paths paths
}

var githubCommands = [...]string{
	diagnostics.Error:       "error",
	diagnostics.Warning:     "warning",
	diagnostics.Information: "notice",
	diagnostics.Hint:        "notice",
}

// The characters with a meaning in a command. The runner decodes these escapes and no others, so other control characters
// cannot be passed on: [printable] replaces them.
var (
	githubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (r *githubReport) file(f *checked) error {
	name, _ := r.paths.relative(f.abs)
	for _, d := range f.findings {
		lines := []string{printable(d.Message)}
		for _, other := range d.Related {
			at := f.text.Position(other.Span.Start, text.UTF16)
			lines = append(lines, fmt.Sprintf("line %d: %s", at.Line+1, printable(other.Message)))
		}
		for _, fix := range d.WithFixes().Fixes {
			lines = append(lines, "help: "+printable(fix.Title))
		}
		r.command(githubCommands[d.Severity], append(githubPlace(f.text, d.Span), "title="+d.Code), name, strings.Join(lines, "\n"))
	}
	return r.fault()
}

// githubPlace returns the properties of a place. Columns are for spans within a line; they count from 1 in
// UTF-16 code units.
func githubPlace(t text.Text, span text.Span) []string {
	start, end := t.Position(span.Start, text.UTF16), t.Position(span.End, text.UTF16)
	place := []string{fmt.Sprint("line=", start.Line+1), fmt.Sprint("endLine=", end.Line+1)}
	if start.Line == end.Line {
		place = append(place, fmt.Sprint("col=", start.Col+1), fmt.Sprint("endColumn=", end.Col+1))
	}
	return place
}

func (r *githubReport) command(command string, properties []string, file, message string) {
	if file != "" {
		properties = append([]string{"file=" + githubProperty.Replace(printable(file))}, properties...)
	}
	_, _ = fmt.Fprintf(r.out, "::%s %s::%s\n", command, strings.Join(properties, ","), githubMessage.Replace(message))
}

func (r *githubReport) end(t total) error {
	for _, fault := range t.faults {
		r.command("error", []string{"title=" + program}, "", printable(fault.Error()))
	}
	_, _ = fmt.Fprintln(r.out, summary(t, palette{}))
	return r.fault()
}

// fault returns the first error of writing, which out keeps.
func (r *githubReport) fault() error {
	_, err := r.out.Write(nil)
	return err
}
