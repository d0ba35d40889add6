package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
)

var resourcesRootType = &Rule{
	Code:     "resources-root-type",
	Severity: Error,
	Summary:  "The file resources.json holds something else than an object.",
	Why:      "Resources are members of one object, `{}` if there are none. The toolkit stops at anything else.",
	Bad:      withResources + "[]\n",
	Good:     withResources + "{}\n",
	Fix:      "Replaces what is empty by an empty object.",
	Source:   toolkit,
	only:     hasResources,
	other: map[manifest.Kind]func(*Pass, *manifest.Model){
		manifest.Resources: func(p *Pass, m *manifest.Model) { needObject(p, m.Root, described{file: project.Resources}.title()) },
	},
}

var resourcesType = &Rule{
	Code:     "resources-type",
	Severity: Error,
	Summary:  "A value in resources.json is of a wrong type.",
	Why:      "Where the toolkit looks at the type, it packs nothing while that is wrong; elsewhere it is a warning.",
	Bad:      withResources + `{"permissions": [{"resourceName": "resolve", "apiName": "resolve", "displayName": "Resolve", "description": "Resolves", "defaultState": "true"}]}` + "\n",
	Good:     withResources + `{"permissions": [{"resourceName": "resolve", "apiName": "resolve", "displayName": "Resolve", "description": "Resolves", "defaultState": true}]}` + "\n",
	Fix:      "Takes away or puts in quotation marks or brackets, or puts in an empty value.",
	Source:   toolkit,
	only:     hasResources,
	other: ofResources(func(p *Pass, r described) {
		if r.key.Name == "" {
			return
		}
		for _, t := range r.key.Also {
			if isOf(r.value, t) {
				return
			}
		}
		from := len(p.found)
		needType(p, r.value, r.wants(), r.key.Item, r.title())
		for i := range p.found[from:] {
			p.found[from+i].Severity = r.typeSeverity()
		}
	}),
}

// typeSeverity returns how bad it is that r is of a wrong type. A value of a closed list is none of it
// then.
func (r described) typeSeverity() Severity {
	switch {
	case r.value.Kind() == syntax.Null && r.key.RequiredBy != 0:
		return severityBy(r.key.RequiredBy) // as good as missing
	case r.key.TypeBy != 0:
		return severityBy(r.key.TypeBy)
	case r.key.ClosedBy != 0:
		return severityBy(r.key.ClosedBy)
	}
	return Warning
}
