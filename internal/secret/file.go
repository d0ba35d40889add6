package secret

import (
	"path"
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// InFile returns the secrets in the content of a file, in order: those of its values and names if its name is that of a JSON file,
// and otherwise those that [InLine] finds.
func InFile(name, content string) []text.Span {
	if strings.EqualFold(path.Ext(name), ".json") {
		return Spans(syntax.Parse(text.New(content)), text.Span{End: len(content)})
	}
	var found []text.Span
	start := 0
	for line := range strings.Lines(content) {
		for _, span := range InLine(strings.TrimRight(line, "\r\n")) {
			found = append(found, span.Shift(start))
		}
		start += len(line)
	}
	return found
}
