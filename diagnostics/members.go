package diagnostics

import (
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The functions of this file look at the members of an object: what it lacks, where that belongs in it, and
// what another name would be.

// standing reports whether the object v is no longer being typed, so that it makes sense to say what it
// lacks.
func standing(v syntax.Value) bool {
	if v.Len() == 0 {
		return v.Whole()
	}
	for it := range v.Items() {
		if finished(it) {
			return true
		}
	}
	return false
}

// anyFinished reports whether one of the members is no longer being typed, so that it makes sense to say
// what their object lacks. There is another rule for one without any.
func anyFinished(members []syntax.Item) bool { return slices.ContainsFunc(members, finished) }

// lacks reports that the object v lacks the member k, which its keys list; the fix adds it.
func lacks(p *Pass, v syntax.Value, keys []catalog.Key, k catalog.Key, format string, args ...any) *Diagnostic {
	d := p.Report(brace(v), format, args...)
	d.FixWith("Add "+k.Name, func() []text.Edit { return addKey(v, namesOf(v), keys, k.Name, scaffold.Member(k)) })
	return d
}

// lacksAll reports that the object v, which a message calls whose, lacks some of its keys. The fixes add all
// of them, or one.
func lacksAll(p *Pass, v syntax.Value, keys, lacking []catalog.Key, whose string) *Diagnostic {
	var names []string
	for _, k := range lacking {
		names = append(names, quoteRaw(k.Name))
	}
	d := p.Report(brace(v), "%s lacks %s", whose, strings.Join(names, ", "))
	if len(lacking) > 1 {
		d.FixWith(fmt.Sprintf("Add all %d missing keys", len(lacking)), func() []text.Edit { return addKeys(v, keys, lacking, scaffold.Member) })
	}
	for _, k := range lacking {
		d.FixWith("Add "+k.Name, func() []text.Edit { return addKeys(v, keys, []catalog.Key{k}, scaffold.Member) })
	}
	return d
}

// needMembers reports which of the required members the object v lacks, and those with nothing in them. whose
// is what a message calls v.
func needMembers(p *Pass, v syntax.Value, keys []catalog.Key, whose string) {
	if v.Kind() != syntax.Object {
		return
	}
	var lacking []catalog.Key
	for _, k := range keys {
		switch it, ok := v.Member(k.Name); {
		case !k.Required:
		case ok && blank(it.Value()):
			d := p.Report(it.Value().Span(), "Property %q is blank; expected a value of your own", k.Name)
			if s, _ := content(it.Value()); s != "" {
				d.Severity = Warning // the toolkit lets blanks pass
			}
		case !ok:
			lacking = append(lacking, k)
		}
	}
	if len(lacking) > 0 && standing(v) {
		lacksAll(p, v, keys, lacking, whose).Severity = rejection(lacking[0].RequiredBy)
	}
}

// needTypes reports the members of the object v that are not of the types that keys give them.
func needTypes(p *Pass, v syntax.Value, keys []catalog.Key) {
	if v.Kind() != syntax.Object {
		return
	}
	for _, k := range keys {
		if it, ok := v.Member(k.Name); ok {
			graded(p, rejection(k.TypeBy), func() { needType(p, it.Value(), k.Type, k.Item, titleOf(k.Name)) })
		}
	}
}

// renameTo gives d, a finding about the name of the member it, the fix that makes it key: surely if there is
// no doubt.
func renameTo(d *Diagnostic, it syntax.Item, key string, sure bool) {
	rename := text.Edit{Span: it.Key(), New: quoteRaw(key)}
	if sure {
		d.FixSurely(changeTo(key), rename)
	} else {
		d.Fix(changeTo(key), rename)
	}
}

// titleOf returns what a message calls the value of a key that has no name in words.
func titleOf(name string) string { return `Property "` + name + `"` }

// namesOf returns the names of the members of v.
func namesOf(v syntax.Value) []string {
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
	return v.Insert(placeFor(names, keys, key), f)
}

// addKeys returns the edits that give the object v the members wanted, each as made makes it and where
// keys lists it. Those that come to stand at one place are added together.
func addKeys(v syntax.Value, keys, wanted []catalog.Key, made func(catalog.Key) syntax.Fragment) []text.Edit {
	if !v.Whole() {
		return nil
	}
	names := namesOf(v)
	groups := map[int][]syntax.Fragment{}
	for _, k := range wanted {
		at := placeFor(names, keys, k.Name)
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

// placeFor returns the index among names at which key belongs: behind those that keys lists before it.
func placeFor(names []string, keys []catalog.Key, key string) int {
	before := keys[:max(catalog.IndexKey(keys, key), 0)]
	at := 0
	for i, name := range names {
		if catalog.IndexKey(before, name) >= 0 {
			at = i + 1
		}
	}
	return at
}
