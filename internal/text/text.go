package text

import (
	"strings"

	"plugin-manifest-ls/internal/seq"
)

// Text is an immutable text of any bytes. The zero value is the empty text.
//
// It is a list of chunks of some hundred bytes each. An edit makes one chunk anew and shares the
// others with the old text.
type Text struct {
	chunks seq.List[chunk, extent]
	flat   string // the whole text where it is at hand in one piece, else empty
}

// chunk is a piece of the text. It never ends within a rune or between \r and \n.
type chunk struct {
	s      string
	extent extent
}

func (c chunk) Measure() extent { return c.extent }

// What [cut] makes of a text: chunks between small and large bytes.
const (
	small = 256
	large = 2048
)

// New returns the text that holds s.
func New(s string) Text { return Text{seq.Of[chunk, extent](cut(s)), s} }

// Len returns the number of bytes.
func (t Text) Len() int { return t.chunks.Sum().bytes }

// String returns the whole text in one piece. It copies a text that has been edited.
func (t Text) String() string {
	if t.flat != "" {
		return t.flat
	}
	return t.Slice(Span{0, t.Len()})
}

// Slice returns the bytes of span, cut to what the text has.
func (t Text) Slice(span Span) string {
	start, end := max(span.Start, 0), min(span.End, t.Len())
	if start >= end {
		return ""
	}
	if t.flat != "" {
		return t.flat[start:end]
	}
	first, before := t.chunks.Find(func(e extent) bool { return e.bytes > start })
	c := t.chunks.Get(first)
	if end-before.bytes <= len(c.s) {
		return c.s[start-before.bytes : end-before.bytes]
	}
	var b strings.Builder
	b.Grow(end - start)
	for before, c := range t.chunks.From(first) {
		if before.bytes >= end {
			break
		}
		b.WriteString(c.s[max(start-before.bytes, 0):min(end-before.bytes, len(c.s))])
	}
	return b.String()
}

// Edit returns the text with e made in it. It copies e.New, so that a text keeps nothing alive but
// its own bytes. The span is cut to what the text has.
func (t Text) Edit(e Edit) Text {
	start := min(max(e.Span.Start, 0), t.Len())
	end := min(max(e.Span.End, start), t.Len())
	if t.Len() == 0 {
		return New(strings.Clone(e.New))
	}
	from, before := t.chunks.Find(func(sum extent) bool { return sum.bytes >= start })
	lo := before.bytes
	// Where a chunk ends is decided by up to three bytes before it, so those must be chunks that
	// are cut anew, or not change.
	for from > 0 && start-lo < 3 {
		from--
		c := t.chunks.Get(from)
		lo -= len(c.s)
	}
	to, hi := from, lo
	for to < t.chunks.Len() && (hi < end+3 || hi-lo-(end-start)+len(e.New) < small) {
		c := t.chunks.Get(to)
		hi += len(c.s)
		to++
	}
	joined := t.Slice(Span{lo, start}) + e.New + t.Slice(Span{end, hi})
	return Text{chunks: t.chunks.Splice(from, to, cut(joined))}
}

// cut cuts s into chunks at places where no rune and no \r\n is torn apart.
func cut(s string) []chunk {
	if s == "" {
		return nil
	}
	chunks := make([]chunk, 0, len(s)/large*2+1)
	for len(s) > large {
		at := large / 2
		for !whole(s, at) {
			at++
		}
		chunks = append(chunks, chunk{s[:at], measure(s[:at])})
		s = s[at:]
	}
	return append(chunks, chunk{s, measure(s)})
}

// whole reports whether the runes and line ends of s[:at] and s[at:] are those of s.
func whole(s string, at int) bool {
	if s[at] == '\n' && s[at-1] == '\r' {
		return false
	}
	// A rune has at most three continuation bytes: after three, the next one stands alone.
	return !continues(s[at]) || continues(s[at-1]) && continues(s[at-2]) && continues(s[at-3])
}

func continues(b byte) bool { return b&0xC0 == 0x80 }
