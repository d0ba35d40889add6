package catalog

import (
	"fmt"
	"strings"
)

// Grade is how a fact is known. A smaller grade is stronger; the zero Grade means that no source claims the fact.
type Grade uint8

const (
	// Documented facts are on a page that Zoho publishes.
	Documented Grade = iota + 1
	// Zet facts are rules or templates of zoho-extension-toolkit 1.0.24, the only validator: it does not package what it
	// rejects.
	Zet
	// Seen facts are known from published extensions or official samples only.
	Seen
)

var gradeNames = [...]string{"", "documented", "zet", "seen"}

// String returns the name of g in the files below data, which is empty for the zero Grade.
func (g Grade) String() string {
	if int(g) < len(gradeNames) {
		return gradeNames[g]
	}
	return fmt.Sprintf("Grade(%d)", uint8(g))
}

// Source is where a fact comes from.
type Source struct {
	Title string // a few words for a link
	URL   string // empty if there is no page about the fact, never for Documented
	Grade Grade
}

// strongest returns the strongest grade of sources, zero without sources.
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
