package rule

import (
	"iter"
	"slices"
	"strings"

	"github.com/nlnwa/whatwg-url/url"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The keys whose values the rules about domains look at.
const (
	AllowedDomains = "whiteListedDomains"
	CSPDomains     = "cspDomains"
	connectSrc     = "connect-src"
)

// WithDomains returns whether a service reads one of them.
func WithDomains(s *catalog.Service) bool {
	return HasProperty(AllowedDomains)(s) || HasProperty(CSPDomains)(s)
}

// Domains is an array of domains, of whiteListedDomains or of connect-src.
type Domains struct {
	Value syntax.Value
	Key   *catalog.Key
}

// domainsIn returns the list of domains in v, the value of the top-level property name. ok is false if it is not an array.
func domainsIn(p *Pass, name string, v syntax.Value) (list Domains, ok bool) {
	k := p.Key(name)
	if name == CSPDomains && k != nil {
		k = FindKey(k.Keys, connectSrc)
		if v.Kind() != syntax.Object {
			return Domains{}, false
		}
		it, _ := v.Member(connectSrc)
		v = it.Value()
	}
	return Domains{v, k}, k != nil && v.Kind() == syntax.Array
}

// Domain is a URL in an array of domains: an item, or one of several URLs in an item.
type Domain struct {
	list  Domains
	index int // of the item
	item  syntax.Item
	whole string // the content of the item
	from  int    // where name begins in whole
	Name  string
	URL   *url.Url
}

// Index returns the index of the item that contains the domain.
func (d Domain) Index() int { return d.index }

// Span returns the place of name[from:to].
func (d Domain) Span(from, to int) text.Span {
	return Within(d.item.Value(), d.whole, d.from+from, d.from+to)
}

// Replace returns the edit that puts s in the place of the domain.
func (d Domain) Replace(s string) text.Edit { return d.edit(d.from, d.from+len(d.Name), s) }

// Remove returns the edit that takes the domain out of its item, or the item if there is nothing else in it.
func (d Domain) Remove() text.Edit {
	if d.alone() {
		return d.list.Value.Remove(d.index)
	}
	from, to := len(strings.TrimRight(d.whole[:d.from], " ")), d.from+len(d.Name)
	if from == 0 {
		to = len(d.whole) - len(strings.TrimLeft(d.whole[to:], " "))
	}
	return d.edit(from, to, "")
}

// edit returns the edit that puts s in the place of whole[from:to], the smallest one: there may be very many
// domains in an item.
func (d Domain) edit(from, to int, s string) text.Edit {
	v := d.item.Value()
	if span := Within(v, d.whole, from, to); span != v.Span() {
		quoted := QuoteRaw(s)
		return text.Edit{Span: span, New: quoted[1 : len(quoted)-1]}
	}
	return ReplaceString(v, d.whole[:from]+s+d.whole[to:])
}

// alone reports whether the domain is all there is in its item, but for blanks.
func (d Domain) alone() bool { return strings.TrimSpace(d.whole) == d.Name }

// EachDomain calls look with the URLs in a member called name. What is none, or left to be filled in,
// is passed over.
func EachDomain(p *Pass, name string, v syntax.Value, look func(Domain)) {
	EachEntry(p, name, v, func(list Domains, index int, it syntax.Item, s string) {
		for at, part := range list.Parts(s) {
			if u := ParseURL(part); u != nil {
				look(Domain{list, index, it, s, at, part, u})
			}
		}
	})
}

// Each calls look with the URLs in the list. What is none, or left to be filled in, is passed over.
func (l Domains) Each(look func(Domain)) {
	index := -1
	for it := range l.Value.Items() {
		index++
		whole, ok := Literal(it.Value())
		if !ok {
			continue
		}
		for at, part := range l.Parts(whole) {
			if u := ParseURL(part); u != nil {
				look(Domain{l, index, it, whole, at, part, u})
			}
		}
	}
}

// EachEntry calls look with the strings in a member called name. What is left to be filled in is passed
// over.
func EachEntry(p *Pass, name string, v syntax.Value, look func(list Domains, index int, it syntax.Item, s string)) {
	list, ok := domainsIn(p, name, v)
	if !ok {
		return
	}
	index := -1
	for it := range list.Value.Items() {
		index++
		if s, ok := Literal(it.Value()); ok {
			look(list, index, it, s)
		}
	}
}

// Parts yields what a string in the array says, with where it begins: several domains if the key takes
// them, separated by blanks.
func (l Domains) Parts(s string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		if !l.Key.Link.Several {
			trimmed := strings.TrimSpace(s)
			yield(strings.Index(s, trimmed), trimmed)
			return
		}
		at := 0
		for part := range strings.SplitSeq(strings.TrimSpace(s), " ") {
			if part == "" {
				continue
			}
			at += strings.Index(s[at:], part)
			if !yield(at, part) {
				return
			}
			at += len(part)
		}
	}
}

// Accepts reports whether s may be a domain of the array.
func (l Domains) Accepts(s string) bool {
	return ParseURL(s) != nil || slices.Contains(l.Key.Link.Literals, s)
}

// SplitDomains returns the domains that s holds if there are more than one, and nothing else, in it.
func SplitDomains(s string) []string {
	if several := SplitWords(s); len(several) > 1 && !slices.ContainsFunc(several, noDomain) {
		return several
	}
	return nil
}

// noDomain reports whether s is neither a URL nor a host without its scheme.
func noDomain(s string) bool { return ParseURL(s) == nil && !hostFirst(s) }

// LikelySource returns the domain that s, which the list does not accept, probably means, empty if that is unclear, and
// whether a fix is safe.
func LikelySource(list Domains, s string) (meant string, sure bool) {
	for _, literal := range list.Key.Link.Literals {
		if rest, ok := strings.CutPrefix(strings.ToLower(s), literal); ok {
			return literal, rest == ""
		}
	}
	return meantURL(s)
}

// Split returns the domains of an item if each of them must be a separate item.
func (l Domains) Split(whole string) []string {
	if !l.Key.Link.Several {
		return SplitDomains(whole)
	}
	trimmed := strings.TrimSpace(whole)
	apart := SplitWords(trimmed)
	sound := !slices.ContainsFunc(apart, func(one string) bool { return !l.Accepts(one) })
	if len(apart) > 1 && sound && strings.Join(apart, " ") != trimmed {
		return apart
	}
	return nil
}

// Part returns the domain name, which begins at from in the content whole of the item with an index.
func (l Domains) Part(index int, whole string, from int, name string) Domain {
	return Domain{l, index, l.Value.Item(index), whole, from, name, nil}
}
