package rule

import (
	"fmt"
	"strings"
)

// Markdown returns the page of the rule: what is wrong, why, an example and the example put right.
func (r *Rule) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n%s (%s; %s)\n\n%s\n", r.Code, r.Summary, r.Severity, r.About(), r.Why)
	fmt.Fprintf(&b, "\nNot so:\n\n%s\n\nBut so:\n\n%s\n", fenced(r.Bad), fenced(r.Good))
	if r.Fix != "" {
		fmt.Fprintf(&b, "\nQuick fix: %s\n", r.Fix)
	}
	source := r.Source.Title
	if r.Source.URL != "" {
		source = fmt.Sprintf("[%s](%s)", r.Source.Title, r.Source.URL)
	}
	fmt.Fprintf(&b, "\nSource: %s (%s)\n", source, r.Source.Grade)
	return b.String()
}

// About says for which services the rule is, for people.
func (r *Rule) About() string {
	services := r.Services()
	if services == nil {
		return "all services"
	}
	var codes []string
	for _, s := range services {
		codes = append(codes, s.Code)
	}
	return strings.Join(codes, ", ")
}

// fenced returns an example as a block of code. Examples of several files are no JSON.
func fenced(example string) string {
	language := "json"
	if strings.HasPrefix(example, "-- ") {
		language = "text"
	}
	return "```" + language + "\n" + strings.TrimRight(example, "\n") + "\n```"
}
