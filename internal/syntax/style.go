package syntax

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// Style is the layout of a text, used for inserted text.
type Style struct {
	Unit    string // one level of indentation
	Newline string
	Blank   string // after a colon or comma within a line
}

// Style returns the layout of the text, detected in its first lines. The default is two spaces and a line feed.
func (t *Tree) Style() Style {
	s := Style{"  ", "\n", " "}
	if root := t.Root(); root.kind == Object && root.Len() > 0 {
		first := root.Item(0)
		if colon, ok := first.Colon(); ok && first.Value().Kind() != Missing && first.Value().start == colon+1 {
			s.Blank = ""
		}
	}
	head := t.text.Slice(text.Span{Start: 0, End: maxHead})
	if i := strings.IndexAny(head, "\r\n"); i >= 0 {
		s.Newline = head[i : i+1]
		if strings.HasPrefix(head[i:], "\r\n") {
			s.Newline = "\r\n"
		}
	}
	for line := range strings.FieldsFuncSeq(head, func(r rune) bool { return r == '\r' || r == '\n' }) {
		if n := leading(line); n > 0 && n < len(line) {
			if line[0] == '\t' {
				s.Unit = "\t"
			} else if n <= 8 {
				s.Unit = strings.Repeat(" ", n)
			}
			break
		}
	}
	return s
}

// maxHead is the number of bytes in which the layout is detected: the size of a chunk, which needs no copy.
const maxHead = 1024

// Margin returns the indentation of the line of offset, at most up to offset.
func (t *Tree) Margin(offset int) string {
	line := offset - t.text.Position(offset, text.UTF8).Col
	s := t.text.Slice(text.Span{Start: line, End: min(offset, line+maxMargin)})
	return s[:leading(s)]
}

// maxMargin limits the bytes of an indentation; a line can be as long as the text.
const maxMargin = 256

// Margin returns the indentation of the line in which v begins.
func (v Value) Margin() string { return v.tree.Margin(v.start) }

// Fragment is JSON to be inserted into a text, with \n as line end and \t for each level of indentation. Stops are tab
// stops in New, as in a [text.Edit].
type Fragment struct {
	New   string
	Stops []text.Stop
}

// LayOut returns f with the indentation and line ends of style. margin is added to each line but the first.
func (f Fragment) LayOut(style Style, margin string) Fragment {
	var b strings.Builder
	at := make([]int, len(f.New)+1) // offset in the result of each byte of New
	bol := false
	for i := range len(f.New) {
		at[i] = b.Len()
		switch c := f.New[i]; {
		case c == '\n':
			b.WriteString(style.Newline + margin)
			bol = true
		case c == '\t' && bol:
			b.WriteString(style.Unit)
		default:
			bol = false
			b.WriteByte(c)
		}
	}
	at[len(f.New)] = b.Len()
	out := Fragment{New: b.String()}
	for _, s := range f.Stops {
		s.Span = text.Span{Start: at[s.Span.Start], End: at[s.Span.End]}
		out.Stops = append(out.Stops, s)
	}
	return out
}

// edit returns the edit that replaces span by before, f and after.
func (f Fragment) edit(span text.Span, before, after string) text.Edit {
	e := text.Edit{Span: span, New: before + f.New + after}
	for _, s := range f.Stops {
		s.Span = s.Span.Shift(len(before))
		e.Stops = append(e.Stops, s)
	}
	return e
}
