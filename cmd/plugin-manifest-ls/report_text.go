package main

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/text"
)

// textReport writes the report that people read.
type textReport struct {
	out     *bufio.Writer
	palette palette
}

var severityPaint = [...]string{
	diagnostics.Error:       boldRed,
	diagnostics.Warning:     boldYellow,
	diagnostics.Information: boldBlue,
	diagnostics.Hint:        boldCyan,
}

func (r *textReport) file(f *checked) error {
	for _, d := range f.findings {
		r.finding(f, d)
	}
	return r.fault()
}

func (r *textReport) finding(f *checked, d diagnostics.Diagnostic) {
	p, paint := r.palette, severityPaint[d.Severity]
	label := d.Severity.String() + " " + d.Code
	r.print("%s: %s: %s\n", p.paint(bold, place(f, d.Span)), p.paint(paint, label), printable(d.Message))
	r.snippet(f, d.Span, "^", paint)
	for _, other := range d.Related {
		r.print("%s: %s: %s\n", place(f, other.Span), p.paint(boldCyan, "note"), printable(other.Message))
		r.snippet(f, other.Span, "-", boldCyan)
	}
	for _, fix := range d.WithFixes().Fixes {
		r.print("%s: %s\n", p.paint(boldCyan, "help"), printable(fix.Title))
	}
	r.print("\n")
}

// place says where a span begins, as compilers do: lines and columns from 1, columns in code points.
func place(f *checked, span text.Span) string {
	at := f.text.Position(span.Start, text.UTF32)
	return fmt.Sprintf("%s:%d:%d", printablePath(f.path), at.Line+1, at.Col+1)
}

// snippet shows the line a span begins in, with marks under the span.
func (r *textReport) snippet(f *checked, span text.Span, mark, paint string) {
	line := f.text.Position(span.Start, text.UTF8).Line
	s := cutSnippet(f, span, line)
	number := strconv.Itoa(line + 1)
	gutter := strings.Repeat(" ", len(number)) + " |"
	p := r.palette
	r.print("%s%s\n", p.paint(boldBlue, number+" |"), strings.TrimRight(" "+s.code, " "))
	r.print("%s %s%s\n", p.paint(boldBlue, gutter), strings.Repeat(" ", s.before), p.paint(paint, strings.Repeat(mark, s.width)))
}

func (r *textReport) end(t total) error {
	r.print("%s\n", summary(t, r.palette))
	return r.fault()
}

// summary says what came of a run, in lines.
func summary(t total, p palette) string {
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
		if n := t.findings[c.severity]; n > 0 {
			counts = append(counts, p.paint(severityPaint[c.severity], plural(n, c.one, c.many)))
		}
	}
	if len(counts) == 0 {
		counts = []string{"no findings"}
	}
	lines := []string{fmt.Sprintf("%s checked: %s", plural(t.files-t.foreign, "manifest", "manifests"), strings.Join(counts, ", "))}
	if t.fixes > 0 {
		lines = append(lines, fmt.Sprintf("%s made in %s", plural(t.fixes, "fix", "fixes"), plural(t.mended, "file", "files")))
	}
	if t.foreign > 0 {
		lines = append(lines, plural(t.foreign, "file", "files")+" left alone: not for Zoho")
	}
	if n := len(t.faults); n > 0 {
		lines = append(lines, plural(n, "fault", "faults")+", told on standard error")
	}
	return strings.Join(lines, "\n")
}

// print writes to out, which keeps an error for [textReport.fault].
func (r *textReport) print(format string, args ...any) { _, _ = fmt.Fprintf(r.out, format, args...) }

// fault returns the first error of writing.
func (r *textReport) fault() error {
	_, err := r.out.Write(nil)
	return err
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}
