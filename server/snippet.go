package server

import (
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/text"
)

// snippet returns the new text of e in the snippet syntax of the protocol, with its tab stops.
func snippet(e text.Edit) string {
	var b strings.Builder
	at := 0
	for i, stop := range e.Stops {
		b.WriteString(escapeSnippet(e.New[at:stop.Span.Start]))
		at = stop.Span.End
		b.WriteString("${" + strconv.Itoa(i+1))
		preset := e.New[stop.Span.Start:stop.Span.End]
		switch {
		case len(stop.Choices) > 0:
			b.WriteString("|")
			for j, choice := range choices(preset, stop.Choices) {
				if j > 0 {
					b.WriteString(",")
				}
				b.WriteString(escapeChoice(choice))
			}
			b.WriteString("|")
		case preset != "":
			b.WriteString(":" + escapeSnippet(preset))
		}
		b.WriteString("}")
	}
	b.WriteString(escapeSnippet(e.New[at:]))
	return b.String()
}

// choices returns all with preset, which a client shows first, at the front.
func choices(preset string, all []string) []string {
	ordered := make([]string, 0, len(all)+1)
	if preset != "" {
		ordered = append(ordered, preset)
	}
	for _, choice := range all {
		if choice != preset {
			ordered = append(ordered, choice)
		}
	}
	return ordered
}

func escapeSnippet(s string) string {
	return strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`).Replace(s)
}

func escapeChoice(s string) string {
	return strings.NewReplacer(`\`, `\\`, `,`, `\,`, `|`, `\|`).Replace(s)
}
