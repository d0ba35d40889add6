package vocabulary

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

// Told returns doc, which is markdown, and below it where the facts come from.
func Told(doc string, sources []catalog.Source) string {
	var b strings.Builder
	b.WriteString(doc)
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
