package symbols

import (
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"

	"plugin-manifest-ls/internal/text"
)

// readPage returns the uses and requests in the scripts of an HTML page or of a Vue or Svelte component. Templates are
// not scanned.
func readPage(src string) (uses []Use, requests []Request) {
	eachScript(src, func(at text.Span) bool {
		u, r := readJavaScript(src[at.Start:at.End])
		uses, requests = append(uses, shiftUses(u, at.Start)...), append(requests, shiftRequests(r, at.Start)...)
		return true
	})
	return uses, requests
}

// hasScript reports whether a page has an inline script.
func hasScript(src string) (has bool) {
	eachScript(src, func(at text.Span) bool {
		has = strings.TrimSpace(src[at.Start:at.End]) != ""
		return !has
	})
	return has
}

// eachScript calls visit with the span of each inline script until it returns false.
func eachScript(src string, visit func(text.Span) bool) {
	input := parse.NewInputBytes(append(make([]byte, 0, len(src)+1), src...)) // the lexer appends a zero byte
	lexer := html.NewLexer(input)
	script := false // the current tag is a script
	for {
		switch kind, data := lexer.Next(); kind {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			script = strings.EqualFold(string(lexer.Text()), "script")
		case html.AttributeToken:
			if script && strings.EqualFold(string(lexer.AttrKey()), "type") && !isScript(string(lexer.AttrVal())) {
				script = false
			}
		case html.TextToken:
			if end := input.Offset(); script && !visit(text.Span{Start: end - len(data), End: end}) {
				return
			}
			script = false
		case html.EndTagToken, html.StartTagVoidToken:
			script = false
		case html.StartTagCloseToken, html.CommentToken, html.DoctypeToken, html.SVGToken, html.MathToken, html.XMLToken, html.TemplateToken:
		}
	}
}

// isScript reports whether the type attribute of a script, quotation marks included, is one of JavaScript.
func isScript(attribute string) bool {
	t := strings.ToLower(strings.Trim(attribute, `"' `))
	return t == "" || t == "module" || strings.Contains(t, "javascript") || strings.Contains(t, "ecmascript") || strings.Contains(t, "babel") || strings.Contains(t, "typescript")
}

func shiftUses(uses []Use, n int) []Use {
	for i := range uses {
		uses[i].Span, uses[i].At = uses[i].Span.Shift(n), uses[i].At.Shift(n)
	}
	return uses
}

func shiftRequests(requests []Request, n int) []Request {
	for i := range requests {
		requests[i].Span = requests[i].Span.Shift(n)
	}
	return requests
}

// includesHost reports whether s is a URL that goes on after its host.
func includesHost(s string) bool {
	_, rest, ok := strings.Cut(s, "://")
	return ok && strings.IndexAny(rest, "/?#") > 0
}
