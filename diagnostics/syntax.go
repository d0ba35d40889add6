package diagnostics

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// syntaxRule is reported by the engine for every fault of the tree.
var syntaxRule = &rule.Rule{
	Code:     "syntax",
	Severity: rule.Error,
	Summary:  "The text is not valid JSON.",
	Why:      "A manifest has to be JSON as RFC 8259 defines it, without comments and trailing commas. Otherwise nothing in it is read.",
	Bad:      `{"service": "DESK" "connectors": [],}`,
	Good:     `{"service": "DESK", "connectors": []}`,
	Fix:      "Puts in what is missing, or takes out what is too much.",
	Source:   catalog.Source{Title: "RFC 8259", URL: "https://www.rfc-editor.org/rfc/rfc8259", Grade: catalog.Documented},
}

// maxFaults is how many faults are reported. A binary file has one in every few bytes.
const maxFaults = 1000

// checkSyntax reports each syntax error of the tree, except for those that only follow from another one in their line.
func checkSyntax(t *syntax.Tree, of *rule.Pass) {
	if t.FaultCount() == 0 {
		return
	}
	p := &rule.Pass{Rule: syntaxRule, Fixing: of.Fixing}
	torn := tornLines(t)
	for f := range t.Faults() {
		if len(p.Found) == maxFaults {
			break
		}
		if line := lineOf(t, f); torn[line] > 1 {
			p.Report(f.Span, "A quotation mark is missing in this line")
			torn[line] = reported
			continue
		} else if torn[line] == reported {
			continue
		}
		if checkEllipsis(p, t, f) {
			continue
		}
		d := p.Report(f.Span, "%s", rule.FaultMessage(t, f))
		if f.Kind == syntax.ByteOrderMark {
			d.Severity = rule.Warning // Zoho's own command line reads such files
		}
		if p.Fixing {
			fixFault(d, t, f)
		}
	}
	of.Found = append(of.Found, p.Found...)
}

const reported = -1

// tornLines returns the number of faults in each line in which a string is not closed: quotation
// marks pair wrongly there, and what is text and what is not has changed places.
func tornLines(t *syntax.Tree) map[int]int {
	torn := map[int]int{}
	for f := range t.Faults() {
		if f.Kind == syntax.UnterminatedString {
			torn[lineOf(t, f)] = 0
		}
	}
	if len(torn) > 0 {
		for f := range t.Faults() {
			if line := lineOf(t, f); hasLine(torn, line) {
				torn[line]++
			}
		}
	}
	return torn
}

func hasLine(lines map[int]int, line int) bool {
	_, ok := lines[line]
	return ok
}

func lineOf(t *syntax.Tree, f syntax.Fault) int {
	return t.Text().Position(f.Span.Start, text.UTF8).Line
}
