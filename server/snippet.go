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

// choices returns all with preset, which the client displays first, at the front.
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

// marginOf returns the indentation of the line of offset.
func marginOf(t text.Text, offset int) string {
	line := t.Slice(text.Span{Start: t.LineSpan(lineOf(t, offset)).Start, End: offset})
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// dedent returns e without margin before each line of its new text except the first: without an insert text mode, the client inserts
// the indentation of the line there.
func dedent(e text.Edit, margin string) text.Edit {
	if margin == "" {
		return e
	}
	var b strings.Builder
	moved := make([]int, len(e.New)+1) // the new offset of each byte of New
	for i := 0; i < len(e.New); {
		moved[i] = b.Len()
		b.WriteByte(e.New[i])
		i++
		if e.New[i-1] == '\n' && strings.HasPrefix(e.New[i:], margin) {
			for range margin {
				moved[i] = b.Len()
				i++
			}
		}
	}
	moved[len(e.New)] = b.Len()
	stops := make([]text.Stop, len(e.Stops))
	for i, s := range e.Stops {
		s.Span = text.Span{Start: moved[s.Span.Start], End: moved[s.Span.End]}
		stops[i] = s
	}
	e.New, e.Stops = b.String(), stops
	return e
}
