package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/diagnostics"
)

func newExplain() *cobra.Command {
	var format *choice
	cmd := &cobra.Command{
		Use:               "explain CODE",
		Short:             "Explain a rule: what it checks, why, and how to fix it",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: completions(codes),
		RunE: func(cmd *cobra.Command, args []string) error {
			rule, ok := diagnostics.Lookup(args[0])
			if !ok {
				return fmt.Errorf("unknown rule %q%s", args[0], didYouMean(args[0], codes()))
			}
			text := (*diagnostics.Rule).Text
			if format.chosen == "markdown" {
				text = (*diagnostics.Rule).Markdown
			}
			_, err := io.WriteString(cmd.OutOrStdout(), text(rule))
			return err
		},
	}
	format = newChoice(cmd, "format", "output format", "text", "markdown")
	return cmd
}
