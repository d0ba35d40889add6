package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// useColor decides whether to color text on out. The flag takes precedence, then NO_COLOR (no-color.org), then FORCE_COLOR
// (force-color.org), then whether out is a terminal that supports colors.
func useColor(flag string, out io.Writer) bool {
	switch {
	case flag != "auto":
		return flag == "always"
	case os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("FORCE_COLOR") != "":
		return os.Getenv("FORCE_COLOR") != "0"
	default:
		return os.Getenv("TERM") != "dumb" && isTerminal(out)
	}
}
