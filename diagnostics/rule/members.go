package rule

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The functions of this file look at the members of an object: what it lacks, where that belongs in it, and
// what another name would be.

// IsComplete reports whether the object v is no longer being typed, so that it makes sense to say what it
// lacks.
func IsComplete(v syntax.Value) bool {
	if v.Len() == 0 {
		return v.Whole()
	}
	for it := range v.Items() {
		if IsFinishedProperty(it) {
			return true
		}
	}
	return false
}

// anyFinished reports whether one of the members is no longer being typed, so that it makes sense to say
// what their object lacks. There is another rule for one without any.
func anyFinished(members []syntax.Item) bool { return slices.ContainsFunc(members, IsFinishedProperty) }

// RenameTo gives d, a finding about the name of the member it, the fix that makes it key: surely if there is
// no doubt.
func RenameTo(d *Diagnostic, it syntax.Item, key string, sure bool) {
	rename := text.Edit{Span: it.Key(), New: QuoteRaw(key)}
	if sure {
		d.FixSurely(ChangeTitle(key), rename)
	} else {
		d.Fix(ChangeTitle(key), rename)
	}
}

// NamesOf returns the names of the members of v.
func NamesOf(v syntax.Value) []string {
	names := make([]string, 0, v.Len())
	for it := range v.Items() {
		names = append(names, it.Name())
	}
	return names
}

// addKey returns the edits that give the object v, which has members with the given names, the member
// that f is, called key: behind those that keys lists before it. They are nil if v lacks a brace.
func addKey(v syntax.Value, names []string, keys []catalog.Key, key string, f syntax.Fragment) []text.Edit {
	if !v.Whole() {
		return nil
	}
	return v.Insert(InsertionIndex(names, keys, key), f)
}

// AddProperties returns the edits that give the object v the members wanted, each as made makes it and where
// keys lists it. Properties with the same index are added together.
func AddProperties(v syntax.Value, keys, wanted []catalog.Key, made func(catalog.Key) syntax.Fragment) []text.Edit {
	if !v.Whole() {
		return nil
	}
	names := NamesOf(v)
	groups := map[int][]syntax.Fragment{}
	for _, k := range wanted {
		at := InsertionIndex(names, keys, k.Name)
		groups[at] = append(groups[at], made(k))
	}
	var edits []text.Edit
	for at := range len(names) + 1 {
		if fragments := groups[at]; len(fragments) > 0 {
			edits = append(edits, v.Insert(at, scaffold.Items(fragments...))...)
		}
	}
	return edits
}

// InsertionIndex returns the index among names at which key belongs: behind those that keys lists before it.
func InsertionIndex(names []string, keys []catalog.Key, key string) int {
	before := keys[:max(catalog.IndexKey(keys, key), 0)]
	at := 0
	for i, name := range names {
		if catalog.IndexKey(before, name) >= 0 {
			at = i + 1
		}
	}
	return at
}
