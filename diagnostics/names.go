package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/seq"
)

// names counts the names that the entries of a manifest have for one rule. It is ordered by name, so that
// the name of one entry is taken out and put in without looking at the others.
type names struct{ list seq.List[named, namesSum] }

type named struct {
	name  string
	count int
}

type namesSum struct {
	last  string // name
	twins int    // names that occur more than once
}

// Add returns the sum of s's names followed by next's.
func (s namesSum) Add(next namesSum) namesSum { return namesSum{next.last, s.twins + next.twins} }

// Measure implements the element of a list.
func (n named) Measure() namesSum {
	if n.count > 1 {
		return namesSum{n.name, 1}
	}
	return namesSum{n.name, 0}
}

// countNames counts all names of a manifest.
func countNames(all []string) names {
	slices.Sort(all)
	var items []named
	for _, name := range all {
		if n := len(items); n > 0 && items[n-1].name == name {
			items[n-1].count++
			continue
		}
		items = append(items, named{strings.Clone(name), 1})
	}
	return names{seq.Of[named, namesSum](items)}
}

// add counts a name by more, which may be negative.
func (n names) add(name string, more int) names {
	i, _ := n.list.Find(func(s namesSum) bool { return s.last >= name })
	if i < n.list.Len() {
		if at := n.list.Get(i); at.name == name {
			if at.count += more; at.count == 0 {
				return names{n.list.Splice(i, i+1, nil)}
			}
			return names{n.list.Splice(i, i+1, []named{at})}
		}
	}
	return names{n.list.Splice(i, i, []named{{strings.Clone(name), more}})}
}

// twins reports whether any name occurs more than once.
func (n names) twins() bool { return n.list.Sum().twins > 0 }

// any reports whether there is any name.
func (n names) any() bool { return n.list.Len() > 0 }

// twice reports whether name occurs more than once.
func (n names) twice(name string) bool { return n.twins() && n.count(name) > 1 }

// has reports whether name occurs.
func (n names) has(name string) bool { return n.count(name) > 0 }

// count returns how often name occurs.
func (n names) count(name string) int {
	i, _ := n.list.Find(func(s namesSum) bool { return s.last >= name })
	if i == n.list.Len() {
		return 0
	}
	at := n.list.Get(i)
	if at.name != name {
		return 0
	}
	return at.count
}
