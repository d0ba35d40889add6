package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// diffReport shows what fixes would change in the unified format, which patch -p1 and git apply read from the
// working directory. What is found is not reported. Secrets are masked, so that a diff which shows one cannot be
// applied; a line on stderr says so.
type diffReport struct {
	out      *bufio.Writer
	stderr   io.Writer
	instead  string // the flag that changes the files
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
	masked, some := maskDiff(string(d), maskedLines(c.before), maskedLines(c.after))
	for line := range strings.Lines(masked) {
		r.line(line)
	}
	if some {
		complain(r.stderr, fmt.Errorf("%s: the diff cannot be applied because secrets in it are masked; use %s to change the file", c.path, r.instead))
	}
	return nil
}

// maskedLines returns the lines of a file with the secrets in it masked.
func maskedLines(source string) []string {
	spans := secret.Spans(syntax.Parse(text.New(source)), text.Span{End: len(source)})
	return strings.SplitAfter(secret.MaskSpans(source, spans), "\n")
}

// maskDiff returns a unified diff with the lines of before and after in place of its own, and whether any of them
// differs.
func maskDiff(d string, before, after []string) (masked string, some bool) {
	var b strings.Builder
	from, to := 0, 0 // indices of the next lines
	header := true
	for line := range strings.Lines(d) {
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
		some = some || shown != line
		b.WriteString(shown)
	}
	return b.String(), some
}

// hunkStart returns the indices of the first lines of a hunk, before and after.
func hunkStart(header string) (before, after int) {
	var n int
	if _, err := fmt.Sscanf(header, "@@ -%d,%d +%d,", &before, &n, &after); err != nil {
		return 0, 0
	}
	return max(before-1, 0), max(after-1, 0)
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
