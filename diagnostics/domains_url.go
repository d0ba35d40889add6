package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/syntax"
)

var domainsType = &Rule{
	Code:     "domains-type",
	Severity: Error,
	Summary:  "The domains that may be called are not in an array.",
	Why:      "`whiteListedDomains` is an array of URLs, which is empty if the extension calls nobody. Where the toolkit has no rules for the service, this is a warning.",
	Bad:      `{"service": "DESK", "connectors": [], "whiteListedDomains": "https://api.example.com"}`,
	Good:     `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com"]}`,
	Fix:      "Puts the array around it.",
	Source:   toolkit,
	only:     withKey(whiteListed),
	member: membership{[]string{whiteListed}, func(p *Pass, name string, v syntax.Value) {
		graded(p, rejection(p.key(name).TypeBy), func() { needArray(p, v, `Property "`+name+`"`, "URLs") })
	}},
}

var domainsItemType = &Rule{
	Code:     "domains-item-type",
	Severity: Error,
	Summary:  "A domain that may be called is no string.",
	Why:      "Every element of `whiteListedDomains` is a URL, written as a string.",
	Bad:      `{"service": "DESK", "connectors": [], "whiteListedDomains": [null]}`,
	Good:     `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com"]}`,
	Fix:      "Removes it.",
	Source:   toolkit,
	only:     withKey(whiteListed),
	member: membership{[]string{whiteListed}, func(p *Pass, name string, v syntax.Value) {
		needStrings(p, name, v)
	}},
}

// needStrings reports the items that are no strings in an array of domains.
func needStrings(p *Pass, name string, v syntax.Value) {
	list, ok := domainsIn(p, name, v)
	if !ok {
		return
	}
	i := -1
	for it := range list.value.Items() {
		i++
		if w := it.Value(); settled(w) && w.Kind() != syntax.String {
			d := wrongType(p, w, "Domain", "a string")
			d.Severity = rejection(list.key.TypeBy)
			d.Fix("Remove it", list.value.Remove(i))
		}
	}
}

var domainsURL = &Rule{
	Code:     "domains-url",
	Severity: Error,
	Summary:  "A domain that may be called is no URL.",
	Why:      "Every element of `whiteListedDomains` is one URL with its scheme: `https://api.example.com`. Where the toolkit has no rules for the service, this is a warning.",
	Bad:      `{"service": "DESK", "connectors": [], "whiteListedDomains": ["api.example.com"]}`,
	Good:     `{"service": "DESK", "connectors": [], "whiteListedDomains": ["https://api.example.com"]}`,
	Fix:      "Puts `https://` before a host, or makes an entry of each of several URLs.",
	Source:   toolkit,
	only:     withKey(whiteListed),
	member: membership{[]string{whiteListed}, func(p *Pass, name string, v syntax.Value) {
		eachEntry(p, name, v, func(list domains, i int, it syntax.Item, s string) {
			if list.lacksDomain(p, i, it, s) {
				return
			}
			if several := severalDomains(s); several != nil {
				d := p.Report(it.Value().Span(), "String %s holds several domains; expected one string for each", shown(s))
				d.Severity = Warning
				if parseURL(s) == nil {
					d.Severity = rejection(list.key.TypeBy)
				}
				d.FixSurely("Make an entry of each domain", splitItem(p.Model().Tree, it, several))
				return
			}
			if d := needURL(p, it.Value(), "Domain"); d != nil {
				d.Severity = rejection(list.key.TypeBy)
			}
		})
	}},
}

// severalDomains returns the domains that s holds if there are more than one, and nothing else, in it.
func severalDomains(s string) []string {
	if several := fields(s); len(several) > 1 && !slices.ContainsFunc(several, noDomain) {
		return several
	}
	return nil
}

// noDomain reports whether s is neither a URL nor a host without its scheme.
func noDomain(s string) bool { return parseURL(s) == nil && !hostFirst(s) }
