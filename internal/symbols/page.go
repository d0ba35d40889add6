package symbols

import (
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"
)

// readPage returns what is found in the scripts of a page: of HTML, or of Vue or Svelte, whose templates have
// no script that is looked at.
func readPage(src string) (uses []Use, requests []Request) {
	input := parse.NewInputBytes(append(make([]byte, 0, len(src)+1), src...))
	lexer := html.NewLexer(input)
	script := false // the tag at hand is one of a script
	for {
		before := input.Offset()
		kind, data := lexer.Next()
		switch kind {
		case html.ErrorToken:
			return uses, requests
		case html.StartTagToken:
			script = strings.EqualFold(string(lexer.Text()), "script")
		case html.AttributeToken:
			if script && strings.EqualFold(string(lexer.AttrKey()), "type") && !isScript(string(lexer.AttrVal())) {
				script = false
			}
		case html.TextToken:
			if script {
				start := input.Offset() - len(data)
				u, r := readJavaScript(src[start:input.Offset()])
				uses, requests = append(uses, shiftUses(u, start)...), append(requests, shiftRequests(r, start)...)
			}
			script = false
		case html.EndTagToken:
			script = false
		case html.StartTagCloseToken, html.StartTagVoidToken, html.CommentToken, html.DoctypeToken, html.SVGToken, html.MathToken, html.XMLToken, html.TemplateToken:
		}
		if input.Offset() <= before && len(data) == 0 && kind != html.StartTagCloseToken {
			return uses, requests
		}
	}
}

// isScript reports whether the type of a script, as its attribute is written, is one of JavaScript.
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

// pastHost reports whether s is the beginning of a URL that goes on behind its host.
func pastHost(s string) bool {
	_, rest, ok := strings.Cut(s, "://")
	return ok && strings.IndexAny(rest, "/?#") > 0
}
