package symbols

import (
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"

	"plugin-manifest-ls/internal/text"
)

// token is a token of JavaScript other than white space and comments.
type token struct {
	kind       js.TokenType // ErrorToken for invalid text
	span       text.Span
	startsLine bool // first token of its line
}

// tokens reads the tokens of JavaScript or TypeScript, including invalid code.
//
// The lexer is tdewolff's. Its parser is not used: its nodes have no positions and it supports neither TypeScript nor
// JSX. Code in an open editor is also invalid most of the time. The patterns that the scanner looks for span few tokens,
// so an error elsewhere in the file does not matter.
type tokens struct {
	src   string
	input *parse.Input
	lexer *js.Lexer
	prev  token
	// regexp is set if prev is a closing bracket after which a slash begins a regular expression.
	regexp bool
}

func newTokens(src string) *tokens {
	input := parse.NewInputBytes(append(make([]byte, 0, len(src)+1), src...)) // the lexer appends a zero byte
	return &tokens{src: src, input: input, lexer: js.NewLexer(input)}
}

// next returns the next token; ok is false at the end.
func (t *tokens) next() (tok token, ok bool) {
	startsLine := false
	for {
		before := t.input.Offset()
		kind, data := t.lexer.Next()
		if kind == js.DivToken || kind == js.DivEqToken {
			if !t.isDivision() {
				kind, data = t.lexer.RegExp()
			}
		}
		switch kind {
		case js.WhitespaceToken, js.CommentToken:
			continue
		case js.LineTerminatorToken, js.CommentLineTerminatorToken:
			startsLine = true
			continue
		case js.ErrorToken:
			if t.input.Offset() >= t.input.Len() {
				return token{}, false
			}
			if t.input.Offset() == before {
				t.input.MoveRune()
			}
			t.input.Skip() // after some errors the lexer keeps the text for the next token
			tok = token{kind, text.Span{Start: before, End: t.input.Offset()}, startsLine}
		default:
			end := t.input.Offset()
			tok = token{kind, text.Span{Start: end - len(data), End: end}, startsLine}
		}
		t.prev, t.regexp = tok, false
		return tok, true
	}
}

// isDivision reports whether a slash after the last token is a division or belongs to a JSX tag.
func (t *tokens) isDivision() bool {
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

// text returns the text of span.
func (t *tokens) text(span text.Span) string { return t.src[span.Start:span.End] }

// literal returns the span between the quotation marks of a string or of a template without substitutions. ok is false
// for other tokens and for strings with escapes.
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
