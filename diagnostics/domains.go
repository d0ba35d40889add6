package diagnostics

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
	whiteListed = "whiteListedDomains"
	csp         = "cspDomains"
	connectSrc  = "connect-src"
)

// withDomains returns whether a service reads one of them.
func withDomains(s *catalog.Service) bool { return withKey(whiteListed)(s) || withKey(csp)(s) }

// domains is an array of domains, of whiteListedDomains or of connect-src.
type domains struct {
	value syntax.Value
	key   *catalog.Key
}

// domainsIn returns the domains in v, the value of the top-level member called name, whose items then
// are to be looked at. ok is false if it is no array.
func domainsIn(p *Pass, name string, v syntax.Value) (list domains, ok bool) {
	k := p.key(name)
	if name == csp && k != nil {
		k = keyIn(k.Keys, connectSrc)
		if v.Kind() != syntax.Object {
			return domains{}, false
		}
		it, _ := v.Member(connectSrc)
		v = it.Value()
	}
	return domains{v, k}, k != nil && v.Kind() == syntax.Array
}

// domain is a URL that stands in an array of domains: a whole item, or one of several in it.
type domain struct {
	list  domains
	index int // of the item
	item  syntax.Item
	whole string // the content of the item
	from  int    // where name begins in whole
	name  string
	url   *url.Url
}

// span returns the place of name[from:to].
func (d domain) span(from, to int) text.Span {
	return within(d.item.Value(), d.whole, d.from+from, d.from+to)
}

// replace returns the edit that puts s in the place of the domain.
func (d domain) replace(s string) text.Edit { return d.edit(d.from, d.from+len(d.name), s) }

// remove returns the edit that takes the domain out of its item, or the item if there is nothing else in it.
func (d domain) remove() text.Edit {
	if d.alone() {
		return d.list.value.Remove(d.index)
	}
	from, to := len(strings.TrimRight(d.whole[:d.from], " ")), d.from+len(d.name)
	if from == 0 {
		to = len(d.whole) - len(strings.TrimLeft(d.whole[to:], " "))
	}
	return d.edit(from, to, "")
}

// edit returns the edit that puts s in the place of whole[from:to], the smallest one: there may be very many
// domains in an item.
func (d domain) edit(from, to int, s string) text.Edit {
	v := d.item.Value()
	if span := within(v, d.whole, from, to); span != v.Span() {
		quoted := quoteRaw(s)
		return text.Edit{Span: span, New: quoted[1 : len(quoted)-1]}
	}
	return change(v, d.whole[:from]+s+d.whole[to:])
}

// alone reports whether the domain is all there is in its item, but for blanks.
func (d domain) alone() bool { return strings.TrimSpace(d.whole) == d.name }

// eachDomain calls look with the URLs in a member called name. What is none, or left to be filled in,
// is passed over.
func eachDomain(p *Pass, name string, v syntax.Value, look func(domain)) {
	eachEntry(p, name, v, func(list domains, index int, it syntax.Item, s string) {
		for at, part := range list.parts(s) {
			if u := parseURL(part); u != nil {
				look(domain{list, index, it, s, at, part, u})
			}
		}
	})
}

// eachEntry calls look with the strings in a member called name. What is left to be filled in is passed
// over.
func eachEntry(p *Pass, name string, v syntax.Value, look func(list domains, index int, it syntax.Item, s string)) {
	list, ok := domainsIn(p, name, v)
	if !ok {
		return
	}
	index := -1
	for it := range list.value.Items() {
		index++
		if s, ok := literal(it.Value()); ok {
			look(list, index, it, s)
		}
	}
}

// lacksDomain reports item i of the array if its content s is blank, and tells whether it is.
func (l domains) lacksDomain(p *Pass, i int, it syntax.Item, s string) bool {
	if strings.TrimSpace(s) != "" {
		return false
	}
	d := p.Report(it.Value().Span(), "Domain is blank; expected a URL such as https://api.example.com")
	d.Severity = rejection(l.key.TypeBy)
	d.Fix("Remove it", l.value.Remove(i))
	return true
}

// parts yields what a string in the array says, with where it begins: several domains if the key takes
// them, separated by blanks.
func (l domains) parts(s string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		if !l.key.Link.Several {
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

// takes reports whether s may be a domain of the array.
func (l domains) takes(s string) bool {
	return parseURL(s) != nil || slices.Contains(l.key.Link.Literals, s)
}
