package doctor

import "strings"

// Markdown returns r as it is pasted into a bug report. The sections are in blocks of code, so that no text of a manifest is
// formatted.
func Markdown(r *Report) string {
	var b strings.Builder
	b.WriteString("### plugin-manifest-ls diagnostic report\n")
	for _, s := range Sections(r) {
		b.WriteString("\n**" + strings.Map(plain, s.Title) + "**\n\n```text\n")
		for _, line := range s.Lines(unstyled) {
			b.WriteString(strings.ReplaceAll(strings.Map(plain, line), "```", "'''") + "\n")
		}
		b.WriteString("```\n")
	}
	return b.String() + "\n" + Notice + "\n"
}

// Notice is the last line of a report for people.
const Notice = "Review the report before you share it: it contains the names of files and folders."

// plain replaces what would break or disguise a line.
func plain(r rune) rune {
	if r < ' ' || r == 0x7F || r == '\u2028' || r == '\u2029' || '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069' {
		return '\uFFFD'
	}
	return r
}

func unstyled(s string) string { return s }

// Lines returns the rows of s with their values aligned. mark styles the marks of problems.
func (s Section) Lines(mark func(string) string) []string {
	width := 0
	for _, row := range s.Rows {
		width = max(width, len(row.Name))
	}
	var lines []string
	for _, row := range s.Rows {
		switch {
		case row.Problem:
			lines = append(lines, "  "+mark("!")+" "+row.Value+".", "    "+row.Advice+".")
		case row.Name == "":
			lines = append(lines, "  "+row.Value)
		default:
			lines = append(lines, "  "+row.Name+strings.Repeat(" ", width-len(row.Name)+2)+row.Value)
		}
	}
	return lines
}
