package syntax

import "strings"

// lack returns what the text of v lacks at its end: the closing quotation mark of a string, or the
// brackets of v and of what stands last in it.
func (v Value) lack() string {
	switch {
	case v.kind == String:
		return lackOfString(v.Raw())
	case v.sub == nil || v.Closed():
		return ""
	}
	s := ""
	if n := v.Len(); n > 0 {
		last := v.Item(n - 1)
		if _, comma := last.Comma(); !comma {
			s = last.lack()
		}
	}
	return s + string(v.kind.closer())
}

// lack returns what the text of the item lacks at its end, like that of a value.
func (i Item) lack() string {
	if i.Value().Kind() != Missing {
		return i.Value().lack()
	}
	if _, colon := i.Colon(); i.KeyKind() == String && !colon {
		return lackOfString(i.tree.text.Slice(i.Key()))
	}
	return ""
}

// lackOfString returns what ends the string token raw.
func lackOfString(raw string) string {
	quote := raw[:1]
	inside := raw[1:]
	escaped := func(s string) bool { return (len(s)-len(strings.TrimRight(s, `\`)))%2 == 1 }
	switch before, ended := strings.CutSuffix(inside, quote); {
	case ended && !escaped(before):
		return ""
	case escaped(inside):
		return `\` + quote
	}
	return quote
}
