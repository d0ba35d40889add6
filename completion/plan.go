package completion

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// plan is how candidates of one shape are inserted.
type plan struct {
	span          text.Span // what they replace
	before, after string    // line breaks, spaces and commas that they bring
	margin        string    // of the lines of a candidate, the first one excluded
	additional    []text.Edit
}

// plan returns the plan for candidates shaped like c, or nil if they would add syntax errors.
//
// The intention of a text with syntax errors is unknown: an unterminated string may extend to the end of the line or
// not, commas may be missing or not. So each possibility is tried on the tree, and the first one with the fewest syntax
// errors wins; the usual ones come first. Replacing all of an unterminated string is tried only if replacing a part of
// it repairs nothing.
func (at *cursor) plan(kind shape, c candidate) *plan {
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

// commas are the commas that a candidate brings.
type commas struct{ first, last bool }

// commas returns the possible commas, the usual ones first.
func (at *cursor) commas(kind shape) []commas {
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

// faultsWith returns the number of syntax errors in tree with the commas. base has been applied to tree, and its text
// ends at end.
func (at *cursor) faultsWith(tree *syntax.Tree, c commas, base *plan, end int) int {
	if c.last {
		tree = tree.Edit(text.Insert(end, ","))
	}
	if c.first {
		tree = tree.Edit(text.Insert(min(at.endBefore(), base.span.Start), ","))
	}
	return tree.FaultCount()
}

// withCommas returns base with commas.
func (at *cursor) withCommas(base *plan, c commas) *plan {
	p := *base
	if c.first {
		p.separate(at)
	}
	if c.last {
		p.follow(at)
	}
	return &p
}

// endBefore returns the end of the item before the cursor.
func (at *cursor) endBefore() int { return at.In.Item(at.Index - 1).Core().End }

// spans returns the spans that can be replaced.
func (at *cursor) spans() []text.Span {
	if at.Token == at.Replace {
		return []text.Span{at.Replace}
	}
	return []text.Span{at.Replace, at.Token}
}

// lacksComma reports whether the item before the cursor has no comma.
func (at *cursor) lacksComma() bool {
	if at.Slot == manifest.Outside || at.Index == 0 {
		return false
	}
	_, ok := at.In.Item(at.Index - 1).Comma()
	return !ok
}

// itemFollows reports whether an item follows the cursor without a comma in between.
func (at *cursor) itemFollows() bool {
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

// separate adds the comma after the item before.
func (p *plan) separate(at *cursor) {
	end := at.endBefore()
	if end >= p.span.Start {
		p.before = "," + p.before // edits must not touch
		return
	}
	p.additional = []text.Edit{text.Insert(end, ",")}
}

// follow adds the comma before the next item.
func (p *plan) follow(at *cursor) {
	_, right := at.line(p.span)
	if right != "" && right[0] != ' ' && right[0] != '\t' && p.after == "" {
		p.after = " "
	}
	p.after = "," + p.after
}

// json returns what p inserts for c, without line breaks, spaces and commas around it.
func (p *plan) json(at *cursor, kind shape, c candidate) syntax.Fragment {
	return c.fragment(kind.part).LayOut(at.tree.Style(), p.margin)
}

// edit returns the edit for c.
func (p *plan) edit(at *cursor, kind shape, c candidate) text.Edit {
	f := p.json(at, kind, c)
	e := text.Edit{Span: p.span, New: p.before + f.New + p.after}
	for _, s := range f.Stops {
		s.Span = s.Span.Shift(len(p.before))
		e.Stops = append(e.Stops, s)
	}
	return e
}
