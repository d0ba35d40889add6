package diagnostics

import (
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var keyUnknown = &Rule{
	Code:     "key-unknown",
	Severity: Information,
	Summary:  "A key is not known to be read by the service.",
	Why:      "Products drop keys that they do not know without a word. Nobody rejects them, and no list of keys is ever complete; but a setting that has no effect is better known than hoped for.",
	Bad:      `{"service": "DESK", "version": "1.0.0"}`,
	Good:     `{"service": "DESK"}`,
	Fix:      "Removes it.",
	Source:   sigmaManifest,
	manifest: func(p *Pass, m *manifest.Model) {
		place := topLevel(m)
		place.covered = func(it syntax.Item) bool { return coveredElsewhere(m, it) }
		place.checkKnown(p, m.Root, m.Members())
	},
	member: membership{[]string{"modules"}, func(p *Pass, _ string, v syntax.Value) {
		inModules(p.Model(), v).checkKnown(p, v, slices.Collect(v.Items()))
	}},
	widget: func(p *Pass, e *manifest.Entry) {
		inEntry(e).checkKnown(p, e.Value, e.Members())
	},
	parameter: func(p *Pass, e *manifest.Entry) {
		if e.Service.Config.ClosedBy == 0 { // else config-key-unknown has more to say
			inEntry(e).checkKnown(p, e.Value, e.Members())
		}
	},
}

// checkKnown reports the members of v that are not read here and that key-misspelt says nothing about.
func (k keyPlace) checkKnown(p *Pass, v syntax.Value, members []syntax.Item) {
	if len(k.keys) == 0 {
		return
	}
	var said map[string]bool
	for i, it := range slices.Backward(members) {
		name := it.Name()
		if k.reads(name) || !finished(it) || name == "" || said[name] || k.at == catalog.TopLevel && name == editorSchema {
			continue
		}
		if k.covered != nil && k.covered(it) {
			continue
		}
		m := k.meaning(name)
		if m.key != "" {
			continue
		}
		if said == nil {
			said = map[string]bool{}
		}
		said[name] = true
		d := p.Report(it.Key(), "Property %s is %s", shown(name), k.unknown(name, m))
		d.Fix("Remove "+shown(name), v.Remove(i))
	}
}

// coveredElsewhere reports whether another rule says better that a top-level member is not read.
func coveredElsewhere(m *manifest.Model, it syntax.Item) bool {
	if unusedConnections(&m.Service, it) {
		return true
	}
	if m.Service.Code != "" && !hasWidgets(&m.Service) {
		widgets, ok := widgetsIn(m)
		return ok && contained(it, widgets)
	}
	return false
}

// editorSchema is the key that editors, not products, read: the address of a schema.
const editorSchema = "$schema"

// unknown says of a name, as the end of a message, that it is not read here.
func (k keyPlace) unknown(name string, m meaning) string {
	service, known := catalog.LookupService(k.service)
	elsewhere := readers()[k.at][name]
	switch {
	case m.doc != "":
		return "not read: " + clause(m.doc)
	case !known:
		return "not known for any service"
	case len(elsewhere) == 0:
		return "not known for " + service.Name
	case len(elsewhere) == 1:
		return "read for " + elsewhere[0] + " only"
	case len(elsewhere) <= 3:
		last := len(elsewhere) - 1
		return "not read for " + service.Name + ", only for " + strings.Join(elsewhere[:last], ", ") + " and " + elsewhere[last]
	}
	return fmt.Sprintf("not read for %s, only for %s and %d other services", service.Name, strings.Join(elsewhere[:2], ", "), len(elsewhere)-2)
}
