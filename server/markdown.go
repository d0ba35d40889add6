package server

import "regexp"

var (
	markdownLink = regexp.MustCompile(`\[([^\]]*)\]\(([^)]*)\)`)
	markdownMark = regexp.MustCompile("[`*]+")
)

// plain returns the text of the markdown that this program writes: links, code and emphasis.
func plain(markdown string) string {
	return markdownMark.ReplaceAllString(markdownLink.ReplaceAllString(markdown, "$1 ($2)"), "")
}
