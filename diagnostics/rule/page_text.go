package rule

import (
	"fmt"
	"strings"
)

// Text returns the page of the rule for a terminal.
func (r *Rule) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n\n%s\n", r.Code, r.Severity, fill(r.Summary), fill(r.Why))
	fmt.Fprintf(&b, "\n%s\n", fill("Applies to: "+r.About()))
	fmt.Fprintf(&b, "\nIncorrect:\n\n%s\n\nCorrect:\n\n%s\n", indent(r.Bad), indent(r.Good))
	if r.Fix != "" {
		fmt.Fprintf(&b, "\n%s\n", fill("Fix: "+r.Fix))
	}
	fmt.Fprintf(&b, "\nSource: %s (%s)\n", r.Source.Title, r.Source.Grade)
	if r.Source.URL != "" {
		fmt.Fprintf(&b, "%s\n", r.Source.URL)
	}
	return b.String()
}

// fill wraps each line of s at the width of a terminal.
func fill(s string) string {
	const width = 80
	var lines []string
	for line := range strings.Lines(s) {
		column := 0
		var b strings.Builder
		for i, word := range strings.Fields(line) {
			switch {
			case i == 0:
			case column+1+len(word) > width:
				b.WriteByte('\n')
				column = 0
			default:
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += len(word)
		}
		lines = append(lines, b.String())
	}
	return strings.Join(lines, "\n")
}

func indent(s string) string { return "    " + strings.ReplaceAll(s, "\n", "\n    ") }
