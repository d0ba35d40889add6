package catalog

import (
	"fmt"
	"strings"
)

// Grade says how a fact is known. A smaller grade is the stronger one; the zero Grade says that
// the thing in question is not claimed by anybody.
type Grade uint8

const (
	// Documented facts stand in a page that Zoho publishes.
	Documented Grade = iota + 1
	// Zet facts are rules or templates of zoho-extension-toolkit 1.0.24, the only validator there
	// is: what it rejects cannot be packed.
	Zet
	// Seen facts come from published extensions or official samples and from nowhere else.
	Seen
)

var gradeNames = [...]string{"", "documented", "zet", "seen"}

// String returns the name of g as the files below data spell it, the empty string for the zero Grade.
func (g Grade) String() string {
	if int(g) < len(gradeNames) {
		return gradeNames[g]
	}
	return fmt.Sprintf("Grade(%d)", uint8(g))
}

// Source is where a fact can be looked up.
type Source struct {
	Title string // a few words for a link
	URL   string // empty if the fact has no page of its own (never for Documented)
	Grade Grade
}

// strongest returns the best grade among sources, zero without any.
func strongest(sources []Source) Grade {
	var best Grade
	for _, s := range sources {
		if best == 0 || s.Grade < best {
			best = s.Grade
		}
	}
	return best
}

// WithSources returns markdown followed by a line that links to sources.
func WithSources(markdown string, sources []Source) string {
	var b strings.Builder
	b.WriteString(markdown)
	for i, s := range sources {
		switch i {
		case 0:
			b.WriteString("\n\nSource: ")
		default:
			b.WriteString(", ")
		}
		if s.URL != "" {
			b.WriteString("[" + s.Title + "](" + s.URL + ")")
		} else {
			b.WriteString(s.Title)
		}
	}
	return b.String()
}
