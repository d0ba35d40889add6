package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
)

var configKeyUnknown = &Rule{
	Code:     "config-key-unknown",
	Severity: Error,
	Summary:  "A parameter has a key that the service does not take.",
	Why:      "A parameter of Creator has `name`, `type`, `placeholder`, `defaultValue` and `help`, and the toolkit rejects any other key.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string", "mandatory": true}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}]}`,
	Fix:      "Replaces it by the key that is meant, or removes it.",
	Source:   toolkit,
	only:     func(s *catalog.Service) bool { return s.Config.ClosedBy != 0 },
	parameter: func(p *Pass, e *manifest.Entry) {
		place := inEntry(e)
		for i, it := range e.Members() {
			name := e.Names()[i]
			if place.reads(name) || !finished(it) {
				continue
			}
			d := p.Report(it.Key(), "Property %s is not taken in a parameter of %s", shown(name), e.Service.Name)
			d.Severity = severityBy(e.Service.Config.ClosedBy)
			if m := place.meaning(name); m.key != "" && m.at == place.at && !place.taken(m.key) {
				d.Message += "; did you mean " + shown(m.key)
				renameTo(d, it, m.key, spelling.Same(m.key, name))
			}
			d.Fix("Remove "+shown(name), e.Value.Remove(i))
		}
	},
}
