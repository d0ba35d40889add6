package main

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/diagnostics"
)

// rulesMarkdown returns a document: tables of the rules, and behind them the page of each.
func rulesMarkdown() string {
	var b strings.Builder
	b.WriteString("# Rules\n\nThis page is made by `make docs`; each rule says it of itself. `plugin-manifest-ls explain CODE` prints the same on a terminal.\n\n" +
		"The severity is the usual one: findings that rest on the documentation alone are warnings where those that the toolkit rejects are errors. " +
		"`--rule CODE=SEVERITY`, the editor's setting `rules` and `.plugin-manifest-ls.json` change it.\n")
	for _, g := range diagnostics.Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| code | severity | what is wrong |\n| --- | --- | --- |\n", g.Title)
		for _, r := range g.Rules {
			fmt.Fprintf(&b, "| [`%s`](#%[1]s) | %s | %s |\n", r.Code, r.Severity, strings.ReplaceAll(r.Summary, "|", `\|`))
		}
	}
	for _, r := range diagnostics.Rules() {
		b.WriteString("\n" + ruleMarkdown(r))
	}
	return b.String()
}

// ruleMarkdown returns the page of one rule.
func ruleMarkdown(r *diagnostics.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n%s (%s; %s)\n\n%s\n", r.Code, r.Summary, r.Severity, servicesOf(r), r.Why)
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

// servicesOf says for which services a rule is.
func servicesOf(r *diagnostics.Rule) string {
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
