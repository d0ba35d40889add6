package syntax

import "plugin-manifest-ls/internal/text"

// FaultKind says what is wrong at a place.
type FaultKind uint8

// The kinds of faults, and what their span covers.
const (
	Empty               FaultKind = iota // nothing at all in the text; its beginning
	ExpectedValue                        // a value is missing; empty span where it belongs
	ExpectedKey                          // a property name is missing; the colon or value that stands there
	ExpectedColon                        // a colon is missing; empty span behind the property name
	ExpectedComma                        // a comma is missing; empty span behind the item before
	ExpectedOpen                         // '{' is missing; empty span before the first property name
	ExpectedClose                        // a closing bracket is missing; empty span where it belongs
	WrongClose                           // a closing bracket of the other kind
	Unexpected                           // text that belongs nowhere
	TrailingComma                        // a comma before a closing bracket
	ExtraComma                           // a comma with no item before it
	ExtraValue                           // a value after the root value; its first token
	Comment                              // a comment
	UnterminatedComment                  // a comment without an end
	UnterminatedString                   // a string without its closing quotation mark
	SingleQuotes                         // a string in single quotation marks
	BadEscape                            // an escape sequence that JSON does not know
	ControlCharacter                     // a byte below 0x20 in a string
	InvalidUTF8                          // a byte in a string that is no part of UTF-8
	UnquotedKey                          // a property name without quotation marks
	UnquotedValue                        // a word that is no literal and no number
	TooManyLevels                        // an object or array nested too deeply; its bracket
	ByteOrderMark                        // the mark at the beginning of the text
)

// Fault is something wrong with the text as JSON.
type Fault struct {
	Kind FaultKind
	Span text.Span
	// In is the container the fault stands in: Object, Array, or Missing for the document.
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
