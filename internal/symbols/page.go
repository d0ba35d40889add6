package symbols

import (
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"

	"plugin-manifest-ls/internal/text"
)

// pageScript is a script element of an HTML page or of a Vue or Svelte component.
type pageScript struct {
	code text.Span // between the tags
	src  string    // the attribute; empty without one
}

// hasScript reports whether a page has an inline script.
func hasScript(src string) (has bool) {
	eachScript(src, func(s pageScript) bool {
		has = strings.TrimSpace(src[s.code.Start:s.code.End]) != ""
		return !has
	})
	return has
}

// eachScript calls visit with each script until it returns false. Templates are not scanned.
func eachScript(src string, visit func(pageScript) bool) {
	input := parse.NewInputBytes(append(make([]byte, 0, len(src)+1), src...)) // the lexer appends a zero byte
	lexer := html.NewLexer(input)
	inside := false // the current tag is a script
	var current pageScript
	for {
		switch kind, data := lexer.Next(); kind {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			inside = strings.EqualFold(string(lexer.Text()), "script")
			current = pageScript{}
		case html.AttributeToken:
			value := string(lexer.AttrVal())
			switch key := strings.ToLower(string(lexer.AttrKey())); {
			case !inside:
			case key == "type" && !isScript(value):
				inside = false
			case key == "src":
				current.src = strings.Trim(value, `"' `)
			}
		case html.TextToken:
			end := input.Offset()
			current.code = text.Span{Start: end - len(data), End: end}
			if inside && !visit(current) {
				return
			}
			inside = false
		case html.EndTagToken, html.StartTagVoidToken:
			if inside && current.src != "" && !visit(current) {
				return
			}
			inside = false
		case html.StartTagCloseToken, html.CommentToken, html.DoctypeToken, html.SVGToken, html.MathToken, html.XMLToken, html.TemplateToken:
		}
	}
}

// isScript reports whether the type attribute of a script, quotation marks included, is one of JavaScript.
func isScript(attribute string) bool {
	t := strings.ToLower(strings.Trim(attribute, `"' `))
	return t == "" || t == "module" || strings.Contains(t, "javascript") || strings.Contains(t, "ecmascript") || strings.Contains(t, "babel") || strings.Contains(t, "typescript")
}
