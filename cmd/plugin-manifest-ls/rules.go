package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/diagnostics"
)

func newRules() *cobra.Command {
	var format *choice
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List every rule",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			out := cmd.OutOrStdout()
			switch format.chosen {
			case "json":
				return rulesJSON(out)
			case "markdown":
				return rulesMarkdown(out)
			default:
				return rulesText(out)
			}
		},
	}
	format = newChoice(cmd, "format", "how to print them", "text", "markdown", "json")
	return cmd
}

// codes returns the code of every rule.
func codes() []string {
	var all []string
	for _, r := range diagnostics.Rules() {
		all = append(all, r.Code)
	}
	return all
}

func rulesText(out io.Writer) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, r := range diagnostics.Rules() {
		_, _ = fmt.Fprintf(t, "%s\t%s\t%s\n", r.Code, r.Severity, r.Summary) // Flush has the error
	}
	return t.Flush()
}

// rulesMarkdown writes a document: a table and behind it the page of each rule.
func rulesMarkdown(out io.Writer) error {
	var b strings.Builder
	b.WriteString("# Rules\n\n| code | severity | what is wrong |\n| --- | --- | --- |\n")
	for _, r := range diagnostics.Rules() {
		fmt.Fprintf(&b, "| [`%s`](#%[1]s) | %s | %s |\n", r.Code, r.Severity, strings.ReplaceAll(r.Summary, "|", `\|`))
	}
	for _, r := range diagnostics.Rules() {
		fmt.Fprintf(&b, "\n## %s\n\n%s (%s)\n\n%s\n", r.Code, r.Summary, r.Severity, r.Why)
		fmt.Fprintf(&b, "\nNot so:\n\n```json\n%s\n```\n\nBut so:\n\n```json\n%s\n```\n", r.Bad, r.Good)
		if r.Fix != "" {
			fmt.Fprintf(&b, "\nQuick fix: %s\n", r.Fix)
		}
		source := r.Source.Title
		if r.Source.URL != "" {
			source = fmt.Sprintf("[%s](%s)", r.Source.Title, r.Source.URL)
		}
		fmt.Fprintf(&b, "\nSource: %s (%s)\n", source, r.Source.Grade)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

type jsonRule struct {
	Code     string     `json:"code"`
	Severity string     `json:"severity"`
	Summary  string     `json:"summary"`
	Why      string     `json:"why"` // markdown
	Bad      string     `json:"bad"`
	Good     string     `json:"good"`
	Fix      string     `json:"fix"` // empty if there is none
	Source   jsonSource `json:"source"`
}

type jsonSource struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Grade string `json:"grade"`
}

func rulesJSON(out io.Writer) error {
	all := []jsonRule{}
	for _, r := range diagnostics.Rules() {
		source := jsonSource{r.Source.Title, r.Source.URL, r.Source.Grade.String()}
		all = append(all, jsonRule{r.Code, r.Severity.String(), r.Summary, r.Why, r.Bad, r.Good, r.Fix, source})
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}
