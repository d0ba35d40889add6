package text

import "slices"

// Batch makes many edits of a text in their order. Edits near the one before cost less than with [Text.Edit]: they are
// made in a window, a piece of the text that becomes part of it when an edit falls outside.
type Batch struct {
	text   Text // without the edits in the window
	enc    Encoding
	edited bool

	window []byte
	span   Span     // that the window replaces in text; empty if there is no window
	from   Position // of the window
}

const (
	reach     = 512 // bytes of a window on each side of its first edit
	maxWindow = 16 * reach
	margin    = 3 // bytes that stay unchanged at the ends of a window: they decide where runes and line ends begin
)

// NewBatch returns a batch of edits of t, whose positions count in enc.
func NewBatch(t Text, enc Encoding) *Batch { return &Batch{text: t, enc: enc} }

// Text returns the text with all edits.
func (b *Batch) Text() Text {
	b.close()
	return b.text
}

// Replace replaces what is between two positions by s, and returns the replaced bytes of the text before the edit. Like
// [Text.Offset] it is total. It accepts the positions in any order.
func (b *Batch) Replace(start, end Position, s string) Span {
	if span, ok := b.find(start, end); ok {
		return b.replace(span, s)
	}
	b.close()
	x, y := b.text.Offset(start, b.enc), b.text.Offset(end, b.enc)
	span := Span{min(x, y), max(x, y)}
	if b.edited && span.Len() <= reach {
		b.open(span)
		if span, ok := b.find(start, end); ok {
			return b.replace(span, s)
		}
		b.close()
	}
	b.edited = true
	b.text = b.text.Edit(Edit{Span: span, New: s})
	return span
}

// find returns the bytes of the window between two positions, and whether they may be replaced in it.
func (b *Batch) find(start, end Position) (Span, bool) {
	if b.span.Empty() || start.before(b.from) || end.before(b.from) {
		return Span{}, false
	}
	x, reached := locate(b.window, b.from, start, b.enc)
	y := x
	switch {
	case start.before(end):
		n, _ := locate(b.window[x:], reached, end, b.enc)
		y += n
	case end.before(start):
		y, _ = locate(b.window, b.from, end, b.enc)
	}
	span := Span{min(x, y), max(x, y)}
	ok := (span.Start >= margin || b.span.Start == 0) && (span.End <= len(b.window)-margin || b.span.End == b.text.Len())
	return span, ok
}

// replace replaces bytes of the window, and returns which of the text they were.
func (b *Batch) replace(span Span, s string) Span {
	b.window = slices.Replace(b.window, span.Start, span.End, []byte(s)...)
	span = span.Shift(b.span.Start)
	if len(b.window) > maxWindow {
		b.close()
	}
	return span
}

// open opens a window around span.
func (b *Batch) open(span Span) {
	b.from = b.text.Position(max(span.Start-reach, 0), b.enc)
	end := b.text.Len()
	if span.End+reach < end {
		end = b.text.Offset(b.text.Position(span.End+reach, b.enc), b.enc)
	}
	b.span = Span{b.text.Offset(b.from, b.enc), end}
	b.window = append(b.window[:0], b.text.Slice(b.span)...)
}

// close makes the window part of the text.
func (b *Batch) close() {
	if !b.span.Empty() {
		b.text = b.text.Edit(Edit{Span: b.span, New: string(b.window)})
		b.span = Span{}
	}
}

func (p Position) before(q Position) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Col < q.Col
}
