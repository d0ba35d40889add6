package symbols

import "plugin-manifest-ls/internal/text"

// Certainty says how a use is known to be of its name.
type Certainty uint8

// The certainties.
const (
	Literal  Certainty = iota // the name is a string where it is handed over
	Constant                  // a constant of the same file, which is a string, is handed over
	Possible                  // an expression is handed over: its name, if it has one, is a string in it, or else not known
)

// Use is a place in code where a connection is named.
type Use struct {
	Name string // empty for an expression without a name
	// Span is the name between its quotation marks, where a rename changes it. For a Constant that is
	// in the declaration of the constant, so that several uses may have the same one. Without a name it
	// is the expression.
	Span text.Span
	// At is what is handed over: the same as Span but for a Constant, where it is the constant's name.
	At        text.Span
	Certainty Certainty
	By        Key
	// Method is the HTTP method of the request, in upper case; empty if it is not written out beside the name.
	Method string
	// Surface is what the connection is handed to; nil if that is not seen, as when an object with the
	// name is returned or given to a function of the extension's own.
	Surface *Surface
}

// Declared reports whether the name is one that has to stand in the manifest, of a service whose
// connections do: not if the surface takes connections of another place. What is only possible is not.
func (u Use) Declared() bool {
	return u.Certainty != Possible && (u.Surface == nil || u.Surface.Manifest)
}

// Request is a request of a surface that reaches any server, with a URL that is written out as far as its
// host.
type Request struct {
	URL     string    // as far as it is written out: https://api.example.com/v1/
	Span    text.Span // of URL, between quotation marks
	Surface *Surface  // never nil
	// Connected tells that the request goes, or may go, through a connection.
	Connected bool
}

// Source is what one file says. It must not be changed.
type Source struct {
	// Uses stand in the order of their At.
	Uses     []Use
	Requests []Request
	// Code tells that there is code in the file, which may have uses; others are only searched for words.
	Code bool
	// Cut tells that something was left out, since the file is too large.
	Cut bool

	words words
	id    uint64 // of the content
}

// Occurs reports whether the words of name occur in the file, comments included, in any case. It may
// say so of a name that does not, never the other way round.
func (s *Source) Occurs(name string) bool { return s.words.has(name) }
