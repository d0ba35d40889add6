package manifest

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

var duplicateKey = &rule.Rule{
	Code:     "duplicate-key",
	Severity: rule.Warning,
	Summary:  "An object has two properties with the same name.",
	Why:      "Only the last one is used. The others are silently ignored.",
	Bad:      `{"service": "DESK", "storage": true, "storage": false}`,
	Good:     `{"service": "DESK", "storage": false}`,
	Fix:      "Removes one of the properties.",
	Source:   catalog.Source{Title: "RFC 8259, section 4", URL: "https://www.rfc-editor.org/rfc/rfc8259#section-4", Grade: catalog.Documented},
	CheckObject: func(p *rule.Pass, v syntax.Value) {
		if v.Len() <= smallObject {
			checkSmall(p, v)
			return
		}
		last := make(map[string]int, v.Len())
		i := -1
		for it := range v.Items() {
			i++
			if !rule.IsFinishedProperty(it) {
				continue
			}
			name := it.Name()
			if other, ok := last[name]; ok {
				reportDuplicate(p, v, other, i)
			}
			last[name] = i
		}
	},
}

// smallObject is the maximum number of properties for which comparing each name with the others is faster than a map.
const smallObject = 12

// checkSmall compares the names of an object with at most smallObject properties.
func checkSmall(p *rule.Pass, v syntax.Value) {
	var names [smallObject]string
	n := 0
	for it := range v.Items() {
		if rule.IsFinishedProperty(it) {
			names[n] = it.Name()
			for i := n - 1; i >= 0; i-- {
				if names[i] == names[n] && rule.IsFinishedProperty(v.Item(i)) {
					reportDuplicate(p, v, i, n)
					break
				}
			}
		}
		n++
	}
}

// reportDuplicate reports that item i of v has the same name as the next item later, which overrides it.
func reportDuplicate(p *rule.Pass, v syntax.Value, i, later int) {
	it, next := v.Item(i), v.Item(later)
	d := p.Report(it.Key(), "Property %s is overridden by a later property with the same name", rule.Display(it.Name()))
	d.Unnecessary = true
	d.Relate(next.Key(), rule.Display(it.Name())+" is overridden here")
	same := it.Value().Raw() == next.Value().Raw()
	if same && v.Whole() { // with a syntax error, the rest may parse differently
		d.FixSurely("Remove this property", v.Remove(i))
		return
	}
	d.Fix("Remove this property", v.Remove(i))
	if !same {
		d.Fix("Remove the later property", v.Remove(later))
	}
}
