package completion

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

// candidate is what a provider returns.
type candidate struct {
	label  string // the content of a string or the name of a property
	detail string
	doc    string
	kind   Kind
	// json is the value to insert; for a property its value, for a whole manifest in an empty object the properties.
	json    syntax.Fragment
	rank    rank
	aliases []string // other words for it, in lower case

	preselect, deprecated, again bool
	whole                        bool // a whole manifest
}

// rank orders candidates, the most likely first.
type rank uint8

const (
	likely     rank = iota // follows from the manifest, or is required
	usual                  // what most manifests have here
	possible               // further values, and properties known from published extensions only
	rare                   // not verified, or of the other form
	lastResort             // deprecated
)

// textValue returns the candidate for the string value s.
func textValue(s string) candidate {
	return candidate{label: s, kind: Constant, json: syntax.Fragment{New: scaffold.Quote(s)}, rank: usual}
}

// documented returns c with doc followed by links to sources.
func (c candidate) documented(doc string, sources []catalog.Source) candidate {
	c.doc = catalog.WithSources(doc, sources)
	return c
}

// filter returns what clients compare with the text that the candidate replaces. If that text is the start of an alias,
// it is the alias, because clients would hide the candidate otherwise.
func (at *cursor) filter(c candidate) string {
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
