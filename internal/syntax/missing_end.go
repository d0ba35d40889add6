package syntax

// missingEnd returns the text that completes v: the closing quotation mark of a string, or the closing brackets of v and
// of its last item.
func (v Value) missingEnd() string {
	switch {
	case v.kind == String:
		return missingQuote(v.Raw())
	case v.sub == nil || v.Closed():
		return ""
	}
	s := ""
	if n := v.Len(); n > 0 {
		last := v.Item(n - 1)
		if _, comma := last.Comma(); !comma {
			s = last.missingEnd()
		}
	}
	return s + string(v.kind.closer())
}

// missingEnd returns the text that completes the item; see [Value.missingEnd].
func (i Item) missingEnd() string {
	if i.Value().Kind() != Missing {
		return i.Value().missingEnd()
	}
	if _, colon := i.Colon(); i.KeyKind() == String && !colon {
		return missingQuote(i.tree.text.Slice(i.Key()))
	}
	return ""
}

// missingQuote returns the text that completes the string token raw.
func missingQuote(raw string) string {
	quote := raw[:1]
	switch {
	case Terminated(raw):
		return ""
	case escapesNext(raw[1:]):
		return `\` + quote
	}
	return quote
}
