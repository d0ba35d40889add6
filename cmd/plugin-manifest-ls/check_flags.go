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
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/report"
)

// checkFlags is what the command line says.
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
}

func (o *checkFlags) add(cmd *cobra.Command) {
	o.format = newChoice(cmd, "format", "how to print what was found", report.Formats()...)
	o.color = newChoice(cmd, "color", "when to colour the text; auto means on a terminal", "auto", "always", "never")
	flags := cmd.Flags()
	flags.Int64Var(&o.megabytes, "max-file-size", 64, "files larger than this many `MB` are not read")
	flags.StringArrayVar(&o.overrides, "rule", nil, "give a rule another severity, as `CODE=SEVERITY`, or turn it off; may be repeated")
	flags.BoolVar(&o.noConfig, "no-config", false, "take no notice of "+config.Name)
	flags.BoolVar(&o.quiet, "quiet", false, "report errors only")
	flags.IntVar(&o.maxWarnings, "max-warnings", -1, "end with exit code 1 if there are more than `N` warnings; they count with --quiet, too")
	flags.BoolVar(&o.fix, "fix", false, "make the fixes that are certain, and report what is left")
	flags.BoolVar(&o.diff, "diff", false, "print what --fix would change, and neither change nor report anything; secrets are masked, and a diff that shows one cannot be applied")
	flags.StringVar(&o.stdinPath, "stdin-path", "", "where the text on standard input belongs: the files around `PATH` are looked at")
	flags.StringVar(&o.against, "against", "", "compare with the `REVISION` of the git repository: a branch, tag or hash, HEAD~1; link names must not change")
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
		final: settings, config: !o.noConfig, limit: o.megabytes << 20,
		quiet: o.quiet, summary: report.Summary{MaxWarnings: o.maxWarnings},
		texts: map[string]string{}, seen: map[string]bool{},
	}
	if cmd.Flags().Changed("against") {
		if o.against == "" {
			return nil, errors.New("--against: expected a revision, such as HEAD or main")
		}
		c.against = newAgainst(cmd.Context(), o.against, c.fail)
	}
	return c, o.standardInput(c, cmd, paths)
}

// standardInput reads it, if one of the paths asks for it.
func (o *checkFlags) standardInput(c *checker, cmd *cobra.Command, paths []string) error {
	switch {
	case !slices.Contains(paths, standardInput) && o.stdinPath != "":
		return errors.New("--stdin-path: expected - among the paths, which is standard input")
	case !slices.Contains(paths, standardInput):
		return nil
	case o.fix:
		return errors.New("--fix: standard input cannot be changed; --diff prints what would be")
	case o.stdinPath == "":
		o.stdinPath = "<stdin>"
	}
	abs, err := filepath.Abs(o.stdinPath)
	if err != nil {
		return pathError(o.stdinPath, err)
	}
	c.texts[abs], err = readFrom(cmd.InOrStdin(), o.stdinPath, c.limit)
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

// completeOverride offers the codes for what is typed of a value of --rule and, behind the =, the severities.
func completeOverride(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	var offered []string
	if code, _, ok := strings.Cut(typed, "="); ok {
		for _, severity := range []string{"off", "hint", "information", "warning", "error"} {
			offered = append(offered, code+"="+severity)
		}
		return offered, cobra.ShellCompDirectiveNoFileComp
	}
	for _, code := range codes() {
		offered = append(offered, code+"=")
	}
	return offered, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
