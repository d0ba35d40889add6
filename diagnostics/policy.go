package diagnostics

import (
	"path/filepath"
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/config"
)

// Policy decides which diagnostics are shown, and how severe they are. Later fields take precedence.
type Policy struct {
	User    Settings         // of the user
	Project []config.Located // of the project, outermost first
	Final   Settings         // of this run

	Baseline  *baseline.Baseline // of accepted findings; nil if there is none
	Baselined Baselined
}

// Skips reports whether the project ignores the file at an absolute path.
func (p Policy) Skips(path string) bool {
	return slices.ContainsFunc(p.Project, func(c config.Located) bool {
		rel, ok := below(c.Dir, path)
		return ok && c.IgnoresPath(rel)
	})
}

// Apply returns d, a diagnostic about the file at an absolute path, with the severity that p gives it, and whether it is
// shown at all. It ignores the baseline, for which [Policy.Filter] needs all diagnostics of the file.
func (p Policy) Apply(d rule.Diagnostic, path string) (rule.Diagnostic, bool) {
	d, _ = p.User.Apply(d)
	for _, c := range p.Project {
		if severity, err := rule.ParseSeverity(c.Rules[d.Code]); err == nil {
			d.Severity = severity
		}
		if len(c.Ignored) == 0 {
			continue
		}
		rel, _ := below(c.Dir, path)
		pointer := d.Pointer()
		if slices.ContainsFunc(c.Ignored, func(i config.Ignored) bool { return i.Matches(d.Code, rel, pointer) }) {
			return d, false
		}
	}
	return p.Final.Apply(d)
}

// below returns the way from dir to path with slashes, and whether path is below dir.
func below(dir, path string) (string, bool) {
	rel, err := filepath.Rel(dir, path)
	if err != nil {
		return "", false
	}
	return filepath.ToSlash(rel), filepath.IsLocal(rel)
}
