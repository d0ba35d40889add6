package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// choice is the value of a flag that accepts one of a few words; the first is the default.
type choice struct {
	words  []string
	chosen string
}

// newChoice adds such a flag to a command, with shell completion.
func newChoice(cmd *cobra.Command, name, usage string, words ...string) *choice {
	c := &choice{words, words[0]}
	cmd.Flags().Var(c, name, usage+": "+strings.Join(words, ", "))
	mustComplete(cmd, name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// mustComplete registers the shell completion of a flag, which the command must have.
func mustComplete(cmd *cobra.Command, name string, complete cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(name, complete); err != nil {
		panic(err)
	}
}

// completions completes an argument with the names that list returns. They are not listed before the shell asks for them: it takes as
// long to load the catalogue as to start the program.
func completions(list func() []string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return list(), cobra.ShellCompDirectiveNoFileComp
	}
}

// String implements [pflag.Value].
func (c *choice) String() string { return c.chosen }

// Type implements [pflag.Value].
func (c *choice) Type() string { return "word" }

// Set implements [pflag.Value].
func (c *choice) Set(word string) error {
	if !slices.Contains(c.words, word) {
		return fmt.Errorf("expected %s", strings.Join(c.words, " or "))
	}
	c.chosen = word
	return nil
}
