package main

import (
	"bufio"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/internal/report"
)

// newDiff returns a writer of diffs to the standard output of cmd, which out buffers. The command writes the changes to
// disk with writeFlag instead.
func newDiff(cmd *cobra.Command, out *bufio.Writer, color *choice, writeFlag string) *report.Diff {
	return &report.Diff{
		Out: out, WriteFlag: writeFlag, Color: useColor(color.chosen, cmd.OutOrStdout()), Terminal: isTerminal(cmd.OutOrStdout()),
		Warn: func(err error) { printError(cmd.ErrOrStderr(), err) },
	}
}
