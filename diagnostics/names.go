package diagnostics

import (
	"maps"
	"slices"
	"sync"

	"plugin-manifest-ls/internal/manifest"
)

// newNames returns empty lists for the names of n entries of a place, by rule: nil for a rule that compares none.
func (set *ruleSet) newNames(place manifest.Place, n int) [][]string {
	lists := make([][]string, len(set.unique))
	for i, rule := range set.unique {
		if slices.Contains(rule.Unique.In, place) {
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
			name, _ = rule.Unique.Of(e, c)
		}
		lists[i] = append(lists[i], name)
	}
}

// names returns the names of the entries of a place that a rule compares; r may be nil.
func (r *Report) names(place manifest.Place, rule int) []string {
	if s := r.section(place); s != nil {
		return s.names[rule]
	}
	return nil
}

// compareNames finds the names that more than one entry has. It searches only for those that were added, changed or
// removed since before, which may be nil.
func (r *Report) compareNames(before *Report) {
	r.repeatedNames = make([]map[string]bool, len(r.rules.unique))
	if before != nil {
		copy(r.repeatedNames, before.repeatedNames)
		r.linkNames = before.linkNames
	}
	for i, rule := range r.rules.unique {
		var changed []string
		for _, place := range rule.Unique.In {
			changed = append(changed, difference(before.names(place, i), r.names(place, i))...)
		}
		if len(changed) > 0 {
			r.repeatedNames[i] = r.findRepeated(i, changed)
		}
		if rule.Code == "link-name-duplicate" && (before == nil || len(changed) > 0) {
			r.linkNames = r.allNames(i)
		}
	}
}

// difference returns the names in which two lists differ, except for those at the beginning and the end that are equal.
func difference(a, b []string) []string {
	if len(a) == len(b) && len(a) > 0 && &a[0] == &b[0] {
		return nil
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return slices.DeleteFunc(slices.Concat(a, b), func(name string) bool { return name == "" })
}

// findRepeated returns the names that more than one entry has for a rule. Only those that have changed since
// r.repeatedNames was computed are searched for.
func (r *Report) findRepeated(rule int, changed []string) map[string]bool {
	counts := make(map[string]int, len(changed))
	for _, name := range changed {
		counts[name] = 0
	}
	among := oneOfKeys(counts)
	for _, s := range r.sections {
		for _, name := range s.names[rule] {
			if among(name) {
				counts[name]++
			}
		}
	}
	repeated := maps.Clone(r.repeatedNames[rule])
	for name, count := range counts {
		if count > 1 && repeated == nil {
			repeated = map[string]bool{}
		}
		if count > 1 {
			repeated[name] = true
		} else {
			delete(repeated, name)
		}
	}
	return repeated
}

// oneOfKeys returns a function that reports whether a name is a key of names.
func oneOfKeys[V any](names map[string]V) func(string) bool {
	if few := slices.Collect(maps.Keys(names)); len(few) <= 4 {
		return func(name string) bool { return slices.Contains(few, name) } // faster than hashing the name
	}
	return func(name string) bool {
		_, ok := names[name]
		return ok
	}
}

// allNames returns a function that computes the set of all names that a rule compares when it is first called.
func (r *Report) allNames(rule int) func() map[string]bool {
	var lists [][]string // and not r, which the next report need not keep
	for _, s := range r.sections {
		lists = append(lists, s.names[rule])
	}
	return sync.OnceValue(func() map[string]bool {
		all := map[string]bool{}
		for _, name := range slices.Concat(lists...) {
			all[name] = true
		}
		return all
	})
}
