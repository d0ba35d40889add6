package secret

import (
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Spans returns which bytes of within are part of a secret, in order: the values of properties that [Key] names, in
// strings without the quotation marks, and secrets in URLs. Where the text is not valid JSON, what follows such a
// value or name in its line is included too, because the string may end elsewhere than intended.
func Spans(t *syntax.Tree, within text.Span) []text.Span {
	w := walk{text: t.Text(), within: within}
	w.items(t.Document(), false)
	for fault := range t.FaultsIn(within) {
		w.faulty(fault.Span.Start)
	}
	return clip(merge(w.found), within)
}

// walk gathers the secrets within a span.
type walk struct {
	text   text.Text
	within text.Span
	found  []text.Span
	values []string  // what the strings found mean
	torn   text.Span // the line with a fault that was searched last
}

// items looks at the items of v. secret tells that the property around them has a secret name.
func (w *walk) items(v syntax.Value, secret bool) {
	for i := v.Search(w.within.Start); i < v.Len(); i++ {
		it := v.Item(i)
		if it.Core().Start > w.within.End {
			return
		}
		w.key(it)
		w.value(it.Value(), secret || it.HasKey() && Key(it.Name()))
	}
}

func (w *walk) value(v syntax.Value, secret bool) {
	switch v.Kind() {
	case syntax.Object, syntax.Array:
		w.items(v, secret)
	case syntax.True, syntax.False, syntax.Null, syntax.Missing:
	default:
		if v.Span().Len() > reach {
			w.long(v, secret)
			return
		}
		span, s := inside(v)
		if secret {
			if !readable(s) {
				w.add(span, s)
			}
			return
		}
		w.inString(v, span, s)
	}
}

// long looks at a scalar that is too long to be read for each diagnostic in it: only what is near the span counts.
func (w *walk) long(v syntax.Value, secret bool) {
	span := v.Span()
	if quote := w.text.Slice(text.Span{Start: span.Start, End: span.Start + 1}); quote == `"` || quote == "'" {
		span.Start++
		if w.text.Slice(text.Span{Start: span.End - 1, End: span.End}) == quote {
			span.End--
		}
	}
	if secret {
		w.add(span, w.text.Slice(text.Span{Start: span.Start, End: span.Start + 4*quotable}))
		return
	}
	near := text.Span{Start: max(span.Start, w.within.Start-reach), End: min(span.End, w.within.End+reach)}
	if near.Start >= near.End {
		return
	}
	s := w.text.Slice(near)
	if plain := strings.ReplaceAll(s, `\/`, "/"); plain != s && len(InURLs(plain)) > 0 {
		w.add(near, plain)
		return
	}
	for _, found := range InURLs(s) {
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

// inString looks for URLs with secrets in v, whose content s is written at span. Where escape sequences keep a URL
// from being found as it is written, all of it is secret.
func (w *walk) inString(v syntax.Value, span text.Span, s string) {
	found := InURLs(s)
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
