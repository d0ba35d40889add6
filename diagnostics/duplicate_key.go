package diagnostics

import (
	"fmt"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

var duplicateKey = &Rule{
	Code:     "duplicate-key",
	Severity: Warning,
	Summary:  "An object has two members of the same name.",
	Why:      "Only the last of them counts; the others are dropped without a word.",
	Bad:      `{"service": "DESK", "storage": true, "storage": false}`,
	Good:     `{"service": "DESK", "storage": false}`,
	Fix:      "Removes one of them.",
	Source:   catalog.Source{Title: "RFC 8259, section 4", URL: "https://www.rfc-editor.org/rfc/rfc8259#section-4", Grade: catalog.Documented},
	object: func(p *Pass, v syntax.Value) {
		if v.Len() <= fewMembers {
			compareFew(p, v)
			return
		}
		last := make(map[string]int, v.Len())
		i := -1
		for it := range v.Items() {
			i++
			if !finished(it) {
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

// fewMembers is up to how many members names are compared one by one, which is quicker then.
const fewMembers = 12

func compareFew(p *Pass, v syntax.Value) {
	var names [fewMembers]string
	n := 0
	for it := range v.Items() {
		if finished(it) {
			names[n] = it.Name()
			for i := n - 1; i >= 0; i-- {
				if names[i] == names[n] && finished(v.Item(i)) {
					reportDuplicate(p, v, i, n)
					break
				}
			}
		}
		n++
	}
}

// reportDuplicate reports that item i of v, which does not count, has the name of item later.
func reportDuplicate(p *Pass, v syntax.Value, i, later int) {
	it, counts := v.Item(i), v.Item(later)
	d := p.Report(it.Key(), "Property %s stands here twice; only the later one counts", shown(it.Name()))
	d.Unnecessary = true
	d.Relate(counts.Key(), fmt.Sprintf("This %s counts", shown(it.Name())))
	same := it.Value().Raw() == counts.Value().Raw()
	if same && v.Whole() { // else what is left may be read otherwise
		d.FixSurely("Remove this one", v.Remove(i))
		return
	}
	d.Fix("Remove this one", v.Remove(i))
	if !same {
		d.Fix("Remove the later one", v.Remove(later))
	}
}
