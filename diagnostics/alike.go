package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/seq"
)

// countNames counts the names of the entries and finds the parts that are alike, starting from what
// before, which may be nil, has of them.
func (r *Report) countNames(before *Report) {
	if before == nil {
		r.countAll()
		r.findAlike()
		return
	}
	r.names = slices.Clone(before.names)
	var changes [manifest.InConfig + 1]replaced
	more := map[counted]int{}
	for place := range manifest.InConfig + 1 {
		was, now := before.partsOf(place), r.partsOf(place)
		from, oldEnd, end := seq.Diff(was, now, part.sameNames)
		changes[place] = replaced{from, oldEnd, end}
		countRange(more, was, from, oldEnd, -1)
		countRange(more, now, from, end, 1)
	}
	if r.addNames(more) {
		r.findAlike()
		return
	}
	for i := range r.parts {
		s := &r.parts[i]
		var was []int // none if the section is new
		if old := before.section(s.place); old != nil {
			was = old.alike
		}
		s.alike = r.moveAlike(was, s, changes[s.place])
	}
}

// replaced tells that the parts from one index up to oldEnd have become those up to end.
type replaced struct{ from, oldEnd, end int }

// counted is a name that a rule of ruleSet.unique looks at.
type counted struct {
	rule int
	name string
}

// countAll counts the names of all parts.
func (r *Report) countAll() {
	all := make([][]string, len(r.rules.unique))
	for _, s := range r.parts {
		for _, p := range s.parts.All() {
			for _, l := range p.labels {
				all[l.rule] = append(all[l.rule], l.name)
			}
		}
	}
	r.names = make([]names, len(all))
	for i := range all {
		r.names[i] = countNames(all[i])
	}
}

// countRange counts the names of the parts from one index up to another, each as that many.
func countRange(more map[counted]int, parts seq.List[part, size], from, to, each int) {
	for _, p := range parts.From(from) {
		if from++; from > to {
			break
		}
		for _, l := range p.labels {
			more[counted{l.rule, l.name}] += each
		}
	}
}

// addNames adds to the count of each name. It reports whether there is one that occurs twice for the first
// time, or no longer.
func (r *Report) addNames(more map[counted]int) (turned bool) {
	for n, more := range more {
		if more == 0 {
			continue
		}
		was := r.names[n.rule].twice(n.name)
		r.names[n.rule] = r.names[n.rule].add(n.name, more)
		turned = turned || r.names[n.rule].twice(n.name) != was
	}
	return turned
}

// sameNames reports whether two parts have the same names.
func (p part) sameNames(o part) bool {
	return slices.EqualFunc(p.labels, o.labels, func(a, b label) bool { return a.rule == b.rule && a.name == b.name })
}

// partsOf returns the parts of a place.
func (r *Report) partsOf(place manifest.Place) seq.List[part, size] {
	if s := r.section(place); s != nil {
		return s.parts
	}
	return seq.List[part, size]{}
}

// findAlike looks through all parts for those that are alike.
func (r *Report) findAlike() {
	if !r.anyCompared() {
		return
	}
	for i := range r.parts {
		s := &r.parts[i]
		s.alike = r.appendAlike(nil, s, 0, s.parts.Len())
	}
}

// moveAlike returns which parts of s are alike if was are those from before a change.
func (r *Report) moveAlike(was []int, s *section, c replaced) []int {
	if max(c.oldEnd, c.end) == c.from {
		return was
	}
	first, _ := slices.BinarySearch(was, c.from)
	last, _ := slices.BinarySearch(was, c.oldEnd)
	all := r.appendAlike(slices.Clone(was[:first]), s, c.from, c.end)
	for _, index := range was[last:] {
		all = append(all, index+c.end-c.oldEnd)
	}
	return all
}

// appendAlike appends the indices of the parts of s from one up to another that are alike: a unique rule
// has to look at a name of theirs.
func (r *Report) appendAlike(all []int, s *section, from, to int) []int {
	for _, p := range s.parts.From(from) {
		if from == to {
			break
		}
		if slices.ContainsFunc(p.labels, r.compared) {
			all = append(all, from)
		}
		from++
	}
	return all
}

// anyCompared reports whether there is a name that its rule has to look at.
func (r *Report) anyCompared() bool {
	for i := range r.names {
		if r.compares(i) {
			return true
		}
	}
	return false
}

// compares reports whether unique rule i has to look at any name.
func (r *Report) compares(i int) bool {
	return r.names[i].twins() || r.rules.unique[i].unique.each != nil && r.names[i].any()
}

// compared reports whether l is a name that its rule has to look at.
func (r *Report) compared(l label) bool {
	return r.rules.unique[l.rule].unique.each != nil || r.names[l.rule].twice(l.name)
}
