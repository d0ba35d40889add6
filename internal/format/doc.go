// Package format lays a JSON text out anew: indentation, line ends, and blanks between tokens.
//
// Only the gaps between tokens change, never a token, so that values and their order stay byte for byte what they
// were. A gap holds blanks and comments; comments stay too. Where the text is no JSON the damaged part is left as it
// stands: a gap that touches a fault, and a container that lacks a bracket.
//
// The layout is that of the file: its indentation and its line ends. What the file does not show is read in [Options].
package format
