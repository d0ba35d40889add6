package ide

import "plugin-manifest-ls/internal/pattern"

var (
	markdownLink = pattern.Lazy(`\[([^\]]*)\]\(([^)]*)\)`)
	markdownMark = pattern.Lazy("[`*]+")
)

// PlainText returns the text of markdown that this program writes, which has links, code and emphasis.
func PlainText(markdown string) string {
	return markdownMark().ReplaceAllString(markdownLink().ReplaceAllString(markdown, "$1 ($2)"), "")
}
