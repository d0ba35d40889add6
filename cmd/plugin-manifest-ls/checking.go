package main

import (
	"fmt"
	"io"
	"iter"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// checking is a run of check.
type checking struct {
	final    diagnostics.Settings // from the command line
	config   bool                 // the configurations of projects count
	against  *against             // nil if nothing is compared
	limit    int64                // bytes of a file that is read
	quiet    bool                 // only errors are reported
	most     int                  // warnings that are no reason to fail; negative for any number
	mender   mender               // nil if nothing is to be fixed
	dry      bool                 // what is reported and counted is what was found before fixing
	reporter reporter
	stderr   io.Writer
	total    total
	seen     map[string]bool // configurations that were checked, by path

	// instead has the texts that stand for those on disk, by absolute path: standard input, and what fixes
	// have made.
	instead map[string]string

	indices map[string]*symbols.Index // of the code of the extension that was checked last, by its absolute path
}

// reporter writes down what was found.
type reporter interface {
	file(*checked) error
	end(total) error
}

// checked is a file that was read.
type checked struct {
	path     string // as it is told
	abs      string
	root     string // the absolute path of the folder that nothing said of the file leads out of
	text     text.Text
	model    *manifest.Model          // nil for a file that is neither a manifest nor one of the others that are read
	report   *diagnostics.Report      // nil without a model
	findings []diagnostics.Diagnostic // in the order of their places
}

// total counts what came of a run.
type total struct {
	files    int                       // that were read
	foreign  int                       // of them, those of another product
	faults   []error                   // what could not be read or written
	findings [diagnostics.Hint + 1]int // that are reported, by severity
	warnings int                       // reported or not
	fixes    int                       // that were made
	mended   int                       // files that they have changed or made
}

// all checks all files that are found and returns what kept the report from being written. Other
// faults are told and counted.
func (c *checking) all(found iter.Seq2[string, error]) error {
	for path, err := range found {
		var source string
		if err == nil {
			source, err = c.read(path)
		}
		var files []*checked
		if err == nil {
			files, err = c.checkSafely(path, source)
		}
		if err != nil {
			c.fault(err)
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

// fault tells and counts what could not be read or written.
func (c *checking) fault(err error) {
	complain(c.stderr, err)
	c.total.faults = append(c.total.faults, err)
}

// count adds a file to the totals, and takes from it what is not to be reported.
func (c *checking) count(f *checked) {
	if f.model != nil && f.model.Kind == manifest.Manifest {
		c.total.files++
		if f.model.Nature == manifest.Foreign {
			c.total.foreign++
		}
	}
	var reported []diagnostics.Diagnostic
	for _, d := range f.findings {
		if d.Severity == diagnostics.Warning {
			c.total.warnings++
		}
		if !c.quiet || d.Severity == diagnostics.Error {
			c.total.findings[d.Severity]++
			reported = append(reported, d)
		}
	}
	f.findings = reported
}

// checkSafely checks one file and what is around it, and mends what is to be mended. A fault of this
// program costs the report of that file alone.
func (c *checking) checkSafely(path, source string) (files []*checked, err error) {
	defer func() {
		if r := recover(); r != nil {
			files, err = nil, fault(path, fmt.Errorf("the checker failed, which is a bug of it: %v", r))
		}
	}()
	if c.mender != nil {
		return c.mend(path, source)
	}
	return c.check(path, source)
}

// tooMany reports whether there are more warnings than allowed.
func (c *checking) tooMany() bool { return c.most >= 0 && c.total.warnings > c.most }

// exit returns the end of the command.
func (c *checking) exit() error {
	if c.tooMany() {
		complain(c.stderr, tooManyWarnings(c.total.warnings, c.most))
	}
	switch {
	case len(c.total.faults) > 0:
		return exit(exitFault)
	case c.total.findings[diagnostics.Error] > 0, c.tooMany():
		return exit(exitErrors)
	default:
		return nil
	}
}

func tooManyWarnings(found, most int) error {
	return fmt.Errorf("%s found, more than the %d that --max-warnings allows", plural(found, "warning", "warnings"), most)
}
