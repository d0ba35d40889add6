package diagnostics

import (
	"sync"

	"plugin-manifest-ls/diagnostics/rule"
)

// recheck returns the function that runs check again when it is first called. It returns nil if the rules do not report
// count diagnostics, as without fixes; that is a bug of a rule.
func (r *Report) recheck(check func(*rule.Pass), count int) rule.Recheck {
	return sync.OnceValue(func() []rule.Diagnostic {
		p := r.pass()
		p.Fixing = true
		check(p)
		if len(p.Found) != count {
			return nil
		}
		return p.Found
	})
}

// run returns the diagnostics of a check, without fixes.
func (r *Report) run(check func(*rule.Pass)) []rule.Diagnostic {
	p := r.pass()
	check(p)
	return p.Found
}

func (r *Report) pass() *rule.Pass {
	return &rule.Pass{Model: r.model, Files: r.files, Code: r.code, Committed: r.since, Baseline: r.baseline}
}
