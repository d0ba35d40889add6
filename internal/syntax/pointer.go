package syntax

import (
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/text"
)

// Pointer returns the JSON pointer (RFC 6901) of the innermost item whose name or value includes span. It is empty for
// the root. A span that is empty, or the opening bracket of an object or array, refers to that object or array.
func (t *Tree) Pointer(span text.Span) string {
	var b strings.Builder
	v := t.Root()
	for v.Kind() == Object || v.Kind() == Array {
		i := v.Search(span.Start)
		for ; i < v.Len() && v.Item(i).Core().End < span.Start; i++ {
		}
		if i == v.Len() {
			break
		}
		it := v.Item(i)
		if span.Start < it.Core().Start || span.End > it.Core().End {
			break
		}
		if v.Kind() == Array {
			b.WriteString("/" + strconv.Itoa(i))
		} else {
			b.WriteString("/" + escapePointer(it.Name()))
		}
		if span.Start < it.Value().Span().Start {
			break // in the name
		}
		v = it.Value()
	}
	return b.String()
}

func escapePointer(name string) string {
	return strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
}
