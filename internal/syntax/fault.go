package syntax

import "plugin-manifest-ls/internal/text"

// FaultKind is the kind of a syntax error.
type FaultKind uint8

// The kinds of faults, each with the span of the fault.
const (
	Empty               FaultKind = iota // the text has no value; its beginning
	ExpectedValue                        // a value is missing; empty span where it belongs
	ExpectedKey                          // a property name is missing; the colon or value in its place
	ExpectedColon                        // a colon is missing; empty span after the property name
	ExpectedComma                        // a comma is missing; empty span after the item before it
	ExpectedOpen                         // '{' is missing; empty span before the first property name
	ExpectedClose                        // a closing bracket is missing; empty span where it belongs
	WrongClose                           // a closing bracket of the other kind
	Unexpected                           // a token that is not allowed here
	TrailingComma                        // a comma before a closing bracket
	ExtraComma                           // a comma with no item before it
	ExtraValue                           // a value after the root value; its first token
	Comment                              // a comment
	UnterminatedComment                  // a block comment that is not closed
	UnterminatedString                   // a string without its closing quotation mark
	SingleQuotes                         // a string in single quotation marks
	BadEscape                            // an invalid escape sequence
	ControlCharacter                     // a byte below 0x20 in a string
	InvalidUTF8                          // an invalid UTF-8 byte in a string
	UnquotedKey                          // a property name without quotation marks
	UnquotedValue                        // a word other than a literal or number
	TooManyLevels                        // an object or array nested too deeply; its bracket
	ByteOrderMark                        // a byte order mark at the beginning of the text
)

// Fault is a syntax error.
type Fault struct {
	Kind FaultKind
	Span text.Span
	// In is the kind of the container: Object, Array, or Missing for the document.
	In Kind
}

// fault is a Fault relative to the green node that owns it.
type fault struct {
	kind     FaultKind
	in       Kind
	off, len int32
}

func (f fault) at(start int) Fault {
	start += int(f.off)
	return Fault{f.kind, text.Span{Start: start, End: start + int(f.len)}, f.in}
}
