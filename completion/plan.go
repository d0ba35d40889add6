package completion

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// plan is how candidates of one shape go into the text.
type plan struct {
	span          text.Span // what they replace
	before, after string    // what they bring along: line breaks, blanks and commas
	margin        string    // of the lines of a candidate, the first one excluded
	additional    []text.Edit
}

// plan returns the plan for candidates shaped like c, or nil if they would add faults.
//
// What a text with faults is meant to be is a guess: is the unclosed string all of the line, or are
// there commas missing? So each way is tried out on the tree, and of those that leave the fewest
// faults the first one is taken, which is the usual one. All of the unclosed string is
// tried only if a part of it does not mend anything.
func (at *place) plan(kind shape, c candidate) *plan {
	var best *plan
	before := at.tree.FaultCount()
	fewest := before
	for _, span := range at.spans() {
		base := at.layOut(kind, span)
		tree := at.tree.Edit(base.edit(at, kind, c))
		end := span.Start + len(base.before) + len(base.json(at, kind, c).New)
		for _, commas := range at.commas(kind) {
			n := at.faultsWith(tree, commas, base, end)
			if n < fewest || best == nil && n == fewest {
				best, fewest = at.withCommas(base, commas), n
			}
			if n == 0 {
				return best
			}
		}
		if fewest < before {
			break
		}
	}
	return best
}

// commas says which commas something brings along.
type commas struct{ first, last bool }

// commas returns the ways to put in commas, the usual one first.
func (at *place) commas(kind shape) []commas {
	usual := commas{at.lacksComma(), at.itemFollows()}
	whole := kind.part == value || kind.part == member || kind.part == members
	usual.last = usual.last && whole
	all := []commas{usual}
	for _, c := range []commas{{false, false}, {true, false}, {false, true}, {true, true}} {
		if c != usual && (!c.first || at.lacksComma()) && (!c.last || whole) {
			all = append(all, c)
		}
	}
	return all
}

// faultsWith returns how many faults are left in tree, in which base has been carried out and what it
// has put in ends at end, once there are commas.
func (at *place) faultsWith(tree *syntax.Tree, c commas, base *plan, end int) int {
	if c.last {
		tree = tree.Edit(text.Insert(end, ","))
	}
	if c.first {
		tree = tree.Edit(text.Insert(min(at.endBefore(), base.span.Start), ","))
	}
	return tree.FaultCount()
}

// withCommas returns base with commas.
func (at *place) withCommas(base *plan, c commas) *plan {
	p := *base
	if c.first {
		p.separate(at)
	}
	if c.last {
		p.follow(at)
	}
	return &p
}

// endBefore returns where the item before the place ends.
func (at *place) endBefore() int { return at.In.Item(at.Index - 1).Core().End }

// spans returns what can be replaced.
func (at *place) spans() []text.Span {
	if at.Token == at.Replace {
		return []text.Span{at.Replace}
	}
	return []text.Span{at.Replace, at.Token}
}

// lacksComma reports whether there is an item before the place and no comma behind it.
func (at *place) lacksComma() bool {
	if at.Slot == manifest.Outside || at.Index == 0 {
		return false
	}
	_, ok := at.In.Item(at.Index - 1).Comma()
	return !ok
}

// itemFollows reports whether there is an item behind the place and no comma before it.
func (at *place) itemFollows() bool {
	switch {
	case at.Slot == manifest.Outside:
		return false
	case !at.HasItem:
		return at.Index < at.In.Len()
	case at.Index+1 == at.In.Len():
		return false
	}
	_, ok := at.Item.Comma()
	return !ok
}

// separate adds the comma behind the item before.
func (p *plan) separate(at *place) {
	end := at.endBefore()
	if end >= p.span.Start {
		p.before = "," + p.before // edits must not touch
		return
	}
	p.additional = []text.Edit{text.Insert(end, ",")}
}

// follow adds the comma before the item behind.
func (p *plan) follow(at *place) {
	_, right := at.line(p.span)
	if right != "" && right[0] != ' ' && right[0] != '\t' && p.after == "" {
		p.after = " "
	}
	p.after = "," + p.after
}

// json returns what p puts in for c, without what it brings along.
func (p *plan) json(at *place, kind shape, c candidate) syntax.Fragment {
	return c.fragment(kind.part).LayOut(at.tree.Style(), p.margin)
}

// edit returns the edit for c.
func (p *plan) edit(at *place, kind shape, c candidate) text.Edit {
	f := p.json(at, kind, c)
	e := text.Edit{Span: p.span, New: p.before + f.New + p.after}
	for _, s := range f.Stops {
		s.Span = s.Span.Shift(len(p.before))
		e.Stops = append(e.Stops, s)
	}
	return e
}
