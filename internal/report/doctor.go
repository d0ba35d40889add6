package report

import (
	"bufio"
	"fmt"

	"plugin-manifest-ls/internal/doctor"
)

// Doctor writes the report of the doctor command as text or, in the format json, as one line of JSON. The caller flushes out.
func Doctor(format string, out *bufio.Writer, o Options, r *doctor.Report) error {
	switch format {
	case "json":
		return writeJSON(out, r)
	case "markdown":
		_, err := out.WriteString(doctor.Markdown(r))
		return err
	}
	p := palette{o.Color}
	for _, s := range doctor.Sections(r) {
		_, _ = fmt.Fprintln(out, p.paint(bold, Printable(s.Title)))
		for _, line := range doctorLines(s, p) {
			_, _ = fmt.Fprintln(out, line)
		}
		_, _ = fmt.Fprintln(out)
	}
	_, err := fmt.Fprintln(out, doctor.Notice)
	return err
}

// doctorLines returns the lines of a section for a terminal.
func doctorLines(s doctor.Section, p palette) []string {
	for i := range s.Rows {
		row := &s.Rows[i]
		row.Value, row.Advice = Printable(row.Value), Printable(row.Advice)
	}
	return s.Lines(func(mark string) string { return p.paint(boldYellow, mark) })
}
