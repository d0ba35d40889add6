package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/diagnostics"
)

func newExplain() *cobra.Command {
	var format *choice
	cmd := &cobra.Command{
		Use:               "explain CODE",
		Short:             "Explain a rule: what is wrong, why, and what is right",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: cobra.FixedCompletions(codes(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			rule, ok := diagnostics.Lookup(args[0])
			if !ok {
				return fmt.Errorf("unknown rule %q%s", args[0], didYouMean(args[0], codes()))
			}
			text := page
			if format.chosen == "markdown" {
				text = (*diagnostics.Rule).Markdown
			}
			_, err := io.WriteString(cmd.OutOrStdout(), text(rule))
			return err
		},
	}
	format = newChoice(cmd, "format", "how to print it", "text", "markdown")
	return cmd
}

// page returns what a rule says of itself, for a terminal.
func page(r *diagnostics.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n\n%s\n", r.Code, r.Severity, fill(r.Summary), fill(r.Why))
	fmt.Fprintf(&b, "\n%s\n", fill("Services: "+strings.TrimSuffix(r.About(), " services")))
	fmt.Fprintf(&b, "\nNot so:\n\n%s\n\nBut so:\n\n%s\n", indent(r.Bad), indent(r.Good))
	if r.Fix != "" {
		fmt.Fprintf(&b, "\n%s\n", fill("Quick fix: "+r.Fix))
	}
	fmt.Fprintf(&b, "\nSource: %s (%s)\n", r.Source.Title, r.Source.Grade)
	if r.Source.URL != "" {
		fmt.Fprintf(&b, "%s\n", r.Source.URL)
	}
	return b.String()
}

// fill breaks each line of s between words so that it fits a terminal.
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
