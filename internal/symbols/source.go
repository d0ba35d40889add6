package symbols

import "plugin-manifest-ls/internal/text"

// Certainty says how the name of a use is known.
type Certainty uint8

// The certainties.
const (
	Literal  Certainty = iota // the name is a string literal at the call
	Constant                  // a constant of the same file, initialized with a string literal
	Possible                  // another expression; the name is a string in it, or unknown
)

// Use is an expression in code that refers to a connection.
type Use struct {
	Name string // empty if unknown
	// Span is the name between its quotation marks, which a rename replaces. For a Constant it is in the declaration of
	// the constant, so several uses can have the same Span. For a use without a name it is the expression.
	Span text.Span
	// At is the expression at the call: the name of the constant for a Constant, otherwise equal to Span.
	At        text.Span
	Certainty Certainty
	By        Key
	// Method is the HTTP method of the request in upper case, empty if it is not a literal in the same object.
	Method string
	// Surface is the function that receives the connection; nil if it is unknown, as when the object with the name is
	// returned or passed to a function of the extension.
	Surface *Surface
}

// Declared reports whether the manifest must declare the name, in a service whose manifests declare connections.
// Possible uses and surfaces that take connections from elsewhere do not require it.
func (u Use) Declared() bool {
	return u.Certainty != Possible && (u.Surface == nil || u.Surface.Manifest)
}

// Request is a request with a literal URL, at least up to the end of its host, through a surface that can reach any
// server.
type Request struct {
	URL     string    // the literal part: https://api.example.com/v1/
	Span    text.Span // of URL, between quotation marks
	Surface *Surface  // never nil
	// Connected is set if the request uses, or can use, a connection.
	Connected bool
}

// Source holds the uses and requests in one file. It must not be changed.
type Source struct {
	// Uses are ordered by At.
	Uses     []Use
	Requests []Request
	// Code is set if the file has code, which can have uses. Other files are only searched for words.
	Code bool
	// Cut is set if the file is too large to be scanned for uses.
	Cut bool

	words words
	id    uint64 // hash of the content
}

// Occurs reports whether all words of name occur in the file, in any case, comments included. There are false positives
// but no false negatives.
func (s *Source) Occurs(name string) bool { return s.words.has(name) }
