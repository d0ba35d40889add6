package rule

import (
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

// Markdown returns the page of the rule, with a fixed sequence of headings.
func (r *Rule) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n**What it checks** (%s)\n\n%s\n\n**Why**\n\n%s\n", r.Code, r.Severity, r.Summary, r.Why)
	fmt.Fprintf(&b, "\n**Incorrect**\n\n%s\n\n**Correct**\n\n%s\n", fenced(r.Bad), fenced(r.Good))
	if r.Fix != "" {
		fmt.Fprintf(&b, "\n**Fix**\n\n%s\n", r.Fix)
	}
	fmt.Fprintf(&b, "\n**Applies to**\n\n%s\n", r.About())
	source := r.Source.Title
	if r.Source.URL != "" {
		source = fmt.Sprintf("[%s](%s)", r.Source.Title, r.Source.URL)
	}
	fmt.Fprintf(&b, "\n**Source**\n\n%s (%s)\n", source, r.Source.Grade)
	return b.String()
}

// About describes the services that the rule applies to: their codes, or those of the exceptions if these are fewer.
func (r *Rule) About() string {
	services := r.Services()
	if services == nil {
		return "all services"
	}
	var codes, others []string
	for _, s := range catalog.Services() {
		if slices.ContainsFunc(services, func(about catalog.Service) bool { return about.Code == s.Code }) {
			codes = append(codes, s.Code)
		} else {
			others = append(others, s.Code)
		}
	}
	if len(others) < len(codes) {
		return "all except " + strings.Join(others, ", ")
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
