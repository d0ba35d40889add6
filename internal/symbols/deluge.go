package symbols

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// readDeluge returns the uses in a file of Deluge: the connection of invokeurl [ ... ] and invokeapi [ ... ], and the last
// argument of an integration task, which may be a connection. Requests are not returned, since Deluge can reach any host.
func readDeluge(file, src string) []Use {
	d := &deluge{src: src}
	d.read()
	for i := range d.uses {
		u := &d.uses[i]
		u.File, u.AtFile, u.Written = file, file, u.Name != ""
	}
	return d.uses
}

// deluge scans Deluge token by token.
type deluge struct {
	src  string
	at   int
	uses []Use
	open []call

	comments []text.Span
}

// call is an open bracket.
type call struct {
	surface          *Surface
	awaitsConnection bool // the next token is the value of connection
	count            int  // tokens of the current value or argument
	last             word
}

// word is a token of Deluge.
type word struct {
	kind byte // 'a' for names joined by dots, '"' for a string, '0' at the end, otherwise the character
	span text.Span
}

func (d *deluge) read() {
	var old word
	for {
		w := d.next()
		if w.kind == '0' {
			return
		}
		d.step(w, old)
		old = w
	}
}

func (d *deluge) step(w, old word) {
	top := d.top()
	switch w.kind {
	case '[', '(', '{':
		d.open = append(d.open, call{surface: d.calledSurface(w, old)})
		return
	case ']', ')', '}':
		if top == nil {
			return
		}
		if top.surface == task && top.count == 1 && top.last.kind == '"' {
			d.use(top, Possible)
		}
		d.open = d.open[:len(d.open)-1]
		if top = d.top(); top != nil {
			top.count++ // the brackets are part of an argument
			top.last = w
		}
		return
	}
	if top == nil {
		return
	}
	switch {
	case w.kind == ',':
		top.count = 0
	case isBracketTask(top.surface) && w.kind == ':' && old.kind == 'a':
		top.awaitsConnection = strings.EqualFold(d.text(old.span), "connection")
	case isBracketTask(top.surface) && top.awaitsConnection:
		top.awaitsConnection = false
		if top.last = w; w.kind == '"' {
			d.use(top, Literal)
		} else {
			d.uses = append(d.uses, Use{Span: w.span, At: w.span, Certainty: Possible, Surface: top.surface})
		}
	default:
		if w.kind == '+' && isBracketTask(top.surface) && old.kind == '"' && len(d.uses) > 0 && d.uses[len(d.uses)-1].Span == unquoted(old.span, true) {
			d.uses[len(d.uses)-1].Certainty = Possible // the string is only the beginning of the name
		}
		top.count++
		top.last = w
	}
}

// use records the last string of top as a use if it can be a name.
func (d *deluge) use(top *call, certainty Certainty) {
	at := unquoted(top.last.span, true)
	if top.last.span.Len() < 2 || d.src[at.End] != d.src[at.Start-1] {
		return
	}
	if name := d.text(at); isName(name) || certainty == Literal && name != "" && !strings.Contains(name, `\`) {
		d.uses = append(d.uses, Use{Name: name, Span: at, At: at, Certainty: certainty, Surface: top.surface})
	}
}

// calledSurface returns the surface that the bracket w belongs to, given the token before it.
func (d *deluge) calledSurface(w, old word) *Surface {
	if old.kind != 'a' {
		return nil
	}
	name := strings.ToLower(d.text(old.span))
	switch {
	case w.kind == '[' && name == invokeURL.Name:
		return invokeURL
	case w.kind == '[' && name == invokeAPI.Name:
		return invokeAPI
	case w.kind == '(' && strings.HasPrefix(name, "zoho.") && strings.Count(name, ".") >= 2 && !strings.HasPrefix(name, "zoho.encryption."):
		return task
	}
	return nil
}

// isBracketTask reports whether a task has its parameters in square brackets.
func isBracketTask(s *Surface) bool { return s == invokeURL || s == invokeAPI }

func (d *deluge) top() *call {
	if len(d.open) == 0 {
		return nil
	}
	return &d.open[len(d.open)-1]
}

func (d *deluge) text(s text.Span) string { return d.src[s.Start:s.End] }

// next returns the next token. A string ends at the end of its line at the latest.
func (d *deluge) next() word {
	d.skip()
	start := d.at
	if start == len(d.src) {
		return word{kind: '0'}
	}
	c := d.src[start]
	d.at++
	switch {
	case c == '"' || c == '\'':
		for d.at < len(d.src) && d.src[d.at] != c && d.src[d.at] != '\n' {
			if d.src[d.at] == '\\' && d.at+1 < len(d.src) {
				d.at++
			}
			d.at++
		}
		if d.at < len(d.src) && d.src[d.at] == c {
			d.at++
		}
		return word{'"', text.Span{Start: start, End: d.at}}
	case letters[c] != 0:
		for d.at < len(d.src) && (letters[d.src[d.at]] != 0 || d.src[d.at] == '.') {
			d.at++
		}
		return word{'a', text.Span{Start: start, End: d.at}}
	}
	return word{c, text.Span{Start: start, End: d.at}}
}

// skip skips white space and comments.
func (d *deluge) skip() {
	for d.at < len(d.src) {
		rest := d.src[d.at:]
		switch {
		case strings.IndexByte(" \t\r\n\f\v", rest[0]) >= 0:
			d.at++
		case strings.HasPrefix(rest, "//"):
			d.comment(upTo(rest, "\n"))
		case strings.HasPrefix(rest, "/*"):
			d.comment(2 + upTo(rest[2:], "*/"))
		default:
			return
		}
	}
}

// comment skips a comment of n bytes.
func (d *deluge) comment(n int) {
	d.comments = append(d.comments, text.Span{Start: d.at, End: d.at + n})
	d.at += n
}

// upTo returns the number of bytes of s through the end of the first mark, or the length of s.
func upTo(s, mark string) int {
	if i := strings.Index(s, mark); i >= 0 {
		return i + len(mark)
	}
	return len(s)
}

// isName reports whether s can be a link name: letters, digits and underscores.
func isName(s string) bool {
	for i := range len(s) {
		if letters[s[i]] == 0 || s[i] >= 0x80 {
			return false
		}
	}
	return s != ""
}
