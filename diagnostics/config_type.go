package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var configType = &Rule{
	Code:     "config-type",
	Severity: Error,
	Summary:  "The parameters are not in an array.",
	Why:      "`config` is an array even if there is only one parameter, or none.",
	Bad:      `{"service": "DESK", "config": {"name": "apiKey", "type": "text", "mandatory": true, "secure": true, "userdefined": true}}`,
	Good:     `{"service": "DESK", "config": [{"name": "apiKey", "type": "text", "mandatory": true, "secure": true, "userdefined": true}]}`,
	Fix:      "Puts the array around a parameter.",
	Source:   toolkit,
	only:     withKey("config"),
	member: membership{[]string{"config"}, func(p *Pass, name string, v syntax.Value) {
		graded(p, rejection(p.key(name).TypeBy), func() { needEntries(p, v, "Config", "parameters") })
	}},
}

var configCount = &Rule{
	Code:     "config-count",
	Severity: Error,
	Summary:  "There are more parameters than the service takes.",
	Why:      "The toolkit takes up to 20 parameters, for Projects up to 10.",
	Bad:      `{"service": "CREATOR", "config": [` + strings.Join(numbered(`{"name": "p#", "type": "string"}`, 21), ", ") + `]}`,
	Good:     `{"service": "CREATOR", "config": [` + strings.Join(numbered(`{"name": "p#", "type": "string"}`, 20), ", ") + `]}`,
	Source:   toolkit,
	only:     func(s *catalog.Service) bool { return s.Config.Max > 0 },
	manifest: func(p *Pass, m *manifest.Model) {
		s, _ := m.Section(manifest.InConfig)
		v, most := s.Item.Value(), m.Service.Config.Max
		if v.Kind() == syntax.Array && v.Len() > most {
			p.Report(head(v.Item(most).Value()), "Manifest has %d parameters; %s takes at most %d", v.Len(), m.Service.Name, most)
		}
	},
}

var configItemType = &Rule{
	Code:     "config-item-type",
	Severity: Error,
	Summary:  "A parameter is not an object.",
	Why:      "A parameter is an object with a name, a type and whatever else its service asks for.",
	Bad:      `{"service": "CREATOR", "config": ["report"]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "report", "type": "Report"}]}`,
	Source:   toolkit,
	only:     withKey("config"),
	element: func(p *Pass, place manifest.Place, it syntax.Item) {
		v := it.Value()
		if place == manifest.InConfig && p.Model().Nature == manifest.Zoho && v.Kind() != syntax.Object && settled(v) {
			wrongType(p, v, "Parameter", "an object").Severity = rejection(p.key("config").TypeBy)
		}
	},
}

var configItemEmpty = &Rule{
	Code:     "config-item-empty",
	Severity: Error,
	Summary:  "A parameter has nothing in it.",
	Why:      "A parameter has at least a name, by which code reads it.",
	Bad:      `{"service": "CREATOR", "config": [{}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "report", "type": "Report"}]}`,
	Fix:      "Fills in what the service asks for.",
	Source:   toolkit,
	only:     withParameters,
	parameter: func(p *Pass, e *manifest.Entry) {
		v := e.Value
		k := keyIn(e.Keys(), "name")
		if v.Len() > 0 || !v.Whole() || k == nil || !k.Required {
			return
		}
		d := p.Report(head(v), "Parameter is empty; expected at least its name")
		d.Severity = severityBy(k.RequiredBy)
		d.FixWith("Fill in the parameter", func() []text.Edit {
			return addKeys(v, e.Keys(), usualKeys(&e.Service.Config), func(k catalog.Key) syntax.Fragment { return scaffold.Starter(k, *e.Service) })
		})
	},
}

// usualKeys returns the keys that a parameter must have, be it in some cases only, and its type.
func usualKeys(c *catalog.Config) []catalog.Key {
	var keys []catalog.Key
	for _, k := range c.Keys {
		if k.Required || k.Name == c.TypeKey || k.RequiredIf.Key == userDefined || slices.Contains(c.Together, k.Name) || k.Name == userDefined {
			keys = append(keys, k)
		}
	}
	return keys
}

// userDefined is the key that says that a user fills in the parameter.
const userDefined = "userdefined"

// withParameters reports whether it is known what a parameter of a service has in it.
func withParameters(s *catalog.Service) bool { return len(s.Config.Keys) > 0 }

// numbered returns n examples with their numbers in place of #.
func numbered(example string, n int) []string {
	var all []string
	for i := range n {
		all = append(all, strings.ReplaceAll(example, "#", string(rune('a'+i))))
	}
	return all
}
