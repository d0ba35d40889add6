package main

import (
	"encoding/json"
	"fmt"
	"io"
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
				_, err := io.WriteString(out, rulesMarkdown())
				return err
			default:
				return rulesText(out)
			}
		},
	}
	format = newChoice(cmd, "format", "output format", "text", "markdown", "json")
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
		_, _ = fmt.Fprintf(t, "%s\t%s\t%s\n", r.Code, r.Severity, r.Summary) // Flush returns the error
	}
	return t.Flush()
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
	Group    string     `json:"group"`
	Services []string   `json:"services"` // codes of the services that the rule applies to; null for all
}

type jsonSource struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Grade string `json:"grade"`
}

func rulesJSON(out io.Writer) error {
	all := []jsonRule{}
	for _, g := range diagnostics.Groups() {
		for _, r := range g.Rules {
			rule := jsonRule{
				Code: r.Code, Severity: r.Severity.String(), Summary: r.Summary, Why: r.Why, Bad: r.Bad, Good: r.Good, Fix: r.Fix,
				Source: jsonSource{r.Source.Title, r.Source.URL, r.Source.Grade.String()}, Group: g.Title,
			}
			for _, s := range r.Services() {
				rule.Services = append(rule.Services, s.Code)
			}
			all = append(all, rule)
		}
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}
