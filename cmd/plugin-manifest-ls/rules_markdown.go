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
		b.WriteString("\n" + r.Markdown())
	}
	return b.String()
}
