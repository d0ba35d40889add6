package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

var keyMisspelt = &Rule{
	Code:     "key-misspelt",
	Severity: Warning,
	Summary:  "A key is nearly one that is read at its place, but not quite.",
	Why:      "Keys that a product does not know are dropped without a word, and case matters. It is an error where the toolkit asks for the key that is meant.",
	Bad:      `{"service": "DESK", "whitelistedDomains": []}`,
	Good:     `{"service": "DESK", "whiteListedDomains": []}`,
	Fix:      "Replaces it by the key that is meant.",
	Source:   sigmaManifest,
	manifest: func(p *Pass, m *manifest.Model) {
		topLevel(m).checkSpelling(p, m.Members())
	},
	member: membership{[]string{"modules"}, func(p *Pass, _ string, v syntax.Value) {
		inModules(p.Model(), v).checkSpelling(p, slices.Collect(v.Items()))
	}},
	widget: func(p *Pass, e *manifest.Entry) {
		inEntry(e).checkSpelling(p, e.Members())
	},
	parameter: func(p *Pass, e *manifest.Entry) {
		if e.Service.Config.ClosedBy == 0 { // else config-key-unknown has more to say
			inEntry(e).checkSpelling(p, e.Members())
		}
	},
	connector: func(p *Pass, c *manifest.Connector) {
		place := inConnector(c)
		for i, it := range c.Members() {
			if !manifest.Telling(c.Names()[i]) && !place.has(c.Names()[i]) && finished(it) {
				place.checkName(p, it)
			}
		}
	},
}

// checkSpelling reports the names among those of members that stand for a key.
func (k keyPlace) checkSpelling(p *Pass, members []syntax.Item) {
	if len(k.keys) == 0 {
		return
	}
	for _, it := range members {
		if finished(it) {
			k.checkName(p, it)
		}
	}
}

func (k keyPlace) checkName(p *Pass, it syntax.Item) {
	name := it.Name()
	m := k.meaning(name)
	if m.key == "" {
		return
	}
	if m.at != k.at {
		p.Report(it.Key(), "Property %s is not read here: %s", shown(name), clause(m.doc))
		return
	}
	d := p.Report(it.Key(), "Property %s is unknown; did you mean %q", shown(name), m.key)
	if m.doc != "" {
		d.Message = "Property " + shown(name) + " is unknown: " + clause(m.doc)
	}
	if k.taken(m.key) {
		return
	}
	if at := catalog.IndexKey(k.keys, m.key); at >= 0 && k.keys[at].RequiredBy == catalog.Zet && k.at == catalog.TopLevel {
		d.Severity = Error // the manifest lacks that one
	}
	renameTo(d, it, m.key, m.doc == "" && spelling.Same(m.key, name))
}
