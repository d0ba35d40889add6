package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

func newCheck() *cobra.Command {
	var (
		format, color *choice
		megabytes     int64
		overrides     []string
		noConfig      bool
	)
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Check manifests, in files or below folders",
		Long: "Check the named files, and every plugin-manifest.json below the named folders but for node_modules,\n" +
			".git and what .gitignore names. Without a path, the working directory is checked. The files around a\n" +
			"manifest are looked at too; a " + config.Name + " beside it or above it says what is not told.\n\n" +
			"Exit code: 0 no errors, 1 errors found, 2 wrong usage or something that could not be read or written.",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if len(paths) == 0 {
				paths = []string{"."}
			}
			if megabytes < 1 || megabytes > 1024 {
				return fmt.Errorf("--max-file-size %d: expected 1 to 1024 MB", megabytes)
			}
			settings, err := parseOverrides(overrides)
			if err != nil {
				return err
			}
			out := bufio.NewWriterSize(cmd.OutOrStdout(), 64<<10)
			var r reporter = &jsonReport{out: out}
			if format.chosen == "text" {
				r = &textReport{out: out, palette: choosePalette(color.chosen, cmd.OutOrStdout())}
			}
			c := checking{final: settings, config: !noConfig, limit: megabytes << 20, reporter: r, stderr: cmd.ErrOrStderr()}
			if err := c.all(paths); err != nil {
				return err
			}
			if err := out.Flush(); err != nil {
				return err
			}
			return c.exit()
		},
	}
	format = newChoice(cmd, "format", "how to print what was found", "text", "json")
	color = newChoice(cmd, "color", "when to colour the text; auto means on a terminal", "auto", "always", "never")
	cmd.Flags().Int64Var(&megabytes, "max-file-size", 64, "files larger than this many `MB` are not read")
	cmd.Flags().StringArrayVar(&overrides, "rule", nil, "give a rule another severity, as `CODE=SEVERITY`, or turn it off; may be repeated")
	cmd.Flags().BoolVar(&noConfig, "no-config", false, "take no notice of "+config.Name)
	mustComplete(cmd, "rule", codes())
	return cmd
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

// checking is a run of check.
type checking struct {
	final    diagnostics.Settings // from the command line
	config   bool                 // the configurations of projects count
	limit    int64                // bytes of a file that is read
	reporter reporter
	stderr   io.Writer
	total    total
	seen     map[string]bool // configurations that were checked, by path
}

// reporter writes down what was found.
type reporter interface {
	file(*checked) error
	end(total) error
}

// checked is a file that was read.
type checked struct {
	path     string // as it is told
	text     text.Text
	model    *manifest.Model          // nil for a file that is neither a manifest nor one of the others that are read
	findings []diagnostics.Diagnostic // in the order of their places
}

// total counts what came of a run.
type total struct {
	files    int                       // that were read
	foreign  int                       // of them, those of another product
	faults   int                       // what could not be read
	findings [diagnostics.Hint + 1]int // by severity
}

// all checks everything the paths name and returns what kept the report from being written. Other
// faults are told and counted.
func (c *checking) all(paths []string) error {
	for path, err := range find(paths) {
		var source string
		if err == nil {
			source, err = read(path, c.limit)
		}
		var files []*checked
		if err == nil {
			files, err = c.checkSafely(path, source)
		}
		if err != nil {
			complain(c.stderr, err)
			c.total.faults++
			continue
		}
		for _, f := range files {
			c.count(f)
			if err := c.reporter.file(f); err != nil {
				return err
			}
		}
	}
	return c.reporter.end(c.total)
}

// count adds a file to the totals.
func (c *checking) count(f *checked) {
	if f.model != nil && f.model.Kind == manifest.Manifest {
		c.total.files++
		if f.model.Nature == manifest.Foreign {
			c.total.foreign++
		}
	}
	for _, d := range f.findings {
		c.total.findings[d.Severity]++
	}
}

// checkSafely checks one file and what is around it. A fault of this program costs the report of that
// file alone.
func (c *checking) checkSafely(path, source string) (files []*checked, err error) {
	defer func() {
		if r := recover(); r != nil {
			files, err = nil, fault(path, fmt.Errorf("the checker failed, which is a bug of it: %v", r))
		}
	}()
	return c.check(path, source)
}

// exit returns the end of the command.
func (c *checking) exit() error {
	switch {
	case c.total.faults > 0:
		return exit(exitFault)
	case c.total.findings[diagnostics.Error] > 0:
		return exit(exitErrors)
	default:
		return nil
	}
}
