// Package format formats JSON text: indentation, line ends, and white space between tokens.
//
// Only the gaps between tokens change, so values and their order stay the same, byte for byte. A gap consists of white
// space and comments; comments are kept. Gaps that touch a syntax error and containers without one of their brackets are
// not formatted.
//
// The indentation and line ends of the file are kept. [Options] apply where the file does not show them.
package format
