package syntax

import (
	"iter"

	"plugin-manifest-ls/internal/text"
)

// Tree is the immutable syntax tree of a text. The trees of successive versions share unchanged nodes.
type Tree struct {
	text    text.Text
	doc     *container
	balance balance
	effort  Effort
}

// Tier says which part of a tree was parsed, from least to most.
type Tier uint8

// The tiers of [Tree.Edit], in the order they are tried.
const (
	TokenTier Tier = iota // one string, number, literal or run of white space
	ItemTier              // the items that the edit touches
	TailTier              // a container from the edited item to its end
	TextTier              // the whole text
)

func (t Tier) String() string { return [...]string{"token", "item", "tail", "text"}[t] }

// Effort is the cost of computing a tree from the previous one.
type Effort struct {
	Tier   Tier
	Parsed int // bytes that were parsed
}

// Parse returns the tree of t.
func Parse(t text.Text) *Tree { return parse(t, 0) }

// parse parses all of t. b is the expected balance; with another one it parses again.
func parse(t text.Text, b balance) *Tree {
	src := t.String()
	for {
		p := &parser{src: src, first: true, final: true, balance: b}
		p.cursor = cursor{indent: indentation(src), lineStart: true}
		p.stack = []frame{{kind: document}}
		doc := &container{kind: document}
		p.fill(doc)
		if found := balanceOf(p.sum); found != b {
			b = found
			continue
		}
		return &Tree{text: t, doc: doc, balance: b, effort: Effort{TextTier, len(src)}}
	}
}

// Text returns the text of the tree.
func (t *Tree) Text() text.Text { return t.text }

// Effort returns the cost of computing the tree.
func (t *Tree) Effort() Effort { return t.effort }

// Root returns the first value of the text, [Missing] if there is none.
func (t *Tree) Root() Value {
	for it := range t.Values() {
		return it.Value()
	}
	return Value{tree: t, start: t.text.Len()}
}

// Values yields the values of the text in order. Valid JSON has exactly one.
func (t *Tree) Values() iter.Seq[Item] { return t.Document().Items() }

// Document returns a value whose items are those of [Tree.Values], to search them by offset.
func (t *Tree) Document() Value { return Value{tree: t, kind: document, sub: t.doc} }

// FaultCount returns the number of faults.
func (t *Tree) FaultCount() int { return t.doc.faultCount() }

// Faults yields all faults, those of an item before those of the next.
func (t *Tree) Faults() iter.Seq[Fault] {
	return func(yield func(Fault) bool) { t.doc.eachFault(0, yield) }
}

// eachFault yields the faults of c, which begins at start, and of all nodes below it. It skips subtrees without faults.
func (c *container) eachFault(start int, yield func(Fault) bool) bool {
	start += count(c.opener)
	for found := 0; found < c.items.Sum().faults; {
		i, before := c.items.Find(func(m measure) bool { return m.faults > found })
		it := c.items.Get(i)
		own := start + before.bytes
		for _, f := range it.faults {
			if !yield(f.at(own)) {
				return false
			}
		}
		if it.sub != nil && !it.sub.eachFault(own+it.start(), yield) {
			return false
		}
		found = before.faults + it.Measure().faults
	}
	for _, f := range c.faults {
		if !yield(f.at(start + c.items.Sum().bytes)) {
			return false
		}
	}
	return true
}

// FaultsIn yields the faults of the items that touch span, in the order of [Tree.Faults], without visiting other items.
func (t *Tree) FaultsIn(span text.Span) iter.Seq[Fault] {
	return func(yield func(Fault) bool) { t.doc.eachFaultIn(0, span, yield) }
}

func (c *container) eachFaultIn(start int, span text.Span, yield func(Fault) bool) bool {
	start += count(c.opener)
	first, _ := c.items.Find(func(m measure) bool { return start+m.bytes >= span.Start })
	for i := first; i < c.items.Len(); i++ {
		it, before := c.items.At(i)
		own := start + before.bytes
		if own > span.End {
			return true
		}
		for _, f := range it.faults {
			if !yield(f.at(own)) {
				return false
			}
		}
		if it.sub != nil && it.sub.faultCount() > 0 && !it.sub.eachFaultIn(own+it.start(), span, yield) {
			return false
		}
	}
	if tail := start + c.items.Sum().bytes; tail-1 <= span.End { // a fault of c can begin at the comma before it
		for _, f := range c.faults {
			if !yield(f.at(tail)) {
				return false
			}
		}
	}
	return true
}
