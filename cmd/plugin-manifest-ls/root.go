package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/internal/report"
)

const program = "plugin-manifest-ls"

// The exit codes of all commands except serve, whose exit codes the protocol defines.
const (
	exitOK      = 0
	exitErrors  = 1 // a diagnostic is an error
	exitFailure = 2 // wrong usage, or a file could not be read or written
)

// exit ends a command that has printed its messages.
type exit int

// Error implements error, so that cobra passes the code on. The text is not printed.
func (e exit) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// run runs the program with these arguments and streams and returns its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	if code, ok := errors.AsType[exit](err); ok {
		return int(code)
	}
	if err != nil {
		printError(stderr, err)
		return exitFailure
	}
	return exitOK
}

// printError prints an error in one line.
func printError(stderr io.Writer, err error) {
	line := strings.Join(strings.Fields(err.Error()), " ")
	_, _ = fmt.Fprintf(stderr, "%s: %s\n", program, report.Printable(line)) // an error of standard error cannot be reported
}

func newRoot() *cobra.Command {
	stdio := stdioFlags{}
	root := &cobra.Command{
		Use:   program,
		Short: "Language server and checker for Zoho's plugin-manifest.json",
		Long: "Language server and checker for plugin-manifest.json, the manifest of a Zoho extension.\n\n" +
			"Without a command it serves an editor on standard input and output; in a terminal it prints this help.",
		Version:       version(),
		Args:          noCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !stdio.stdio && isTerminal(cmd.InOrStdin()) {
				return cmd.Help()
			}
			return serveStdio(cmd, nil)
		},
	}
	stdio.add(root)
	root.SetVersionTemplate(program + " {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w; %s --help lists the flags", err, cmd.CommandPath())
	})
	root.AddCommand(newServe(), newNew(), newCheck(), newFormat(), newDoctor(), newRules(), newExplain(), newSchema(), newServices(), newScopes(), newMCP(), newVersion())
	return root
}

// noCommand rejects arguments that are not a command.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return fmt.Errorf("unknown command %q%s", args[0], didYouMean(args[0], names))
}
