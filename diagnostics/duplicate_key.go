package diagnostics

import (
	"fmt"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var duplicateKey = &Rule{
	Code:     "duplicate-key",
	Severity: Warning,
	Summary:  "An object has two members of the same name.",
	Why:      "Only the last of them counts; the others are dropped without a word.",
	Bad:      `{"storage": true, "storage": false}`,
	Good:     `{"storage": false}`,
	Fix:      "Removes one of them.",
	Source:   catalog.Source{Title: "RFC 8259, section 4", URL: "https://www.rfc-editor.org/rfc/rfc8259#section-4", Grade: catalog.Documented},
	object: func(p *Pass, v syntax.Value) {
		last := map[string]int{}
		for i := range v.Len() {
			it := v.Item(i)
			if !it.HasKey() {
				continue
			}
			if other, ok := last[it.Name()]; ok {
				reportDuplicate(p, v, other, i)
			}
			last[it.Name()] = i
		}
	},
}

// reportDuplicate reports that item i of v, which does not count, has the name of item later.
func reportDuplicate(p *Pass, v syntax.Value, i, later int) {
	it, counts := v.Item(i), v.Item(later)
	d := p.Report(it.Key(), "Property %q stands here twice; only the later one counts", it.Name())
	d.Unnecessary = true
	d.Relate(counts.Key(), fmt.Sprintf("This %q counts", it.Name()))
	d.Fix("Remove this "+it.Name(), []text.Edit{v.Remove(i)}...)
	d.Fix("Remove the later "+it.Name(), v.Remove(later))
}
