package diagnostics

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/diagnostics/schema"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// longestEllipsis limits the bytes before and after a fault in which an ellipsis is searched for.
const longestEllipsis = 64

// isEllipsis reports whether a word is an ellipsis: three dots or more, or the character for it.
func isEllipsis(word string) bool {
	return word == "…" || len(word) >= 3 && strings.Trim(word, ".") == ""
}

// checkEllipsis reports a fault that is an ellipsis as a placeholder. The result is true if the fault is one, or follows
// from one next to it, such as a missing comma.
func checkEllipsis(p *rule.Pass, t *syntax.Tree, f syntax.Fault) bool {
	switch f.Kind {
	case syntax.UnquotedKey, syntax.UnquotedValue, syntax.Unexpected, syntax.ExtraValue:
		if f.Span.Len() > longestEllipsis || !isEllipsis(t.Text().Slice(f.Span)) {
			return false
		}
		d := schema.ReportEllipsis(p, f.Span)
		if p.Fixing {
			d.Fix("Remove the ellipsis", withoutEllipsis(t, f))
		}
		return true
	case syntax.ExpectedComma, syntax.ExpectedColon, syntax.ExpectedValue, syntax.TrailingComma, syntax.ExtraComma, syntax.Empty:
		return nextToEllipsis(t, f.Span)
	}
	return false
}

// nextToEllipsis reports whether only white space and commas are between span and an ellipsis.
func nextToEllipsis(t *syntax.Tree, span text.Span) bool {
	before := t.Text().Slice(text.Span{Start: max(span.Start-longestEllipsis, 0), End: span.Start})
	before = strings.TrimRight(before, " \t\r\n,")
	if strings.HasSuffix(before, "...") || strings.HasSuffix(before, "…") {
		return true
	}
	after := t.Text().Slice(text.Span{Start: span.End, End: min(span.End+longestEllipsis, t.Text().Len())})
	after = strings.TrimLeft(after, " \t\r\n,")
	return strings.HasPrefix(after, "...") || strings.HasPrefix(after, "…")
}

// withoutEllipsis returns the edit that removes an ellipsis, or the property whose value it is, and the comma that is
// superfluous then.
func withoutEllipsis(t *syntax.Tree, f syntax.Fault) text.Edit {
	const spaces = " \t\r\n"
	src := t.Text().String()
	span := f.Span
	if f.Kind == syntax.UnquotedValue && f.In == syntax.Object {
		span.Start = startOfProperty(src, span.Start)
	}
	before := strings.TrimRight(src[:span.Start], spaces)
	after := strings.TrimLeft(src[span.End:], spaces)
	behind, follows := strings.CutSuffix(before, ",")
	rest, precedes := strings.CutPrefix(after, ",")
	behind, rest = strings.TrimRight(behind, spaces), strings.TrimLeft(rest, spaces)
	first := behind == "" || strings.ContainsAny(behind[len(behind)-1:], "{[")
	last := rest == "" || strings.ContainsAny(rest[:1], "}]")
	end := func(s string) int { return len(src) - len(s) } // the offset at which s, the end of src, begins
	switch {
	case first && last:
		return text.Edit{Span: text.Span{Start: len(behind), End: end(rest)}}
	case last:
		if span.Start = len(behind); precedes {
			span.End = end(after) + 1
		}
		return text.Edit{Span: span}
	case first, follows:
		return text.Edit{Span: text.Span{Start: span.Start, End: end(rest)}}
	case precedes:
		return text.Edit{Span: text.Span{Start: len(before), End: span.End}}
	}
	return text.Edit{Span: text.Span{Start: len(before), End: span.End}, New: ","}
}

// startOfProperty returns the offset of the name of the property whose value begins at an offset.
func startOfProperty(src string, value int) int {
	name := strings.TrimRight(src[:value], " \t\r\n")
	name = strings.TrimRight(strings.TrimSuffix(name, ":"), " \t\r\n")
	if !strings.HasSuffix(name, `"`) {
		return strings.LastIndexAny(name, " \t\r\n,{[") + 1
	}
	for i := len(name) - 2; i >= 0; i-- {
		if name[i] == '"' && (i == 0 || name[i-1] != '\\') {
			return i
		}
	}
	return value
}
