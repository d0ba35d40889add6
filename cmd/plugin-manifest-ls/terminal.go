package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// isTerminal reports whether a stream is a terminal. What is no file is none.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// palette paints text for a terminal. The zero value leaves it as it is.
type palette struct{ on bool }

// The ways of painting, as parameters of the terminal's SGR sequence.
const (
	bold       = "1"
	red        = "31"
	green      = "32"
	boldRed    = "1;31"
	boldYellow = "1;33"
	boldBlue   = "1;34"
	boldCyan   = "1;36"
)

func (p palette) paint(how, s string) string {
	if !p.on || s == "" {
		return s
	}
	return "\x1b[" + how + "m" + s + "\x1b[0m"
}

// choosePalette decides on colours. The flag counts most, then NO_COLOR (no-color.org), then
// FORCE_COLOR (force-color.org), then whether out is a terminal that knows them.
func choosePalette(flag string, out io.Writer) palette {
	switch {
	case flag != "auto":
		return palette{flag == "always"}
	case os.Getenv("NO_COLOR") != "":
		return palette{}
	case os.Getenv("FORCE_COLOR") != "":
		return palette{os.Getenv("FORCE_COLOR") != "0"}
	default:
		return palette{os.Getenv("TERM") != "dumb" && isTerminal(out)}
	}
}
