package secret

import (
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Spans returns the bytes of within that are part of a secret, in order: the values of properties that [Key] reports,
// without quotation marks, and secrets within strings. In text that is not valid JSON, the text that follows such a
// value or name on its line is included too, since the string may end elsewhere than intended.
func Spans(t *syntax.Tree, within text.Span) []text.Span {
	w := walk{text: t.Text(), within: within, root: t.Root().Span()}
	w.items(t.Document(), harmless)
	for fault := range t.FaultsIn(within) {
		w.faulty(fault.Span.Start)
	}
	return clip(merge(w.found), within)
}

// walk collects the secrets within a span.
type walk struct {
	text   text.Text
	within text.Span
	root   text.Span // of the outermost value
	found  []text.Span
	values []string  // the decoded content of each string found
	torn   text.Span // the last searched line with a fault
}

// items visits the items of v. of is the level that the names around v give them.
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
		if w.within.Covers(v.Span()) {
			v = v.Held() // all of it will be read
		}
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

// scalar visits a scalar that is short enough to be read.
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

// long visits a scalar that is too long to be read for each diagnostic in it. It reads only the part near the span.
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

// inside returns the span of a scalar without its quotation marks, and its decoded content.
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

// inString finds secrets in v, whose content s is at span.
func (w *walk) inString(v syntax.Value, span text.Span, s string) { w.part(v, span, s, InString(s)...) }

// part adds parts of v, whose content s is at span. If escape sequences prevent a part from being located in the text,
// all of v is secret.
func (w *walk) part(v syntax.Value, span text.Span, s string, found ...text.Span) {
	if len(found) > 0 && strings.IndexByte(v.Raw(), '\\') >= 0 {
		w.add(span, s)
		return
	}
	for _, f := range found {
		w.found = append(w.found, f.Shift(span.Start))
	}
}

// key finds secrets in a property name.
func (w *walk) key(it syntax.Item) {
	if it.HasKey() && len(InURLs(it.Name())) > 0 {
		w.found = append(w.found, it.Key())
	}
}

func (w *walk) add(span text.Span, s string) {
	w.found = append(w.found, span)
	w.values = append(w.values, s)
}
