package diagnostics

import (
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
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
		needType(p, r)
		for i := range p.found[from:] {
			p.found[from+i].Severity = r.typeSeverity()
		}
	}),
}

// needType reports r if it is not of the type that it has to be of.
func needType(p *Pass, r described) {
	switch t := r.wants(); t.JSON() {
	case catalog.String:
		needString(p, r.value, r.title())
	case catalog.Boolean:
		needBoolean(p, r.value, r.title())
	case catalog.Object:
		needObject(p, r.value, r.title())
	case catalog.Array:
		items := "objects"
		if r.key.Item != catalog.Object {
			items = string(r.key.Item.JSON()) + "s"
		}
		needArray(p, r.value, r.title(), items)
	case catalog.Integer, catalog.Number:
		if settled(r.value) && !isOf(r.value, t) {
			needNumber(p, r)
		}
	}
}

// needNumber reports r, which is no number, or not a whole one. The fix takes the quotation marks from
// one.
func needNumber(p *Pass, r described) {
	is := kindOf(r.value)
	if r.value.Kind() == syntax.Number {
		is = r.value.Raw()
	}
	d := p.Report(head(r.value), "%s must be a whole number, not %s", r.title(), is)
	if s, ok := content(r.value); ok {
		if n, err := strconv.Atoi(s); err == nil && strconv.Itoa(n) == s {
			d.FixSurely("Change to "+s, text.Edit{Span: r.value.Span(), New: s})
		}
	}
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

// isOf reports whether v is of a type.
func isOf(v syntax.Value, t catalog.Type) bool {
	switch t.JSON() {
	case catalog.String:
		return v.Kind() == syntax.String
	case catalog.Boolean:
		return isBoolean(v)
	case catalog.Object:
		return v.Kind() == syntax.Object
	case catalog.Array:
		return v.Kind() == syntax.Array
	case catalog.Number:
		return v.Kind() == syntax.Number
	case catalog.Integer:
		return v.Kind() == syntax.Number && !strings.ContainsAny(v.Raw(), ".eE")
	}
	return true
}
