package diagnostics

import "plugin-manifest-ls/diagnostics/rule"

// Recheck returns what the rules report in place of d, a diagnostic of a report, when fixes are requested. ok is false if
// they report another number of diagnostics then.
func Recheck(d rule.Diagnostic) (fixed rule.Diagnostic, ok bool) {
	found := d.Recheck()
	if found == nil {
		return fixed, false
	}
	return found[d.Index], true
}
