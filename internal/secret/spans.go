package secret

import (
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Spans returns which bytes of within are part of a secret, in order: the values of properties that [Key] names, in
// strings without the quotation marks, and secrets within strings. Where the text is not valid JSON, what follows such a
// value or name in its line is included too, because the string may end elsewhere than intended.
func Spans(t *syntax.Tree, within text.Span) []text.Span {
	w := walk{text: t.Text(), within: within, root: t.Root().Span()}
	w.items(t.Document(), harmless)
	for fault := range t.FaultsIn(within) {
		w.faulty(fault.Span.Start)
	}
	return clip(merge(w.found), within)
}

// walk gathers the secrets within a span.
type walk struct {
	text   text.Text
	within text.Span
	root   text.Span // of the outermost value
	found  []text.Span
	values []string  // what the strings found mean
	torn   text.Span // the line with a fault that was searched last
}

// items looks at the items of v, to which the names around it give a level.
func (w *walk) items(v syntax.Value, of level) {
	described, known := harmless, v.Span() == w.root // the properties of the file do not describe a value
	for i := v.Search(w.within.Start); i < v.Len(); i++ {
		it := v.Item(i)
		if it.Core().Start > w.within.End {
			return
		}
		w.key(it)
		item := of
		if it.HasKey() {
			if isValue(it.Name()) && !known {
				described, known = valueIn(v), true
			}
			item = levelOf(it.Name(), of, described)
		}
		w.value(it.Value(), item)
	}
}

// levelOf returns the level of the value of a property in an object whose own level is given. described is the level
// of the value that the object describes.
func levelOf(name string, object, described level) level {
	may := mayBeSecret(name)
	switch {
	case object == certain, may && Key(name):
		return certain
	case may && likely(name), object == likelySecret && isValue(name):
		return max(likelySecret, described)
	case isAuthorization(name):
		return inHeader
	case isValue(name):
		return described
	}
	return harmless
}

func (w *walk) value(v syntax.Value, of level) {
	switch v.Kind() {
	case syntax.Object, syntax.Array:
		w.items(v, of)
	case syntax.True, syntax.False, syntax.Null, syntax.Missing:
	default:
		if v.Span().Len() > reach {
			w.long(v, of)
			return
		}
		w.scalar(v, of)
	}
}

// scalar looks at a scalar that is short enough to be read.
func (w *walk) scalar(v syntax.Value, of level) {
	span, s := inside(v)
	switch {
	case of == certain, of == likelySecret && !isURL(s):
		if !readable(s) {
			w.add(span, s)
		}
		return
	case of == inHeader:
		if found, ok := inAuthorization(s); ok {
			w.part(v, span, s, found)
			return
		}
	}
	w.inString(v, span, s)
}

// isURL reports whether a value is a URL or a JSON path, which people need to read.
func isURL(s string) bool { return strings.Contains(s, "://") || strings.HasPrefix(s, "$.") }

// long looks at a scalar that is too long to be read for each diagnostic in it: only what is near the span counts.
func (w *walk) long(v syntax.Value, of level) {
	span := v.Span()
	if quote := w.text.Slice(text.Span{Start: span.Start, End: span.Start + 1}); quote == `"` || quote == "'" {
		span.Start++
		if w.text.Slice(text.Span{Start: span.End - 1, End: span.End}) == quote {
			span.End--
		}
	}
	if of != harmless {
		w.add(span, w.text.Slice(text.Span{Start: span.Start, End: span.Start + 4*quotable}))
		return
	}
	near := text.Span{Start: max(span.Start, w.within.Start-reach), End: min(span.End, w.within.End+reach)}
	if near.Start >= near.End {
		return
	}
	s := w.text.Slice(near)
	if plain := strings.ReplaceAll(s, `\/`, "/"); plain != s && len(InString(plain)) > 0 {
		w.add(near, plain)
		return
	}
	for _, found := range InString(s) {
		w.found = append(w.found, found.Shift(near.Start))
	}
}

// inside returns the bytes of a scalar without its quotation marks, and what they mean.
func inside(v syntax.Value) (text.Span, string) {
	span := v.Span()
	s, isString := v.Str()
	if !isString {
		return span, v.Raw()
	}
	span.Start++
	if v.Terminated() {
		span.End--
	}
	return span, s
}

// inString looks for secrets in v, whose content s is written at span.
func (w *walk) inString(v syntax.Value, span text.Span, s string) { w.part(v, span, s, InString(s)...) }

// part notes parts of v, whose content s is written at span. Where escape sequences keep a part from being found as it
// is written, all of it is secret.
func (w *walk) part(v syntax.Value, span text.Span, s string, found ...text.Span) {
	if len(found) > 0 && strings.IndexByte(v.Raw(), '\\') >= 0 {
		w.add(span, s)
		return
	}
	for _, f := range found {
		w.found = append(w.found, f.Shift(span.Start))
	}
}

// key looks for secrets in a property name.
func (w *walk) key(it syntax.Item) {
	if it.HasKey() && len(InURLs(it.Name())) > 0 {
		w.found = append(w.found, it.Key())
	}
}

func (w *walk) add(span text.Span, s string) {
	w.found = append(w.found, span)
	w.values = append(w.values, s)
}
