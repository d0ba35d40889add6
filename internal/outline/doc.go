// Package outline says how a file is made up: its symbols for the outline of an editor, what can be folded, and
// what a growing selection takes in. It needs no faultless file.
package outline
