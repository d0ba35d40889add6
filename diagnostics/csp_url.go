package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/syntax"
)

var cspItemType = &Rule{
	Code:     "csp-item-type",
	Severity: Error,
	Summary:  "A domain of connect-src is no string.",
	Why:      "Every element of `connect-src` is a string with a URL in it. The toolkit crashes at anything else.",
	Bad:      `{"service": "CREATOR", "cspDomains": {"connect-src": [5]}}`,
	Good:     `{"service": "CREATOR", "cspDomains": {"connect-src": ["https://api.example.com"]}}`,
	Fix:      "Removes it.",
	Source:   toolkit,
	only:     withKey(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		needStrings(p, name, v)
	}},
}

var cspCount = &Rule{
	Code:     "csp-count",
	Severity: Error,
	Summary:  "The content security policy has more domains than it may.",
	Why:      "`connect-src` takes up to ten entries. Entries that share a host with others can go.",
	Bad:      `{"service": "CREATOR", "cspDomains": {"connect-src": [` + tenDomains + `, "https://k.example.com"]}}`,
	Good:     `{"service": "CREATOR", "cspDomains": {"connect-src": [` + tenDomains + `]}}`,
	Source:   toolkit,
	only:     withKey(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		list, ok := domainsIn(p, name, v)
		if ok && list.key.Max > 0 && list.value.Len() > list.key.Max {
			p.Report(head(list.value.Item(list.key.Max).Value()), "Directive %q has %d domains; expected at most %d", connectSrc, list.value.Len(), list.key.Max).
				Severity = rejection(list.key.MaxBy)
		}
	}},
}

const tenDomains = `"https://a.example.com", "https://b.example.com", "https://c.example.com", "https://d.example.com", "https://e.example.com", ` +
	`"https://f.example.com", "https://g.example.com", "https://h.example.com", "https://i.example.com", "https://j.example.com"`

var cspDuplicate = &Rule{
	Code:     "csp-duplicate",
	Severity: Warning,
	Summary:  "A domain of connect-src is listed twice.",
	Why:      "The second entry says nothing new and counts among the ten that there may be. The toolkit rejects one that is spelt alike, but for Qntrl.",
	Bad:      `{"service": "CREATOR", "cspDomains": {"connect-src": ["https://api.example.com", "https://api.example.com/"]}}`,
	Good:     `{"service": "CREATOR", "cspDomains": {"connect-src": ["https://api.example.com"]}}`,
	Fix:      "Removes it.",
	Source:   toolkit,
	only:     withKey(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		if list, ok := domainsIn(p, name, v); ok && list.key.UniqueBy != 0 {
			reportTwice(p, name, v)
		}
	}},
}

var cspURL = &Rule{
	Code:     "csp-url",
	Severity: Error,
	Summary:  "A domain of connect-src is no URL.",
	Why:      "Every element of `connect-src` is a URL with its scheme, such as `https://api.example.com`, or `blob:`; several of them may stand in one string with a blank between. In Qntrl it is one URL.",
	Bad:      `{"service": "CREATOR", "cspDomains": {"connect-src": ["api.example.com"]}}`,
	Good:     `{"service": "CREATOR", "cspDomains": {"connect-src": ["https://api.example.com"]}}`,
	Fix:      "Puts `https://` before a host, or makes an entry of each of several URLs.",
	Source:   toolkit,
	only:     withKey(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		eachEntry(p, name, v, func(list domains, i int, it syntax.Item, s string) {
			if !list.lacksDomain(p, i, it, s) {
				checkSources(p, list, i, it, s)
			}
		})
	}},
}

// checkSources looks at item i of an array of domains, whose content s is not blank.
func checkSources(p *Pass, list domains, i int, it syntax.Item, s string) {
	v, bad := it.Value(), rejection(list.key.TypeBy)
	trimmed := strings.TrimSpace(s)
	apart := fields(trimmed)
	sound := !slices.ContainsFunc(apart, func(one string) bool { return !list.takes(one) })
	if len(apart) > 1 && sound && (!list.key.Link.Several || strings.Join(apart, " ") != trimmed) {
		message := "String %s holds several domains; expected one string for each"
		if list.key.Link.Several {
			message = "String %s holds several domains with more than a blank between; expected one string for each"
		}
		d := p.Report(within(v, s, 0, len(s)), message, shown(s))
		d.Severity = bad
		if list.takes(trimmed) {
			d.Severity = Warning // the toolkit takes it for one
		}
		d.FixSurely("Make an entry of each domain", splitItem(p.Model().Tree, it, apart))
		return
	}
	// A scheme by itself is a piece of something else, perhaps of what follows.
	torn := slices.ContainsFunc(apart, func(one string) bool { return strings.HasSuffix(one, "://") })
	for at, part := range list.parts(s) {
		if list.takes(part) {
			continue
		}
		one := domain{list, i, it, s, at, part, nil}
		d := p.Report(one.span(0, len(part)), "Domain %s is no URL; expected one that begins with https://", shown(part))
		d.Severity = bad
		meant, sure := meantSource(list, part)
		switch {
		case meant == "":
		case sure && !torn:
			d.FixSurely(changeTo(meant), one.replace(meant))
		default:
			d.Fix(changeTo(meant), one.replace(meant))
		}
	}
}

// meantSource returns what s, which the array does not take, is meant to be, empty if that cannot be told,
// and whether there is no doubt.
func meantSource(list domains, s string) (meant string, sure bool) {
	for _, literal := range list.key.Link.Literals {
		if rest, ok := strings.CutPrefix(strings.ToLower(s), literal); ok {
			return literal, rest == ""
		}
	}
	return meantURL(s)
}
