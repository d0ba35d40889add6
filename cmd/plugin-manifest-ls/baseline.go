package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/report"
)

// baselineFlags are the flags of check about baselines.
type baselineFlags struct {
	read, write string
	prune       bool
}

func (o *baselineFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.read, "baseline", "", "report only problems that are not in the baseline `FILE`, instead of the one that "+config.Name+" names")
	flags.StringVar(&o.write, "write-baseline", "", "write all problems to the baseline `FILE` instead of reporting them; what it contains about other files stays")
	flags.BoolVar(&o.prune, "prune-baseline", false, "remove resolved problems of the checked files from the baseline")
	for _, group := range [][]string{
		{"write-baseline", "baseline"},
		{"write-baseline", "prune-baseline"},
		{"write-baseline", "diff"},
		{"prune-baseline", "diff"},
		{"write-baseline", "against"},
	} {
		cmd.MarkFlagsMutuallyExclusive(group...)
	}
}

// checkStandardInput returns an error for flags that cannot be used with standard input, which is not a file.
func (o *baselineFlags) checkStandardInput() error {
	switch {
	case o.write != "":
		return errors.New("--write-baseline: a baseline contains files and cannot be written from standard input")
	case o.prune:
		return errors.New("--prune-baseline: a baseline contains files and cannot be changed from standard input")
	}
	return nil
}

// configure sets the baseline of c, and what c does with it.
func (o *baselineFlags) configure(c *checker, cmd *cobra.Command) error {
	c.prune = o.prune
	for _, name := range []string{"baseline", "write-baseline"} {
		if path, err := cmd.Flags().GetString(name); err == nil && path == "" && cmd.Flags().Changed(name) {
			return fmt.Errorf("--%s: expected a file", name)
		}
	}
	var err error
	switch {
	case o.read != "":
		if c.Settings.Baseline, err = readBaseline(o.read); err != nil {
			return fmt.Errorf("--baseline: %w", err)
		}
	case o.write != "":
		c.written, c.Record = &writtenBaseline{path: o.write}, true
		c.written.before, err = readBaseline(o.write)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("--write-baseline: %w; only a baseline is replaced", err)
		}
		abs, err := filepath.Abs(o.write)
		if err != nil {
			return pathError(o.write, err)
		}
		c.Settings.Baseline = baseline.New(abs, nil)
	}
	return nil
}

// readBaseline returns the baseline in the file at path.
func readBaseline(path string) (*baseline.Baseline, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, pathError(path, err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, baseline.MaxSize+1))
	if err != nil {
		return nil, pathError(path, err)
	}
	if len(content) > baseline.MaxSize {
		return nil, fmt.Errorf("%s: larger than %d MB", path, baseline.MaxSize>>20)
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, pathError(path, err)
	}
	b, err := baseline.Parse(abs, string(content))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return b, nil
}

// writtenBaseline is the baseline that a run of check writes.
type writtenBaseline struct {
	path   string             // as the user wrote it
	before *baseline.Baseline // the content of the file; nil if there is none
}

// accept makes the diagnostics of a file those of the baseline that is written.
func accept(f *report.File) {
	f.HasBaseline = true
	for _, d := range f.Diagnostics {
		d.Baselined = true
		f.Baselined = append(f.Baselined, d)
	}
	f.Diagnostics = nil
}

// finishBaselines writes the baseline of --write-baseline, or else counts the resolved entries and removes them with
// --prune-baseline.
func (c *checker) finishBaselines() {
	if c.written != nil {
		if err := c.writeBaseline(); err != nil {
			c.fail(err)
		}
		return
	}
	resolved := c.Resolved()
	if c.prune && len(resolved) == 0 {
		c.fail(errors.New("--prune-baseline: requires --baseline or a baseline that " + config.Name + " names"))
	}
	c.summary.Pruned = c.prune
	for _, r := range resolved {
		c.summary.Resolved += len(r.Entries)
		if !c.quiet {
			for _, e := range r.Entries {
				abs := r.Baseline.Abs(e)
				c.summary.Absent = append(c.summary.Absent, report.Absent{Entry: e, Path: fromWorkingDirectory(abs), Abs: abs})
			}
		}
		if !c.prune || len(r.Entries) == 0 {
			continue
		}
		if err := write(r.Without(), r.Baseline, fromWorkingDirectory(r.Baseline.Path)); err != nil {
			c.fail(err)
			c.summary.Pruned = false
		}
	}
}

func (c *checker) writeBaseline() error {
	next, err := c.Baseline(c.Settings.Baseline.Path, c.written.before)
	if err == nil {
		err = write(next, c.written.before, c.written.path)
	}
	if err != nil {
		return fmt.Errorf("--write-baseline: %w", err)
	}
	c.summary.Written = &report.WrittenBaseline{Path: c.written.path, Count: c.summary.Baselined}
	return nil
}

// write writes a baseline to disk. before is the content of the file, nil if there is none; path is for errors.
func write(next, before *baseline.Baseline, path string) error {
	change := report.Change{Path: path, Abs: next.Path, Root: filepath.Dir(next.Path), Created: before == nil, After: next.Format()}
	if len(change.After) > baseline.MaxSize {
		return fmt.Errorf("%s: the baseline would be larger than %d MB", path, baseline.MaxSize>>20)
	}
	if before != nil {
		change.Before = before.Text
	}
	return disk{}.WriteChange(change)
}

// fromWorkingDirectory returns the path of a file relative to the working directory, or the absolute path if the file is not
// below it.
func fromWorkingDirectory(abs string) string {
	working, err := os.Getwd()
	if err != nil {
		return abs
	}
	rel, err := filepath.Rel(working, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return abs
	}
	return rel
}

// reported returns the diagnostics of list that --quiet does not hide.
func (c *checker) reported(list []diagnostics.Diagnostic) []diagnostics.Diagnostic {
	if !c.quiet {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(d diagnostics.Diagnostic) bool { return d.Severity != diagnostics.Error })
}
