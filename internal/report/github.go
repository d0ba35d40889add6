package report

import (
	"bufio"
	"fmt"
	"strings"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/text"
)

// githubReport writes workflow commands (docs.github.com: workflow commands for GitHub Actions), which GitHub shows as
// annotations of a pull request.
type githubReport struct {
	out     *bufio.Writer
	program string
	paths   paths
}

var githubCommands = [...]string{
	diagnostics.Error:       "error",
	diagnostics.Warning:     "warning",
	diagnostics.Information: "notice",
	diagnostics.Hint:        "notice",
}

// The characters with a meaning in a command. The runner decodes these escapes and no others, so other control characters
// cannot be escaped: [Printable] replaces them.
var (
	githubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// File implements [Writer].
func (r *githubReport) File(f *File) error {
	name, _ := r.paths.relative(f.Abs)
	for _, d := range f.Diagnostics {
		lines := []string{Printable(d.Message)}
		for _, related := range d.Related {
			file, in := f.of(related), ""
			if file != f {
				other, _ := r.paths.relative(file.Abs)
				in = PrintablePath(other) + ", "
			}
			start := file.Text.Position(related.Span.Start, text.UTF16)
			lines = append(lines, fmt.Sprintf("%sline %d: %s", in, start.Line+1, Printable(related.Message)))
		}
		for _, fix := range d.WithFixes().Fixes {
			lines = append(lines, "help: "+Printable(fix.Title))
		}
		r.command(githubCommands[d.Severity], append(githubRange(f.Text, d.Span), "title="+d.Code), name, strings.Join(lines, "\n"))
	}
	return writeError(r.out)
}

// End implements [Writer].
func (r *githubReport) End(s Summary) error {
	for _, err := range s.Errors {
		r.command("error", []string{"title=" + r.program}, "", Printable(err.Error()))
	}
	if len(s.Absent) > 0 {
		var lines []string
		for _, a := range s.Absent {
			name, _ := r.paths.relative(a.Abs)
			lines = append(lines, PrintablePath(name)+": "+a.text())
		}
		r.command("notice", []string{"title=resolved problems of the baseline"}, "", strings.Join(lines, "\n"))
	}
	_, _ = fmt.Fprintln(r.out, s.text(palette{}))
	return writeError(r.out)
}

// githubRange returns the properties of a range. Columns count UTF-16 code units from 1; GitHub accepts them for a range
// within one line only.
func githubRange(t text.Text, span text.Span) []string {
	start, end := t.Position(span.Start, text.UTF16), t.Position(span.End, text.UTF16)
	properties := []string{fmt.Sprint("line=", start.Line+1), fmt.Sprint("endLine=", end.Line+1)}
	if start.Line == end.Line {
		properties = append(properties, fmt.Sprint("col=", start.Col+1), fmt.Sprint("endColumn=", end.Col+1))
	}
	return properties
}

func (r *githubReport) command(command string, properties []string, file, message string) {
	if file != "" {
		properties = append([]string{"file=" + githubProperty.Replace(Printable(file))}, properties...)
	}
	_, _ = fmt.Fprintf(r.out, "::%s %s::%s\n", command, strings.Join(properties, ","), githubMessage.Replace(message))
}
