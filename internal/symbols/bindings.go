package symbols

import "github.com/tdewolff/parse/v2/js"

// scope is an open bracket.
type scope struct {
	kind    js.TokenType
	head    bool     // the parenthesis of an if or a loop, which has no parameters
	pattern bool     // a destructuring pattern
	names   []string // wanted names in it, which are parameters if a function follows
}

// countBindings adds to each name of wanted the number of variables, parameters and functions in src that declare it. It
// can count too many, never too few.
func countBindings(src string, wanted map[string]int) {
	t := newTokens(src)
	open := []scope{{}}
	var old token
	var closed []string // names in the parenthesis that old closes
	for {
		tok, ok := t.next()
		if !ok {
			return
		}
		top := &open[len(open)-1]
		switch tok.kind {
		case js.OpenBraceToken, js.ColonToken, js.ArrowToken:
			for _, name := range closed {
				wanted[name]++
			}
			if _, is := wanted[t.text(old.span)]; is && tok.kind == js.ArrowToken {
				wanted[t.text(old.span)]++
			}
		}
		closed = nil
		switch tok.kind {
		case js.OpenBraceToken, js.OpenBracketToken:
			open = append(open, scope{kind: tok.kind, pattern: declares(old.kind)})
		case js.OpenParenToken:
			head := old.kind == js.IfToken || old.kind == js.WhileToken || old.kind == js.ForToken || old.kind == js.SwitchToken
			open = append(open, scope{kind: tok.kind, head: head})
		case js.CloseBraceToken, js.CloseBracketToken, js.CloseParenToken:
			if len(open) == 1 {
				break
			}
			names := top.names
			t.regexp = top.head
			if open = open[:len(open)-1]; tok.kind == js.CloseParenToken {
				if !top.head {
					closed = names
				}
			} else if open[len(open)-1].kind != 0 {
				open[len(open)-1].names = append(open[len(open)-1].names, names...)
			}
		default:
			name := t.text(tok.span)
			if _, is := wanted[name]; !is || old.kind == js.DotToken || old.kind == js.OptChainToken {
				break
			}
			if declares(old.kind) || top.pattern {
				wanted[name]++
			} else if top.kind != 0 {
				top.names = append(top.names, name)
			}
		}
		old = tok
	}
}

// declares reports whether the name or pattern after a keyword is declared by it.
func declares(k js.TokenType) bool {
	switch k {
	case js.ConstToken, js.LetToken, js.VarToken, js.FunctionToken, js.ClassToken, js.ImportToken:
		return true
	}
	return false
}
