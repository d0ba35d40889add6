package report

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/text"
)

// textReport writes the report for people.
type textReport struct {
	out     *bufio.Writer
	palette palette
}

var severityStyles = [...]string{
	diagnostics.Error:       boldRed,
	diagnostics.Warning:     boldYellow,
	diagnostics.Information: boldBlue,
	diagnostics.Hint:        boldCyan,
}

// File implements [Writer].
func (r *textReport) File(f *File) error {
	for _, d := range f.Diagnostics {
		r.diagnostic(f, d)
	}
	return writeError(r.out)
}

// End implements [Writer].
func (r *textReport) End(s Summary) error {
	for _, a := range s.Absent {
		r.print("%s: %s %s\n", r.palette.paint(bold, PrintablePath(a.Path)), r.palette.paint(green, "resolved"), a.text())
	}
	if len(s.Absent) > 0 {
		r.print("\n")
	}
	r.print("%s\n", s.text(r.palette))
	return writeError(r.out)
}

func (r *textReport) diagnostic(f *File, d diagnostics.Diagnostic) {
	p, style := r.palette, severityStyles[d.Severity]
	label := d.Severity.String() + " " + d.Code
	r.print("%s: %s: %s\n", p.paint(bold, location(f, d.Span)), p.paint(style, label), Printable(d.Message))
	if f.Model == nil && isBinary(f.Text.String()) {
		r.print("\n")
		return
	}
	r.snippet(f, d.Span, "^", style)
	for _, related := range d.Related {
		file := f.of(related)
		r.print("%s: %s: %s\n", location(file, related.Span), p.paint(boldCyan, "note"), Printable(related.Message))
		r.snippet(file, related.Span, "-", boldCyan)
	}
	for _, fix := range d.WithFixes().Fixes {
		r.print("%s: %s\n", p.paint(boldCyan, "help"), Printable(fix.Title))
	}
	r.print("\n")
}

// isBinary reports whether a file is not text.
func isBinary(content string) bool {
	for _, c := range []byte(content[:min(len(content), 1024)]) {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			return true
		}
	}
	return false
}

// location returns the start of a span as compilers write it: path:line:column, from 1, columns in code points.
func location(f *File, span text.Span) string {
	start := f.Text.Position(span.Start, text.UTF32)
	return fmt.Sprintf("%s:%d:%d", PrintablePath(f.Path), start.Line+1, start.Col+1)
}

// snippet writes the first line of a span, with marks below the span.
func (r *textReport) snippet(f *File, span text.Span, mark, style string) {
	line := f.Text.Position(span.Start, text.UTF8).Line
	s := cutSnippet(f, span, line)
	number := strconv.Itoa(line + 1)
	gutter := strings.Repeat(" ", len(number)) + " |"
	p := r.palette
	r.print("%s%s\n", p.paint(boldBlue, number+" |"), strings.TrimRight(" "+s.code, " "))
	r.print("%s %s%s\n", p.paint(boldBlue, gutter), strings.Repeat(" ", s.indent), p.paint(style, strings.Repeat(mark, s.width)))
}

// print keeps a write error in out for [writeError].
func (r *textReport) print(format string, args ...any) { _, _ = fmt.Fprintf(r.out, format, args...) }

// text returns the summary in lines.
func (s *Summary) text(p palette) string {
	var counts []string
	for _, c := range []struct {
		severity diagnostics.Severity
		one      string
		many     string
	}{
		{diagnostics.Error, "error", "errors"},
		{diagnostics.Warning, "warning", "warnings"},
		{diagnostics.Information, "information", "information"},
		{diagnostics.Hint, "hint", "hints"},
	} {
		if n := s.Diagnostics[c.severity]; n > 0 {
			counts = append(counts, p.paint(severityStyles[c.severity], Count(n, c.one, c.many)))
		}
	}
	if len(counts) == 0 {
		counts = []string{"no problems"}
	}
	if s.Baselined > 0 {
		counts = append(counts, fmt.Sprintf("%d in the baseline", s.Baselined))
	}
	lines := []string{fmt.Sprintf("%s checked: %s", Count(s.Manifests-s.Foreign, "manifest", "manifests"), strings.Join(counts, ", "))}
	lines = append(lines, s.baselineLines()...)
	if s.Fixes > 0 {
		lines = append(lines, fmt.Sprintf("%s applied in %s", Count(s.Fixes, "fix", "fixes"), Count(s.FixedFiles, "file", "files")))
	}
	if s.Foreign > 0 {
		lines = append(lines, Count(s.Foreign, "file", "files")+" skipped: not a Zoho manifest")
	}
	if n := len(s.Errors); n > 0 {
		lines = append(lines, Count(n, "error", "errors")+" (see stderr)")
	}
	return strings.Join(lines, "\n")
}
