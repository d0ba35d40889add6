package completion

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

// candidate is what a provider gives.
type candidate struct {
	label  string // for a string, what is in it; for a property, its name
	detail string
	doc    string
	kind   Kind
	// json is the value or, for a property, the value of a new member; what a whole manifest puts
	// into an empty object is its members.
	json    syntax.Fragment
	rank    rank
	aliases []string // what people type instead, in lower case

	preselect, deprecated, again bool
}

// rank orders candidates, the likeliest first.
type rank uint8

const (
	likely     rank = iota // follows from the manifest, or is required
	usual                  // what most manifests have here
	possible               // further values, and keys that nobody but some extensions knows
	rare                   // not verified, or of the other form
	lastResort             // deprecated
)

// textValue returns the candidate for the string value s.
func textValue(s string) candidate {
	return candidate{label: s, kind: Constant, json: syntax.Fragment{New: scaffold.Quote(s)}, rank: usual}
}

// documented returns c with doc and, below it, where the facts come from.
func (c candidate) documented(doc string, sources []catalog.Source) candidate {
	c.doc = catalog.WithSources(doc, sources)
	return c
}

// filter returns what clients compare with the text that the candidate replaces. If that text begins
// another word for the candidate, it is that word, or clients would hide the candidate.
func (at *place) filter(c candidate) string {
	before := at.before()
	quote := ""
	if before != "" && (before[0] == '"' || before[0] == '\'') {
		quote = before[:1]
	}
	typed := strings.ToLower(strings.Trim(at.Typed, `"' `))
	if typed != "" && !strings.HasPrefix(strings.ToLower(c.label), typed) {
		for _, a := range c.aliases {
			if !strings.HasPrefix(a, typed) {
				continue
			}
			if strings.HasSuffix(strings.ToLower(before), typed) {
				return before + a[len(typed):] + quote
			}
			return before
		}
	}
	return quote + c.label + quote
}
