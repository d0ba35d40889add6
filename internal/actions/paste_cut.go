package actions

import (
	"cmp"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// without returns c with the span whose removal leaves the fewest syntax errors, and their number. Of equal spans it is
// the shortest: more than the JSON is removed only if the manifest has syntax errors otherwise, as with line ends in a
// string or commas. ok is false if removing c is no improvement, or does not leave a manifest.
func (w window) without(c chunk) (_ chunk, ok bool) {
	t := w.m.Tree
	core := w.framed(c.inside)
	var spans []text.Span
	for _, start := range lefts(w.src, core.Start) {
		for _, end := range rights(w.src, core.End) {
			spans = append(spans, text.Span{Start: start, End: end})
		}
	}
	slices.SortStableFunc(spans, func(a, b text.Span) int { return cmp.Compare(a.Len(), b.Len()) })
	c.faults = t.FaultCount() + 1
	blank := false
	for _, span := range spans {
		left := t.Edit(text.Delete(span.Shift(w.from)))
		if blank = strings.TrimSpace(w.src[:span.Start]+w.src[span.End:]) == "" && t.Text().Len() == len(w.src); blank {
			c.faults, c.strays, c.span = 0, 0, text.Span{End: t.Text().Len()}
			break
		}
		if n := left.FaultCount(); n < c.faults {
			c.faults, c.span = n, span.Shift(w.from)
		}
		if c.faults == 0 {
			break
		}
	}
	switch {
	case blank:
		return c, t.FaultCount() > 0 && len(c.rest) == 0
	case c.faults > t.FaultCount():
		return c, false
	}
	left := manifest.Build(t.Edit(text.Delete(c.span)))
	if left.Nature != manifest.Zoho || left.Root.Kind() != syntax.Object {
		return c, false
	}
	c.strays = max(0, w.strays(left))
	c.span = w.lines(c.span.Shift(-w.from)).Shift(w.from)
	return c, true
}

// framed returns span extended by the Markdown code fence around it, and by the label of a copy button.
func (w window) framed(span text.Span) text.Span {
	before := strings.TrimRight(w.src[:span.Start], blanks)
	fence := strings.TrimSuffix(strings.TrimSuffix(before, "json"), "JSON")
	if cut, ok := strings.CutSuffix(fence, "```"); ok {
		span.Start = len(cut)
	}
	for _, mark := range []string{"```", "Copy"} {
		rest := strings.TrimLeft(w.src[span.End:], blanks)
		if after, ok := strings.CutPrefix(rest, mark); ok {
			span.End = len(w.src) - len(after)
		}
	}
	return span
}

// lefts returns the possible starts of the removed span for JSON that begins at offset i: there, before line ends,
// before white space, before a comma.
func lefts(src string, i int) []int {
	at := []int{i}
	add := func(j int) { at = append(at, j) }
	add(len(strings.TrimRight(src[:i], "\r\n")))
	bare := strings.TrimRight(src[:i], blanks)
	add(len(bare))
	if comma, ok := strings.CutSuffix(bare, ","); ok {
		add(len(comma))
	}
	return slices.Compact(at)
}

// rights returns the possible ends of the removed span for JSON that ends at offset i.
func rights(src string, i int) []int {
	n := len(src)
	at := []int{i}
	add := func(rest string) { at = append(at, n-len(rest)) }
	add(strings.TrimLeft(src[i:], "\r\n"))
	bare := strings.TrimLeft(src[i:], blanks)
	add(bare)
	if comma, ok := strings.CutPrefix(bare, ","); ok {
		add(comma)
		add(strings.TrimLeft(comma, "\r\n"))
		add(strings.TrimLeft(comma, blanks))
	}
	return slices.Compact(at)
}

// lines returns span extended by its line end if it occupies whole lines.
func (w window) lines(span text.Span) text.Span {
	before, after := strings.TrimRight(w.src[:span.Start], " \t"), strings.TrimLeft(w.src[span.End:], " \t")
	begins := before == "" && w.from == 0 || before != "" && before[len(before)-1] == '\n'
	next := strings.TrimPrefix(strings.TrimPrefix(after, "\r"), "\n")
	switch {
	case strings.Trim(after, blanks) == "" && w.from+len(w.src) == w.m.Tree.Text().Len() && begins:
		start := len(strings.TrimRight(before, blanks)) // at the end of the text one line end stays
		if i := strings.IndexByte(w.src[start:span.Start], '\n'); i >= 0 {
			start += i + 1
		}
		return text.Span{Start: start, End: len(w.src)}
	case !begins || next == after && after != "":
		return span
	case len(before) < span.Start && next != "" && strings.IndexByte(`"{[`, next[0]) >= 0 && strings.TrimLeft(w.src[span.End:], " \t") == w.src[span.End:]:
		return text.Span{Start: span.Start, End: len(w.src) - len(next)} // the white space before it becomes the indentation of the next line
	}
	return text.Span{Start: len(before), End: len(w.src) - len(next)}
}
