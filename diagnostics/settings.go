package diagnostics

import (
	"fmt"

	"plugin-manifest-ls/diagnostics/rule"
)

// Settings change the severity of rules by their code; 0 turns a rule off. The nil map changes nothing.
type Settings map[string]rule.Severity

// Set changes the severity of the rule with that code to the one with that name. It fails if there
// is no such rule or severity.
func (s Settings) Set(code, severity string) error {
	if _, ok := Lookup(code); !ok {
		return fmt.Errorf("unknown rule %q", code)
	}
	level, err := rule.ParseSeverity(severity)
	if err == nil {
		s[code] = level
	}
	return err
}

// Apply returns d with the severity that s gives it, and whether it is to be shown at all.
func (s Settings) Apply(d rule.Diagnostic) (rule.Diagnostic, bool) {
	if level, ok := s[d.Code]; ok {
		d.Severity = level
	}
	return d, d.Severity != 0
}
