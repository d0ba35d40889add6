package main

import (
	"fmt"
	"io"
	"iter"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/check"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/report"
)

// checker is a run of the check command.
type checker struct {
	check.Run
	quiet    bool         // only errors are reported
	changes  changeWriter // nil if nothing is fixed
	dry      bool         // the diagnostics before fixes are reported and counted
	reporter report.Writer
	stderr   io.Writer
	summary  report.Summary

	written *writtenBaseline // nil if no baseline is written
	prune   bool             // resolved entries are removed from baselines
}

// all checks all files and writes the report. It returns an error of writing the report; other errors are reported and
// counted.
func (c *checker) all(paths iter.Seq2[string, error]) error {
	for path, err := range paths {
		var source string
		if err == nil {
			source, err = c.read(path)
		}
		var files []*report.File
		if err == nil {
			files, err = c.checkSafely(path, source)
		}
		if err != nil {
			c.fail(err)
			continue
		}
		for _, f := range files {
			c.count(f)
			if err := c.reporter.File(f); err != nil {
				return err
			}
		}
	}
	c.finishBaselines()
	return c.reporter.End(c.summary)
}

// fail reports and counts an error of reading or writing.
func (c *checker) fail(err error) {
	printError(c.stderr, err)
	c.summary.Errors = append(c.summary.Errors, err)
}

// count adds a file to the summary and removes the diagnostics that are not reported.
func (c *checker) count(f *report.File) {
	if f.Model != nil && f.Model.Kind == manifest.Manifest {
		c.summary.Manifests++
		if f.Model.Nature == manifest.Foreign {
			c.summary.Foreign++
		}
	}
	if c.written != nil {
		accept(f)
	}
	for _, d := range f.Diagnostics {
		if d.Severity == diagnostics.Warning {
			c.summary.Warnings++
		}
	}
	c.summary.Baselined += len(f.Baselined)
	f.Diagnostics, f.Baselined = c.reported(f.Diagnostics), c.reported(f.Baselined)
	for _, d := range f.Diagnostics {
		c.summary.Diagnostics[d.Severity]++
	}
}

// checkSafely checks one file and its extension, and fixes them with --fix or --diff. A panic affects that file only.
func (c *checker) checkSafely(path, source string) (files []*report.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			files, err = nil, pathError(path, fmt.Errorf("internal error; please report it: %v", r))
		}
	}()
	if c.changes != nil {
		return c.fix(path, source)
	}
	return c.Check(path, source)
}

// exit returns the exit code of the command, or nil for 0.
func (c *checker) exit() error {
	tooMany := c.summary.TooManyWarnings()
	if tooMany != nil {
		printError(c.stderr, tooMany)
	}
	switch {
	case len(c.summary.Errors) > 0:
		return exit(exitFailure)
	case c.summary.Diagnostics[diagnostics.Error] > 0, tooMany != nil:
		return exit(exitErrors)
	default:
		return nil
	}
}
