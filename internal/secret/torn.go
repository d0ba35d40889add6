package secret

import (
	"strings"

	"plugin-manifest-ls/internal/pattern"
	"plugin-manifest-ls/internal/text"
)

// reach is the number of bytes of a line that are searched before and after a fault.
const reach = 4096

// maxLines is the number of lines up to which a string with line breaks is recognized.
const maxLines = 100

var (
	// assignment matches a name, which may lack quotation marks, and the colon after it.
	assignment = pattern.Lazy(`([A-Za-z][\w .-]*)\\?["']?[ \t]*[:=][ \t]*`)
	// whole matches a terminated string and the text that may follow a value.
	whole = pattern.Lazy(`^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')[ \t]*(?:$|[,}\]/;)])`)
	// begins matches the beginning of a property or the end of an object in its own line.
	begins = pattern.Lazy(`^[ \t]*(?:["']?([A-Za-z][\w .-]*)["']?[ \t]*:|[{}\[\]])`)
)

// InLine returns the secrets in a line of any language: those that [InString] finds, and values assigned to secret
// names.
func InLine(line string) []text.Span { return merge(append(InString(line), assigned(line)...)) }

// assigned returns the text that follows secret names in a line: the content of a string, or the rest of the line if
// there is no complete string.
func assigned(line string) []text.Span {
	var found []text.Span
	for _, m := range assignment().FindAllStringSubmatchIndex(line, -1) {
		name, rest := line[m[2]:m[3]], line[m[1]:]
		variable := lastWord(name) // after a keyword, as in const password
		if !Key(name) && !Key(variable) && !(likely(variable) && strings.IndexAny(rest, `"'`) == 0) {
			continue
		}
		span := text.Span{Start: m[1], End: m[1] + len(strings.TrimRight(rest, " \t,}]"))}
		if strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "'") {
			span.Start++
		}
		if s := whole().FindString(rest); s != "" {
			span = text.Span{Start: m[1] + 1, End: m[1] + strings.LastIndexByte(s, rest[0])}
		}
		if span.Start < span.End && !literal(line[span.Start:span.End]) {
			found = append(found, span)
		}
	}
	return found
}

func lastWord(name string) string {
	name = strings.TrimSpace(name)
	return name[strings.LastIndexByte(name, ' ')+1:]
}

// literal reports whether the text after a name reveals no secret.
func literal(s string) bool {
	s = strings.TrimRight(s, "}] \t")
	return strings.TrimLeft(s, "{[ \t") == "" || s == "null" || s == "true" || s == "false" || readable(strings.Trim(s, `"'`))
}

// faulty searches the line of a fault, in which strings may end elsewhere than intended.
func (w *walk) faulty(offset int) {
	if w.torn.Start <= offset && offset < w.torn.End {
		return
	}
	number := w.text.Position(offset, text.UTF8).Line
	line := w.text.LineSpan(number)
	w.torn = line
	if line.Len() > 2*reach {
		w.torn = text.Span{Start: max(line.Start, offset-reach), End: min(line.End, offset+reach)}
		line = w.torn
	}
	s := w.text.Slice(line)
	for _, span := range InLine(s) {
		w.found = append(w.found, span.Shift(line.Start))
	}
	if w.continues(number, s) {
		w.found = append(w.found, line)
	}
}

// continues reports whether a line is part of a secret that began in a line before it and has no closing quotation
// mark there.
func (w *walk) continues(number int, s string) bool {
	if begins().MatchString(s) {
		return false
	}
	for n := number - 1; n >= max(0, number-maxLines); n-- {
		before := w.text.LineSpan(n)
		if before.Len() > reach {
			return false
		}
		line := strings.TrimRight(w.text.Slice(before), " \t\r\n")
		if m := begins().FindStringSubmatch(line); m != nil {
			_, value, _ := strings.Cut(line, ":")
			value = strings.TrimSpace(value)
			return likely(m[1]) && value != "" && strings.IndexByte(`"'`, value[0]) >= 0 && !whole().MatchString(value)
		}
	}
	return false
}
