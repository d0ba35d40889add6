package diagnostics

import (
	"slices"
	"sync"

	"plugin-manifest-ls/internal/manifest"
)

// nameList has the names of the entries of a section that one rule compares.
type nameList struct {
	text     []string // parallel to the items of the array, empty for an entry without a name; nil if none is compared
	repeated []int    // the indices of the entries whose name another entry has, too
}

// newNames returns empty lists for the names of n entries of a place, by rule: nil for a rule that compares none.
func (set *ruleSet) newNames(place manifest.Place, n int) [][]string {
	lists := make([][]string, len(set.unique))
	for i, rule := range set.unique {
		if slices.Contains(rule.unique.in, place) {
			lists[i] = make([]string, 0, n)
		}
	}
	return lists
}

// appendNames appends the name of an entry to each of the lists. e is nil for an item that is not an entry; c is nil
// unless it is a connector.
func (set *ruleSet) appendNames(lists [][]string, e *manifest.Entry, c *manifest.Connector) {
	for i, rule := range set.unique {
		if lists[i] == nil {
			continue
		}
		name := ""
		if e != nil {
			name, _ = rule.unique.of(e, c)
		}
		lists[i] = append(lists[i], name)
	}
}

// replace returns l with the names from one index up to another replaced, unless by is nil. Which names are repeated is
// not known yet if any has changed.
func (l nameList) replace(from, to int, by []string) nameList {
	if by == nil || slices.Equal(l.text[from:to], by) {
		return l
	}
	return nameList{text: replace(l.text, from, to, by)}
}

// compareNames finds the names that occur more than once. It searches only for those that were added, changed or removed
// since before, which may be nil.
func (r *Report) compareNames(before *Report) {
	for i, rule := range r.rules.unique {
		changed := r.moveRepeated(before, i)
		if len(changed) > 0 {
			r.findRepeated(i, changed)
		}
		if rule != linkNameDuplicate {
			continue
		}
		if before != nil && len(changed) == 0 {
			r.linkNames = before.linkNames
		} else {
			r.linkNames = r.allNames(i)
		}
	}
}

// moveRepeated moves the indices of the repeated names of a rule to where they are since before, and returns the names
// that were added, changed or removed.
func (r *Report) moveRepeated(before *Report, rule int) (changed []string) {
	for _, place := range r.rules.unique[rule].unique.in {
		var was nameList
		if s := before.section(place); s != nil {
			was = s.names[rule]
		}
		now := &nameList{}
		if s := r.section(place); s != nil {
			now = &s.names[rule]
		}
		from, oldEnd, end := difference(was.text, now.text)
		if from == max(oldEnd, end) {
			now.repeated = was.repeated
			continue
		}
		for _, i := range was.repeated {
			if i >= oldEnd {
				i += end - oldEnd
			} else if i >= from {
				continue
			}
			now.repeated = append(now.repeated, i)
		}
		changed = append(append(changed, was.text[from:oldEnd]...), now.text[from:end]...)
	}
	return slices.DeleteFunc(changed, func(name string) bool { return name == "" })
}

// difference returns how two lists differ: a from start up to aEnd has become b from start up to bEnd.
func difference(a, b []string) (start, aEnd, bEnd int) {
	aEnd, bEnd = len(a), len(b)
	if aEnd == bEnd && aEnd > 0 && &a[0] == &b[0] {
		return aEnd, aEnd, bEnd
	}
	for start < min(aEnd, bEnd) && a[start] == b[start] {
		start++
	}
	for start < min(aEnd, bEnd) && a[aEnd-1] == b[bEnd-1] {
		aEnd, bEnd = aEnd-1, bEnd-1
	}
	return start, aEnd, bEnd
}

// findRepeated searches all entries for names of a rule, and records which of them occur more than once.
func (r *Report) findRepeated(rule int, names []string) {
	counts := make(map[string]int, len(names))
	for _, name := range names {
		counts[name] = 0
	}
	searched := func(name string) bool {
		if len(names) <= 4 { // comparing strings of different length is faster than hashing one
			return slices.Contains(names, name)
		}
		_, ok := counts[name]
		return ok
	}
	hits := make([][]int, len(r.sections)) // the entries that have one of the names, by section
	for s := range r.sections {
		for i, name := range r.sections[s].names[rule].text {
			if searched(name) {
				hits[s] = append(hits[s], i)
				counts[name]++
			}
		}
	}
	for s := range r.sections {
		list := &r.sections[s].names[rule]
		list.repeated = slices.DeleteFunc(slices.Clone(list.repeated), func(i int) bool {
			_, hit := slices.BinarySearch(hits[s], i)
			return hit
		})
		for _, i := range hits[s] {
			if counts[list.text[i]] > 1 {
				list.repeated = append(list.repeated, i)
			}
		}
		slices.Sort(list.repeated)
	}
}

// allNames returns a function that computes the set of all names that a rule compares when it is first called.
func (r *Report) allNames(rule int) func() map[string]bool {
	var lists [][]string // and not r, which the next report need not keep
	for _, s := range r.sections {
		lists = append(lists, s.names[rule].text)
	}
	return sync.OnceValue(func() map[string]bool {
		all := map[string]bool{}
		for _, name := range slices.Concat(lists...) {
			all[name] = true
		}
		return all
	})
}
