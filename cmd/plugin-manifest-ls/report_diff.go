package main

import (
	"bufio"
	"bytes"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// diffReport shows what fixes would change in the unified format, which patch -p1 and git apply read from the
// working directory. What is found is not reported.
type diffReport struct {
	out      *bufio.Writer
	palette  palette
	terminal bool // that nothing but text is for
}

func (r *diffReport) file(*checked) error { return nil }

func (r *diffReport) end(total) error {
	_, err := r.out.Write(nil)
	return err
}

// change implements [mender]. out keeps an error of writing for [diffReport.end].
func (r *diffReport) change(c change) error {
	before, after := "a/"+told(c.path), "b/"+told(c.path)
	if c.created {
		before = "/dev/null"
	}
	d := diff.Diff(before, []byte(c.before), after, []byte(c.after))
	_, d, _ = bytes.Cut(d, []byte("\n")) // the command line of diff
	for line := range strings.Lines(string(d)) {
		r.line(line)
	}
	return nil
}

// told returns a path as the headers of a diff have it.
func told(path string) string {
	path = strings.TrimPrefix(filepath.ToSlash(printable(path)), "/")
	if strings.Contains(path, " ") {
		path += "\t" // so that nobody takes what is behind the space for a time
	}
	return path
}

func (r *diffReport) line(line string) {
	if !r.terminal && !r.palette.on {
		_, _ = r.out.WriteString(line)
		return
	}
	line = printable(strings.TrimRight(line, "\r\n"))
	switch {
	case strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "):
		line = r.palette.paint(bold, line)
	case strings.HasPrefix(line, "@@"):
		line = r.palette.paint(boldCyan, line)
	case strings.HasPrefix(line, "-"):
		line = r.palette.paint(red, line)
	case strings.HasPrefix(line, "+"):
		line = r.palette.paint(green, line)
	}
	_, _ = r.out.WriteString(line + "\n")
}
