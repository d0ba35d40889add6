package report

import (
	"bufio"
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"plugin-manifest-ls/internal/secret"
)

// Diff shows changes as unified diffs, which patch -p1 and git apply accept in the working directory. It implements
// [Writer] without reporting any diagnostics. Secrets are masked; a diff that contains one cannot be applied.
type Diff struct {
	Out       *bufio.Writer
	Warn      func(error) // called for a diff that cannot be applied
	WriteFlag string      // the flag that applies the changes instead
	Color     bool
	Terminal  bool // Out is a terminal, so control characters are replaced
}

// Change is a new version of a file.
type Change struct {
	Path    string // as shown to the user
	Abs     string
	Root    string // the absolute path of the folder that writes must not leave
	Created bool   // there is no such file yet
	Before  string
	After   string
	Fixes   int // how many fixes it contains
}

// WriteChange writes the diff of a change.
func (d *Diff) WriteChange(c Change) error {
	masked, changed := MaskedDiff(c)
	for line := range strings.Lines(masked) {
		d.line(line)
	}
	if changed {
		d.Warn(fmt.Errorf("%s: the diff cannot be applied because secrets in it are masked; use %s to change the file", c.Path, d.WriteFlag))
	}
	return nil
}

// PlainDiff returns a change as a unified diff. The secrets in it are visible.
func PlainDiff(c Change) string {
	before, after := "a/"+headerPath(c.Path), "b/"+headerPath(c.Path)
	if c.Created {
		before = "/dev/null"
	}
	unified := diff.Diff(before, []byte(c.Before), after, []byte(c.After))
	_, unified, _ = bytes.Cut(unified, []byte("\n")) // the command line of diff
	return string(unified)
}

// MaskedDiff returns a change as a unified diff without secrets. If masked is set, it had some and cannot be applied.
func MaskedDiff(c Change) (unified string, masked bool) {
	name := filepath.Base(c.Abs)
	return maskDiff(PlainDiff(c), maskedLines(name, c.Before), maskedLines(name, c.After))
}

// File implements [Writer].
func (d *Diff) File(*File) error { return nil }

// End implements [Writer]. It returns the first error of writing a diff.
func (d *Diff) End(Summary) error { return writeError(d.Out) }

// maskedLines returns the lines of a file with its secrets masked. A name without an extension, such as that of standard
// input, is that of a manifest.
func maskedLines(name, source string) []string {
	if filepath.Ext(name) == "" {
		name += ".json"
	}
	return strings.SplitAfter(secret.MaskSpans(source, secret.InFile(name, source)), "\n")
}

// maskDiff replaces the lines of a unified diff by those of before and after, and reports whether any of them differs.
func maskDiff(unified string, before, after []string) (masked string, changed bool) {
	var b strings.Builder
	from, to := 0, 0 // indices of the next lines
	header := true
	for line := range strings.Lines(unified) {
		shown := line
		switch {
		case strings.HasPrefix(line, "@@"):
			from, to = hunkStart(line)
			header = false
		case header, strings.HasPrefix(line, "\\"):
		case strings.HasPrefix(line, "+"):
			shown = "+" + after[to]
			to++
		case strings.HasPrefix(line, "-"):
			shown = "-" + before[from]
			from++
		default:
			shown = " " + before[from]
			from++
			to++
		}
		if !strings.HasSuffix(shown, "\n") {
			shown += "\n"
		}
		changed = changed || shown != line
		b.WriteString(shown)
	}
	return b.String(), changed
}

// hunkStart returns the indices of the first lines of a hunk, before and after.
func hunkStart(header string) (before, after int) {
	var n int
	if _, err := fmt.Sscanf(header, "@@ -%d,%d +%d,", &before, &n, &after); err != nil {
		return 0, 0
	}
	return max(before-1, 0), max(after-1, 0)
}

// headerPath returns a path for the header of a diff.
func headerPath(path string) string {
	path = strings.TrimPrefix(filepath.ToSlash(Printable(path)), "/")
	if strings.Contains(path, " ") {
		path += "\t" // otherwise patch reads the text after the space as a time
	}
	return path
}

func (d *Diff) line(line string) {
	if !d.Terminal && !d.Color {
		_, _ = d.Out.WriteString(line)
		return
	}
	p := palette{d.Color}
	line = Printable(strings.TrimRight(line, "\r\n"))
	switch {
	case strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "):
		line = p.paint(bold, line)
	case strings.HasPrefix(line, "@@"):
		line = p.paint(boldCyan, line)
	case strings.HasPrefix(line, "-"):
		line = p.paint(red, line)
	case strings.HasPrefix(line, "+"):
		line = p.paint(green, line)
	}
	_, _ = d.Out.WriteString(line + "\n")
}
