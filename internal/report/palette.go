package report

// palette colors text for a terminal. The zero value does not.
type palette struct{ on bool }

// Styles, as parameters of the SGR escape sequence.
const (
	bold       = "1"
	red        = "31"
	green      = "32"
	boldRed    = "1;31"
	boldYellow = "1;33"
	boldBlue   = "1;34"
	boldCyan   = "1;36"
)

func (p palette) paint(style, s string) string {
	if !p.on || s == "" {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}
