package diagnostics

import (
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var keyMissing = &Rule{
	Code:     "key-missing",
	Severity: Error,
	Summary:  "The manifest lacks a key that its service asks for.",
	Why:      "The toolkit packs nothing while a key is missing, even one whose value would be empty. A key that only the documentation asks for is a warning.",
	Bad:      `{"service": "SDP", "type": "personal"}`,
	Good:     `{"service": "SDP", "type": "personal", "widgets": [{"name": "Clock", "description": "Shows the time", "path_url": "/app/widget.html", "locations": ["webtab"]}]}`,
	Fix:      "Adds all missing keys, or one of them, where the documentation has them.",
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		return slices.ContainsFunc(s.Keys, func(k catalog.Key) bool { return required(&k) })
	},
	manifest: func(p *Pass, m *manifest.Model) {
		for _, by := range [...]catalog.Grade{catalog.Zet, catalog.Documented} {
			if keys := lacking(m, by); len(keys) > 0 {
				reportMissing(p, m, by, keys)
			}
		}
	},
}

// required reports whether a service asks for its top-level key k. There is another rule for service.
func required(k *catalog.Key) bool { return k.Required && k.Name != "service" }

// lacking returns the keys that a source of one grade asks for and m has not.
func lacking(m *manifest.Model, by catalog.Grade) []*catalog.Key {
	var keys []*catalog.Key
	for i := range m.Service.Keys {
		if k := &m.Service.Keys[i]; required(k) && k.RequiredBy == by {
			if _, ok := m.Member(k.Name); !ok && !topLevel(m).meant(m.Members(), k.Name) { // else key-misspelt says it
				keys = append(keys, k)
			}
		}
	}
	return keys
}

func reportMissing(p *Pass, m *manifest.Model, by catalog.Grade, lacking []*catalog.Key) {
	var names []string
	for _, k := range lacking {
		names = append(names, `"`+k.Name+`"`)
	}
	what, asks := "key ", "asks for it"
	if len(lacking) > 1 {
		what, asks = "keys ", "asks for them"
	}
	starter := func(k catalog.Key) syntax.Fragment { return scaffold.Starter(k, m.Service) }
	d := p.Report(brace(m.Root), "Manifest lacks the %s%s; %s %s", what, strings.Join(names, ", "), asker(&m.Service, by), asks)
	d.Severity = severityBy(by)
	if !p.fixing {
		return
	}
	add := func(keys ...*catalog.Key) func() []text.Edit {
		return func() []text.Edit {
			var wanted []catalog.Key
			for _, k := range keys {
				wanted = append(wanted, *k)
			}
			return addKeys(m.Root, m.Service.Keys, wanted, starter)
		}
	}
	if len(lacking) > 1 {
		d.FixWith(fmt.Sprintf("Add all %d missing keys", len(lacking)), add(lacking...))
	}
	for _, k := range lacking {
		d.FixWith("Add "+k.Name, add(k))
	}
}
