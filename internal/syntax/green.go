package syntax

import (
	"slices"

	"plugin-manifest-ls/internal/seq"
)

// item is a green node: a property of an object, an element of an array or a value of the document. Its parts have the
// order of the fields and fill it without gaps.
type item struct {
	lead     uint32 // white space, comments and junk before the key or value
	key      uint32 // 0 if there is none
	colonGap uint32 // between key and colon
	valueGap uint32 // before the value of a key
	value    uint32
	trail    uint32 // between value and comma
	keyKind  Kind   // Missing, String or Word
	kind     Kind   // of the value
	colon    bool
	comma    bool
	// open is set if the parser read beyond the end of the item, so that the item can change when the text after it
	// changes.
	open    bool
	balance int32 // opening minus closing brackets, including those in junk
	sub     *container
	faults  []fault // relative to the start of the item
}

// container is a green node: an object or array, or the document.
type container struct {
	kind   Kind
	opener bool // has its opening bracket
	closer bool // has a closing bracket, possibly the wrong one
	indent int32
	items  items
	tail   uint32  // white space, comments and junk after the last item
	faults []fault // relative to the start of the tail
	// balance is that of the brackets and the tail, without the items.
	balance int32
}

type items = seq.List[item, measure]

// measure is the sum that a list of items maintains.
type measure struct {
	bytes   int
	faults  int // including those of nested items
	balance int
}

// Add returns the measure of the items of m followed by those of next.
func (m measure) Add(next measure) measure {
	return measure{m.bytes + next.bytes, m.faults + next.faults, m.balance + next.balance}
}

// Measure makes item an element of a [seq.List].
func (it item) Measure() measure {
	m := measure{it.len(), len(it.faults), int(it.balance)}
	if it.sub != nil {
		m.faults += it.sub.faultCount()
	}
	return m
}

// separated reports whether no comma is missing after the item: it has one, or it is incomplete and must be completed
// first.
func (it *item) separated() bool {
	return it.comma || it.sub != nil && !it.sub.closer || slices.ContainsFunc(it.faults, func(f fault) bool {
		return f.kind == UnterminatedString || f.kind == ExpectedColon || f.kind == ExpectedValue
	})
}

// lendsComma reports whether the comma of the item can be moved out to the enclosing container: no fault is before it.
func (it *item) lendsComma() bool {
	n := len(it.faults)
	return it.comma && it.end() > int(it.lead) && (n == 0 || it.trail == 0 || int(it.faults[n-1].off) < it.end())
}

func (it *item) keyEnd() int   { return int(it.lead + it.key) }
func (it *item) colonEnd() int { return it.keyEnd() + int(it.colonGap) + count(it.colon) }
func (it *item) start() int    { return it.colonEnd() + int(it.valueGap) } // of the value
func (it *item) end() int      { return it.start() + int(it.value) }       // of the value
func (it *item) len() int      { return it.end() + int(it.trail) + count(it.comma) }

func (c *container) inner() int      { return count(c.opener) + c.items.Sum().bytes + int(c.tail) } // end of the inside
func (c *container) len() int        { return c.inner() + count(c.closer) }
func (c *container) faultCount() int { return len(c.faults) + c.items.Sum().faults }

// trailing returns the number of bytes at the end of a container without closing bracket that belong to none of its
// items: white space at the end of a text.
func (c *container) trailing() int {
	if c.closer {
		return 0
	}
	if n := c.items.Len(); n > 0 && c.tail == 0 {
		if last := c.items.Get(n - 1); !last.comma && last.sub != nil {
			return last.sub.trailing()
		}
	}
	return int(c.tail)
}

func count(present bool) int {
	if present {
		return 1
	}
	return 0
}
