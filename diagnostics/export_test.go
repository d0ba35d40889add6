package diagnostics

// Recheck returns what the rules report in place of d, a diagnostic of a report, when fixes are requested. ok is false if
// they report another number of diagnostics then.
func Recheck(d Diagnostic) (fixed Diagnostic, ok bool) {
	found := d.recheck()
	if found == nil {
		return fixed, false
	}
	return found[d.index], true
}
