package diagnostics

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

// Report has the diagnostics of one version of a document, and of the extension around it. It is immutable.
type Report struct {
	model    *manifest.Model
	files    *project.Folder // nil if the manifest is not in an extension
	code     *symbols.Index  // nil if it is not known
	since    *rule.Committed // nil if the manifest is not compared with a commit
	baseline func(path string) error
	rules    *ruleSet

	top      []rule.Diagnostic // of rules about the document as a whole, syntax errors included
	sections []section         // the arrays of entries, in the order of the text
	members  []member          // the other top-level members
	repeated []rule.Diagnostic // about names that must be unique
	around   []rule.Diagnostic // about the files of the extension
	coded    []rule.Diagnostic // about its code

	repeatedNames []map[string]bool      // for each of ruleSet.unique, the names that more than one entry has
	linkNames     func() map[string]bool // the connection link names of all connectors
}

// Around is what is known about the extension around a document. The zero value is a document without one.
type Around struct {
	Files *project.Folder
	// Code is the index of the code in Files; nil if it is not known yet, or if no rule needs it (see [WantsCode]).
	Code *symbols.Index
	// Committed is an earlier version of the manifest; nil if there is none, or if it is not known yet.
	Committed *rule.Committed
	// Baseline returns why the baseline at a path, as a project configuration names it, cannot be used; nil if it can. It is nil
	// if baselines in project configurations are not used.
	Baseline func(path string) error
}

// WantsCode reports whether any rule about m reads the code of the extension.
func WantsCode(m *manifest.Model) bool {
	return m.Kind == manifest.Manifest && m.Nature == manifest.Zoho && len(rulesFor(&m.Service).code) > 0
}

// Check is [CheckAround] without code and without an earlier version. files may be nil.
func Check(m *manifest.Model, files *project.Folder, before *Report) *Report {
	return CheckAround(m, Around{Files: files}, before)
}

// CheckAround returns the diagnostics of m and of the extension around it. before is the report of an earlier version of
// the document, or nil: results for what has not changed since are copied. The report is the same with and without it.
func CheckAround(m *manifest.Model, around Around, before *Report) *Report {
	r := &Report{model: m, files: around.Files, code: around.Code, since: around.Committed, baseline: around.Baseline, rules: rulesFor(&m.Service)}
	if m.Nature == manifest.Foreign {
		return r
	}
	r.top = r.run(r.checkTop)
	if m.Kind != manifest.Manifest {
		return r
	}
	if before != nil && before.model.Nature == m.Nature && before.rules == r.rules && before.files == r.files {
		r.around = before.around
		if before.code != r.code || before.since != r.since {
			before = nil // rules about connectors read both
		}
	} else {
		before = nil
		r.around = r.run(r.checkFolder)
	}
	r.checkMembers(before)
	r.coded = r.run(r.checkCode)
	r.repeated = r.run(r.checkUnique)
	return r
}
