// Package text has the text of a document, with offsets and positions.
//
// An offset counts bytes from the beginning of the text, and a [Span] is a range of offsets. The program uses offsets
// everywhere except at the protocol boundary and in reports. These use a [Position]: a line and a column in units of an
// [Encoding].
package text
