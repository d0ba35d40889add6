package syntax

import (
	"slices"

	"plugin-manifest-ls/internal/seq"
)

// item is a green node: a member of an object, an element of an array or a value of the document.
// Its parts follow each other in the order of the fields and fill it without a gap.
type item struct {
	lead     uint32 // blanks, comments and junk before the key or value
	key      uint32 // 0 where there is none
	colonGap uint32 // between key and colon
	valueGap uint32 // before the value of a key
	value    uint32
	trail    uint32 // between value and comma
	keyKind  Kind   // Missing, String or Word
	kind     Kind   // of the value
	colon    bool
	comma    bool
	// open tells that the parser looked beyond the end of the item to make it, so that it can change
	// when what follows does.
	open    bool
	balance int32 // opening less closing brackets, those in junk too
	sub     *container
	faults  []fault // relative to the start of the item
}

// container is a green node: the inside and the brackets of an object or array, or the document.
type container struct {
	kind   Kind
	opener bool // has its opening bracket
	closer bool // has a closing bracket
	indent int32
	items  items
	tail   uint32  // blanks, comments and junk between the last item and the closing bracket
	faults []fault // relative to the start of the tail
	// balance is that of the tail and the brackets, without the items.
	balance int32
}

type items = seq.List[item, measure]

// measure is what items add up to.
type measure struct {
	bytes   int
	faults  int // those of nested items too
	balance int
}

// Add returns the measure of m's items followed by next's.
func (m measure) Add(next measure) measure {
	return measure{m.bytes + next.bytes, m.faults + next.faults, m.balance + next.balance}
}

// Measure implements the element of a list.
func (it item) Measure() measure {
	m := measure{it.len(), len(it.faults), int(it.balance)}
	if it.sub != nil {
		m.faults += it.sub.faultCount()
	}
	return m
}

// parted reports whether no comma is missing behind the item: it has one, or it is torn and has to
// be completed first.
func (it *item) parted() bool {
	return it.comma || it.sub != nil && !it.sub.closer || slices.ContainsFunc(it.faults, func(f fault) bool {
		return f.kind == UnterminatedString || f.kind == ExpectedColon || f.kind == ExpectedValue
	})
}

// lendsComma reports whether the comma of the item can be another's: it is all that stands behind
// something else, and nothing is wrong in between.
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

// loose returns how many bytes at the end of a container without closing bracket belong to no item
// in it: the blanks at the end of a text.
func (c *container) loose() int {
	if c.closer {
		return 0
	}
	if n := c.items.Len(); n > 0 && c.tail == 0 {
		if last := c.items.Get(n - 1); !last.comma && last.sub != nil {
			return last.sub.loose()
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
