package symbols

import (
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"

	"plugin-manifest-ls/internal/text"
)

// token is a token of JavaScript that is neither white space nor a comment.
type token struct {
	kind  js.TokenType // ErrorToken for what is none
	span  text.Span
	fresh bool // it begins a line
}

// tokens reads the tokens of JavaScript or TypeScript, whatever is wrong with it.
//
// The lexer is tdewolff's. Its parser is not used: the nodes of its tree have no positions, and the
// slices in them are cut to their own length, so that none can be had; it reads neither types nor JSX;
// and while an editor is open code is broken most of the time. What is looked for stands in a few tokens
// beside each other, which a broken line further up does not change.
type tokens struct {
	src   string
	input *parse.Input
	lexer *js.Lexer
	prev  token // the last one
	// regexp tells that a slash after prev begins a regular expression if prev is a closing bracket.
	regexp bool
}

func newTokens(src string) *tokens {
	input := parse.NewInputBytes(append(make([]byte, 0, len(src)+1), src...)) // it puts a zero behind
	return &tokens{src: src, input: input, lexer: js.NewLexer(input)}
}

// next returns the next token; ok is false at the end.
func (t *tokens) next() (tok token, ok bool) {
	fresh := false
	for {
		before := t.input.Offset()
		kind, data := t.lexer.Next()
		if kind == js.DivToken || kind == js.DivEqToken {
			if !t.divides() {
				kind, data = t.lexer.RegExp()
			}
		}
		switch kind {
		case js.WhitespaceToken, js.CommentToken:
			continue
		case js.LineTerminatorToken, js.CommentLineTerminatorToken:
			fresh = true
			continue
		case js.ErrorToken:
			if t.input.Offset() >= t.input.Len() {
				return token{}, false
			}
			if t.input.Offset() == before {
				t.input.MoveRune()
			}
			t.input.Skip() // of some errors the lexer keeps the beginning for the next token
			tok = token{kind, text.Span{Start: before, End: t.input.Offset()}, fresh}
		default:
			end := t.input.Offset()
			tok = token{kind, text.Span{Start: end - len(data), End: end}, fresh}
		}
		t.prev, t.regexp = tok, false
		return tok, true
	}
}

// divides reports whether a slash behind the last token is that of a division, or of a tag of JSX.
func (t *tokens) divides() bool {
	switch k := t.prev.kind; k {
	case js.CloseParenToken, js.CloseBracketToken, js.CloseBraceToken:
		return !t.regexp
	case js.StringToken, js.TemplateToken, js.TemplateEndToken, js.RegExpToken, js.LtToken, js.IncrToken, js.DecrToken,
		js.ThisToken, js.SuperToken, js.NullToken, js.TrueToken, js.FalseToken, js.PrivateIdentifierToken:
		return true
	default:
		return js.IsNumeric(k) || js.IsIdentifier(k)
	}
}

// text returns what stands in span.
func (t *tokens) text(span text.Span) string { return t.src[span.Start:span.End] }

// literal returns the place between the quotation marks of a string or a template without
// substitutions. ok is false for other tokens, and for one with an escape, whose value is not what
// stands there.
func (t *tokens) literal(tok token) (at text.Span, ok bool) {
	if tok.kind != js.StringToken && tok.kind != js.TemplateToken || tok.span.Len() < 2 {
		return text.Span{}, false
	}
	at = text.Span{Start: tok.span.Start + 1, End: tok.span.End - 1}
	for i := at.Start; i < at.End; i++ {
		if t.src[i] == '\\' {
			return text.Span{}, false
		}
	}
	return at, true
}
