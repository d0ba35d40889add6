package secret

import (
	"slices"
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Values are the secrets that a message about a part of a manifest may quote.
type Values []string

const (
	// quotable is how many characters of a value a message quotes at most.
	quotable = 60
	// widest is how many bytes a span may have whose text a message quotes.
	widest = 64 << 10
	// distinct is how many bytes a value must have to be replaced where it is not in quotation marks.
	distinct = 4
)

// In returns the secrets that span touches. The result depends only on the values at span and, unless span is the whole
// file, the names of the enclosing properties and the other properties of the object.
func In(t *syntax.Tree, span text.Span) Values {
	if span.Len() > widest {
		return nil
	}
	w := walk{text: t.Text(), within: span, root: t.Root().Span()}
	w.value(t.Root(), harmless)
	all := Values(w.values)
	for _, found := range w.found {
		if found.Len() <= reach {
			all = append(all, t.Text().Slice(found))
		}
		if part := clip([]text.Span{found}, span); len(part) > 0 && part[0].Len() <= reach {
			all = append(all, t.Text().Slice(part[0]))
		}
	}
	return all.forms()
}

// forms returns the values as messages may quote them, the longest first.
func (v Values) forms() Values {
	var all Values
	for _, s := range v {
		for _, form := range []string{s, strings.TrimSpace(s)} {
			if runes := []rune(form[:min(len(form), 4*quotable)]); len(runes) > quotable {
				all = append(all, string(runes[:quotable]))
			}
			quoted := strconv.Quote(form)
			all = append(all, form, quoted[1:len(quoted)-1])
		}
	}
	all = slices.DeleteFunc(all, func(s string) bool { return strings.TrimSpace(s) == "" })
	slices.SortFunc(all, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return slices.Compact(all)
}

// Mask returns a message with the values, and the secrets that [InString] finds, masked.
func (v Values) Mask(message string) string {
	for _, s := range v {
		if len(s) >= distinct {
			message = strings.ReplaceAll(message, s, Masked)
			continue
		}
		for _, mark := range []string{`"`, "'", "`"} {
			message = strings.ReplaceAll(message, mark+s+mark, mark+Masked+mark)
		}
	}
	return MaskString(message)
}
