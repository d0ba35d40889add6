package text

import (
	"strings"

	"plugin-manifest-ls/internal/seq"
)

// Text is an immutable text of arbitrary bytes. The zero value is empty.
//
// It is a list of chunks of some hundred bytes each. An edit replaces one chunk and shares the others with the old text.
type Text struct {
	chunks seq.List[chunk, extent]
	flat   string // the whole text if it is available as one string
}

// chunk is a part of the text. It never ends within a rune or between \r and \n.
type chunk struct {
	s      string
	extent extent
}

func (c chunk) Measure() extent { return c.extent }

// Sizes of the chunks, in bytes.
const (
	small = 128  // that an edit leaves after it; at least 3
	large = 2048 // at most, unless a longer chunk is needed to keep a rune or \r\n together
)

// New returns a text with the content s.
func New(s string) Text { return Text{seq.Of[chunk, extent](cut(s)), s} }

// Len returns the number of bytes.
func (t Text) Len() int { return t.chunks.Sum().bytes }

// String returns the whole text. It copies a text that has been edited.
func (t Text) String() string {
	if t.flat != "" {
		return t.flat
	}
	return t.Slice(Span{0, t.Len()})
}

// Slice returns the text of span, which is clamped to the text.
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

// Edit returns the text after e, whose span is clamped to the text. It copies e.New, so that the text does not keep a
// larger string alive.
func (t Text) Edit(e Edit) Text {
	start := min(max(e.Span.Start, 0), t.Len())
	end := min(max(e.Span.End, start), t.Len())
	if t.Len() == 0 {
		return New(strings.Clone(e.New))
	}
	from, before := t.chunks.Find(func(sum extent) bool { return sum.bytes >= start })
	lo := before.bytes
	// Where a chunk may end depends on the byte after it and up to three bytes before it. No chunk that is not cut again
	// ends before a replaced byte, or within three bytes after one.
	to, hi := from, lo
	for to < t.chunks.Len() && hi-end < small {
		c := t.chunks.Get(to)
		hi += len(c.s)
		to++
	}
	joined := t.Slice(Span{lo, start}) + e.New + t.Slice(Span{end, hi})
	return Text{chunks: t.chunks.Splice(from, to, cut(joined))}
}

// cut splits s into chunks without splitting a rune or \r\n.
func cut(s string) []chunk {
	if s == "" {
		return nil
	}
	var chunks []chunk
	for len(s) > large {
		at := large / 2
		for !splitsNothing(s, at) {
			at++
		}
		chunks = append(chunks, chunk{s[:at], measure(s[:at])})
		s = s[at:]
	}
	return append(chunks, chunk{s, measure(s)})
}

// splitsNothing reports whether s[:at] and s[at:] have the same runes and line ends as s.
func splitsNothing(s string, at int) bool {
	if s[at] == '\n' && s[at-1] == '\r' {
		return false
	}
	// A rune has at most three continuation bytes.
	return !continues(s[at]) || continues(s[at-1]) && continues(s[at-2]) && continues(s[at-3])
}

func continues(b byte) bool { return b&0xC0 == 0x80 }
