package ide

import "regexp"

var (
	markdownLink = regexp.MustCompile(`\[([^\]]*)\]\(([^)]*)\)`)
	markdownMark = regexp.MustCompile("[`*]+")
)

// PlainText returns the text of markdown that this program writes, which has links, code and emphasis.
func PlainText(markdown string) string {
	return markdownMark.ReplaceAllString(markdownLink.ReplaceAllString(markdown, "$1 ($2)"), "")
}
