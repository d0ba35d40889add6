package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// syntaxRule is reported by the engine for every fault of the tree.
var syntaxRule = &Rule{
	Code:     "syntax",
	Severity: Error,
	Summary:  "The text is not valid JSON.",
	Why:      "A manifest has to be JSON as RFC 8259 defines it, without comments and trailing commas. Otherwise nothing in it is read.",
	Bad:      `{"service": "DESK" "connectors": [],}`,
	Good:     `{"service": "DESK", "connectors": []}`,
	Fix:      "Puts in what is missing, or takes out what is too much.",
	Source:   catalog.Source{Title: "RFC 8259", URL: "https://www.rfc-editor.org/rfc/rfc8259", Grade: catalog.Documented},
}

// checkSyntax returns a finding for each fault of the tree.
func checkSyntax(t *syntax.Tree) []Diagnostic {
	if t.FaultCount() == 0 {
		return nil
	}
	p := &Pass{rule: syntaxRule}
	for f := range t.Faults() {
		p.Report(f.Span, "%d", f.Kind)
	}
	return p.found
}
