package symbols

import (
	"strings"

	"plugin-manifest-ls/internal/flow"
	"plugin-manifest-ls/internal/text"
)

// Hole represents an unknown part of a URL.
const Hole = flow.Hole

// Certainty says how the name of a use is known.
type Certainty uint8

// The certainties.
const (
	Literal  Certainty = iota // the name is a string literal at the call
	Constant                  // a string literal elsewhere, which the code passes on
	Possible                  // the name may be another one, or is unknown
)

// Use is an expression in code that refers to a connection.
type Use struct {
	Name string // empty if unknown
	// File is the path of the file in which the name is written, below the root of the extension.
	File string
	// Span is the name in File. If Written is set, it is between quotation marks, so that a rename can replace it. Several
	// uses can have the same Span.
	Span    text.Span
	Written bool
	// AtFile and At are the expression at the call, which for a Literal is equal to Span.
	AtFile    string
	At        text.Span
	Certainty Certainty
	By        Key
	// Method is the HTTP method of the request in upper case, empty if it is unknown.
	Method string
	// Surface is the function that receives the connection; nil if it is unknown, as when the object with the name is
	// passed to a function that is not part of the extension.
	Surface *Surface
}

// Declared reports whether the manifest must declare the name, in a service whose manifests declare connections.
// Possible uses and surfaces that take connections from elsewhere do not require it.
func (u Use) Declared() bool {
	return u.Certainty != Possible && (u.Surface == nil || u.Surface.Manifest)
}

// Request is a request whose URL is known at least in part.
type Request struct {
	// URL has a [Hole] for each unknown part: https://api.example.com/v1/orders/\x00.
	URL string
	// File and Span are where the URL begins, between quotation marks. The span ends with the string, which may be the
	// beginning of the URL only.
	File string
	Span text.Span
	// AtFile and At are the expression at the call.
	AtFile string
	At     text.Span
	// Surface is never nil.
	Surface *Surface
	// Method is in upper case, empty if it is unknown.
	Method string
	// Links are the names of the connections that the request can use.
	Links []string
	// Connected is set if the request uses, or can use, a connection.
	Connected bool
	Possible  bool // the URL may be another one
}

// Site is a place in a file.
type Site struct {
	File string
	Span text.Span
}

// Site returns where the URL begins.
func (r Request) Site() Site { return Site{r.File, r.Span} }

// Line returns the method and the URL without its query, with an ellipsis for each unknown part.
func (r Request) Line() string {
	address := r.URL
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		address = address[:i]
	}
	return r.Method + " " + strings.ReplaceAll(address, string(Hole), "…")
}

// Source is one version of a file. It must not be changed.
type Source struct {
	// Code is set if the file has code, which can have uses. Other files are only searched for words.
	Code bool
	// Cut is set if the file is too large to be scanned for uses.
	Cut bool

	words   words
	id      uint64 // hash of the content
	calls   bool   // it may have a use or a request
	content string // of an open document; empty for a file on disk, which is read again
}

// Occurs reports whether all words of name occur in the file, in any case, comments included. There are false positives
// but no false negatives.
func (s *Source) Occurs(name string) bool { return s.words.has(name) }

// MayHaveUses reports whether the file contains a word that every use and request needs.
func (s *Source) MayHaveUses() bool { return s.calls }
