package text

import "slices"

// Batch applies many edits to a text, one after the other. An edit near the previous one is cheaper than with
// [Text.Edit]: it is made in a window, a part of the text that is written back when an edit is outside of it.
type Batch struct {
	text   Text // without the edits in the window
	enc    Encoding
	edited bool

	window []byte
	span   Span     // replaced by the window in text; empty if there is no window
	from   Position // of the beginning of the window
}

const (
	reach     = 512 // bytes of a window on each side of its first edit
	maxWindow = 16 * reach
	margin    = 3 // bytes at the ends of a window that stay unchanged, since they determine where runes and line ends begin
)

// NewBatch returns a batch of edits of t with positions in units of enc.
func NewBatch(t Text, enc Encoding) *Batch { return &Batch{text: t, enc: enc} }

// Text returns the text with all edits.
func (b *Batch) Text() Text {
	b.close()
	return b.text
}

// Replace replaces the text between two positions by s and returns the span of the replaced bytes before the edit.
// Positions can be in any order, and out of range as in [Text.Offset].
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

// find returns the span in the window between two positions, and whether it can be replaced in the window.
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

// replace replaces span of the window by s and returns the corresponding span of the text.
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

// close writes the window back to the text.
func (b *Batch) close() {
	if !b.span.Empty() {
		b.text = b.text.Edit(Edit{Span: b.span, New: string(b.window)})
		b.span = Span{}
	}
}

func (p Position) before(q Position) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Col < q.Col
}
