package main

import (
	"bufio"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/check"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/workspace"
)

// checkFlags are the flags of check.
type checkFlags struct {
	format, color *choice
	megabytes     int64
	overrides     []string
	noConfig      bool
	quiet         bool
	maxWarnings   int
	fix, diff     bool
	stdinPath     string
	against       string
	baseline      baselineFlags
}

func (o *checkFlags) add(cmd *cobra.Command) {
	o.format = newChoice(cmd, "format", "report format", report.Formats()...)
	o.color = newChoice(cmd, "color", "when to color the text; auto means on a terminal", "auto", "always", "never")
	flags := cmd.Flags()
	flags.Int64Var(&o.megabytes, "max-file-size", 64, "maximum file size in `MB`; larger files are not checked")
	flags.StringArrayVar(&o.overrides, "rule", nil, "set the severity of a rule, as `CODE=SEVERITY`, or turn it off with CODE=off; repeatable")
	flags.BoolVar(&o.noConfig, "no-config", false, "ignore "+config.Name)
	flags.BoolVar(&o.quiet, "quiet", false, "report errors only")
	flags.IntVar(&o.maxWarnings, "max-warnings", -1, "exit with code 1 if there are more than `N` warnings, including those that --quiet hides")
	flags.BoolVar(&o.fix, "fix", false, "apply all safe fixes and report the remaining problems")
	flags.BoolVar(&o.diff, "diff", false, "print the changes of --fix as a diff, without applying them or reporting problems; secrets are masked, and a diff that contains one cannot be applied")
	flags.StringVar(&o.stdinPath, "stdin-path", "", "the `PATH` of the text on standard input, to check it with the other files of its extension")
	flags.StringVar(&o.against, "against", "", "report connection link names that changed since a git `REVISION`: a branch, tag, hash or HEAD~1")
	o.baseline.add(cmd)
	cmd.MarkFlagsMutuallyExclusive("fix", "diff")
	cmd.MarkFlagsMutuallyExclusive("format", "diff")
	mustComplete(cmd, "rule", completeOverride)
}

// checker returns the checker that the flags configure.
func (o *checkFlags) checker(cmd *cobra.Command, paths []string) (*checker, error) {
	if o.megabytes < 1 || o.megabytes > 1024 {
		return nil, fmt.Errorf("--max-file-size %d: expected 1 to 1024 MB", o.megabytes)
	}
	if cmd.Flags().Changed("max-warnings") && o.maxWarnings < 0 {
		return nil, fmt.Errorf("--max-warnings %d: expected 0 or more", o.maxWarnings)
	}
	settings, err := parseOverrides(o.overrides)
	if err != nil {
		return nil, err
	}
	c := &checker{
		Run: check.Run{
			Settings: workspace.Settings{Final: settings, NoProject: o.noConfig, Syntax: true, MaxFileSize: o.megabytes << 20},
			Texts:    map[string]string{},
		},
		quiet: o.quiet, summary: report.Summary{MaxWarnings: o.maxWarnings},
	}
	c.Unread = c.fail
	for _, p := range paths {
		if abs, err := filepath.Abs(p); err == nil && p != standardInput {
			c.Folders = append(c.Folders, abs) // the path of a file is above no other file
		}
	}
	if cmd.Flags().Changed("against") {
		if o.against == "" {
			return nil, errors.New("--against: expected a revision, such as HEAD or main")
		}
		c.Committed = newAgainst(cmd.Context(), o.against, c.fail).manifest
	}
	if err := o.baseline.configure(c, cmd); err != nil {
		return nil, err
	}
	return c, o.standardInput(c, cmd, paths)
}

// standardInput reads standard input if it is among the paths.
func (o *checkFlags) standardInput(c *checker, cmd *cobra.Command, paths []string) error {
	switch {
	case !slices.Contains(paths, standardInput) && o.stdinPath != "":
		return errors.New("--stdin-path: requires - among the paths, which is standard input")
	case !slices.Contains(paths, standardInput):
		return nil
	case o.fix:
		return errors.New("--fix: standard input cannot be changed; use --diff to print the changes")
	case o.baseline.checkStandardInput() != nil:
		return o.baseline.checkStandardInput()
	case o.stdinPath == "":
		o.stdinPath = "<stdin>"
	}
	abs, err := filepath.Abs(o.stdinPath)
	if err != nil {
		return pathError(o.stdinPath, err)
	}
	c.Texts[abs], err = readFrom(cmd.InOrStdin(), o.stdinPath, c.Settings.MaxFileSize)
	return err
}

// output decides how c reports, and what it does with fixes.
func (o *checkFlags) output(c *checker, out *bufio.Writer, cmd *cobra.Command) {
	if o.diff {
		d := newDiff(cmd, out, o.color, "--fix")
		c.reporter, c.changes, c.dry = d, d, true
		return
	}
	if o.fix {
		c.changes = disk{}
	}
	c.reporter = report.New(o.format.chosen, out, report.Options{
		Program: program, Version: release(), Color: useColor(o.color.chosen, cmd.OutOrStdout()),
	})
}

// parseOverrides reads the values of --rule.
func parseOverrides(overrides []string) (diagnostics.Settings, error) {
	settings := diagnostics.Settings{}
	for _, o := range overrides {
		code, severity, ok := strings.Cut(o, "=")
		if !ok {
			return nil, fmt.Errorf("--rule %q: expected CODE=SEVERITY", o)
		}
		if err := settings.Set(code, severity); err != nil {
			if _, known := diagnostics.Lookup(code); !known {
				err = fmt.Errorf("%w%s", err, didYouMean(code, codes()))
			}
			return nil, fmt.Errorf("--rule %s: %w", o, err)
		}
	}
	return settings, nil
}

// completeOverride completes a value of --rule: a code, and after the = a severity.
func completeOverride(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	var completions []string
	if code, _, ok := strings.Cut(typed, "="); ok {
		for _, severity := range []string{"off", "hint", "information", "warning", "error"} {
			completions = append(completions, code+"="+severity)
		}
		return completions, cobra.ShellCompDirectiveNoFileComp
	}
	for _, code := range codes() {
		completions = append(completions, code+"=")
	}
	return completions, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
