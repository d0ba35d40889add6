package report

import (
	"bufio"
	"fmt"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// Formats returns the names of the formats, the default first.
func Formats() []string { return []string{"text", "json", "sarif", "github", "junit"} }

// Writer writes a report: the files in order, then the summary.
type Writer interface {
	File(*File) error
	End(Summary) error
}

// Options are what a report shows besides its files.
type Options struct {
	Program string // the name of the tool
	Version string // of the tool
	Color   bool   // text is colored with ANSI escape sequences
}

// New returns a writer for one of [Formats]; any other name means text. The caller flushes out.
func New(format string, out *bufio.Writer, o Options) Writer {
	switch format {
	case "json":
		return &jsonReport{out: out}
	case "sarif":
		return &sarifReport{out: out, options: o, paths: newPaths()}
	case "github":
		return &githubReport{out: out, program: o.Program, paths: newPaths()}
	case "junit":
		return &junitReport{out: out, program: o.Program}
	default:
		return &textReport{out: out, palette: palette{o.Color}}
	}
}

// File is a file that was checked.
type File struct {
	Path        string // as shown to the user
	Abs         string
	Root        string // the absolute path of the extension, which fixes must not leave
	Text        text.Text
	Model       *manifest.Model          // nil for a file that has no rules, such as a widget page
	Report      *diagnostics.Report      // of the model, which verifies fixes; nil without one
	Diagnostics []diagnostics.Diagnostic // those to report, by offset
	Baselined   []diagnostics.Diagnostic // those that are in the baseline, which only some formats have
	HasBaseline bool                     // a baseline applies to the file
	// Other returns the file at a path below the root; nil if no diagnostic is related to another file.
	Other func(path string) *File

	verified int // bytes that were checked to verify fixes
}

// of returns the file that a place is in.
func (f *File) of(place diagnostics.Related) *File {
	if place.File == "" || f.Other == nil {
		return f
	}
	return f.Other(place.File)
}

// Summary counts the results of a run.
type Summary struct {
	Manifests   int                       // that were read
	Foreign     int                       // of them, those that are not for Zoho
	Diagnostics [diagnostics.Hint + 1]int // that are reported, by severity
	Warnings    int                       // reported or not
	MaxWarnings int                       // with which the run still succeeds; negative for any number
	Fixes       int                       // that were applied
	FixedFiles  int                       // that fixes changed or created
	Errors      []error                   // about what could not be read or written
	Baselined   int                       // in a baseline, which are not counted above
	Resolved    int                       // in a baseline that no longer occur
	Pruned      bool                      // the resolved ones were removed from the baseline
	Written     *WrittenBaseline          // nil if no baseline was written
	Absent      []Absent                  // the resolved ones; none if they are not to be listed
}

// TooManyWarnings returns an error if there are more warnings than MaxWarnings allows.
func (s *Summary) TooManyWarnings() error {
	if s.MaxWarnings < 0 || s.Warnings <= s.MaxWarnings {
		return nil
	}
	return fmt.Errorf("%s found, more than the %d that --max-warnings allows", Count(s.Warnings, "warning", "warnings"), s.MaxWarnings)
}

// Count returns a number with its noun: 1 file, 2 files.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// writeError returns the first error of writing to out.
func writeError(out *bufio.Writer) error {
	_, err := out.Write(nil)
	return err
}
