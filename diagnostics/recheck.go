package diagnostics

import "sync"

// recheck runs the rules of a part of a report again, such as an entry or a top-level member, and returns the
// diagnostics with fixes. Reports keep them without, because fixes need more memory than everything else.
type recheck func() []Diagnostic

// recheck returns the function that runs check again when it is first called. It returns nil if the rules do not report
// count diagnostics, as without fixes; that is a bug of a rule.
func (r *Report) recheck(check func(*Pass), count int) recheck {
	return sync.OnceValue(func() []Diagnostic {
		p := r.pass()
		p.fixing = true
		check(p)
		if len(p.found) != count {
			return nil
		}
		return p.found
	})
}

// run returns the diagnostics of a check, without fixes.
func (r *Report) run(check func(*Pass)) []Diagnostic {
	p := r.pass()
	check(p)
	return p.found
}

func (r *Report) pass() *Pass {
	return &Pass{model: r.model, files: r.files, code: r.code, since: r.since}
}
