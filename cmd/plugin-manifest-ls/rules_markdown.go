package main

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/diagnostics"
)

// rulesMarkdown returns tables of the rules, followed by the page of each rule.
func rulesMarkdown() string {
	var b strings.Builder
	b.WriteString("# Rules\n\nThis page is generated from the rules by `make docs`. `plugin-manifest-ls explain CODE` prints a rule on a terminal.\n\n" +
		"The tables show default severities: what the toolkit rejects is an error, what only the documentation rules out is a warning. " +
		"`--rule CODE=SEVERITY`, the editor setting `rules` and `.plugin-manifest-ls.json` change them.\n")
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
