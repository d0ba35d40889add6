package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var configOptionsMissing = &Rule{
	Code:     "config-options-missing",
	Severity: Error,
	Summary:  "A parameter with values to choose from has none.",
	Why:      "The values that a user can choose from stand in the array `options`. Projects asks for it in a `selectbox`.",
	Bad:      `{"service": "PROJECTS", "config": [{"name": "size", "type": "selectbox", "is_mandatory": true, "is_secure": false}]}`,
	Good:     `{"service": "PROJECTS", "config": [{"name": "size", "type": "selectbox", "is_mandatory": true, "is_secure": false, "options": ["small", "large"]}]}`,
	Fix:      "Adds the array.",
	Source:   toolkit,
	only:     withOptions,
	parameter: func(p *Pass, e *manifest.Entry) {
		k := keyIn(e.Keys(), "options")
		by := askedBy(e, k)
		if by == 0 {
			return
		}
		it, there := e.Member(k.Name)
		switch v := it.Value(); {
		case there && v.Kind() == syntax.Array && v.Len() == 0 && v.Whole():
			p.Report(head(v), "Options are empty, so that there is nothing to choose from").Severity = Warning
		case misses(e, k.Name):
			lacks(p, e.Value, e.Keys(), *k, "Parameter lacks %q; %s asks for them%s", k.Name, asker(e.Service, by), occasion(e, k)).Severity = severityBy(by)
		}
	},
}

var configOptionsType = &Rule{
	Code:     "config-options-type",
	Severity: Error,
	Summary:  "The values to choose from are not in an array.",
	Why:      "`options` is an array of strings.",
	Bad:      `{"service": "PROJECTS", "config": [{"name": "size", "type": "selectbox", "is_mandatory": true, "is_secure": false, "options": "small"}]}`,
	Good:     `{"service": "PROJECTS", "config": [{"name": "size", "type": "selectbox", "is_mandatory": true, "is_secure": false, "options": ["small", "large"]}]}`,
	Fix:      "Puts the array around a value.",
	Source:   toolkit,
	only:     withOptions,
	parameter: func(p *Pass, e *manifest.Entry) {
		k := keyIn(e.Keys(), "options")
		if it, ok := e.Member(k.Name); ok {
			// The toolkit looks at the options only where it asks for them.
			graded(p, rejection(askedBy(e, k)), func() { needArray(p, it.Value(), "Options", "strings") })
		}
	},
}

// withOptions reports whether parameters of a service can have values to choose from.
func withOptions(s *catalog.Service) bool { return catalog.IndexKey(s.Config.Keys, "options") >= 0 }
