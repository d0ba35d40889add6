package diagnostics

import (
	"iter"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
)

// Report is what was found in one version of a manifest, or of a file beside it, and in the folder
// around it. It is immutable.
type Report struct {
	model    *manifest.Model
	style    syntax.Style
	files    *project.Folder // nil if the manifest is in none
	code     *symbols.Index  // nil if it is not known
	since    *Baseline       // nil if it is compared with nothing
	rules    *ruleSet
	top      []Diagnostic // of the syntax and of rules about the manifest, at their places
	sections []section    // the arrays of entries, in the order of the text
	members  []member     // the other top-level members
	repeated []Diagnostic // about names that must be unique
	around   []Diagnostic // in the folder
	coded    []Diagnostic // in its code

	linkNames func() map[string]bool // the connection link names of all connectors
}

// Around is what stands around a document that is checked. The zero value is a document by itself.
type Around struct {
	Files *project.Folder
	// Code is the index of the code in Files; nil if it is not known yet, or if nobody wants to have it looked
	// at (see [WantsCode]).
	Code *symbols.Index
	// Committed is an earlier version of the manifest; nil if there is none, or it is not known yet.
	Committed *Baseline
}

// WantsCode reports whether any rule about m looks at the code around it.
func WantsCode(m *manifest.Model) bool {
	return m.Kind == manifest.Manifest && m.Nature == manifest.Zoho && len(rulesFor(&m.Service).code) > 0
}

// Check is [CheckAround] for a manifest whose code is not looked at. files is nil for one by itself.
func Check(m *manifest.Model, files *project.Folder, before *Report) *Report {
	return CheckAround(m, Around{Files: files}, before)
}

// CheckAround returns the findings about m and what is around it.
// before is the report of an earlier version of the same document, or nil; what has not changed
// since is not looked at again. The result is the same with and without it.
func CheckAround(m *manifest.Model, around Around, before *Report) *Report {
	r := &Report{model: m, style: m.Tree.Style(), files: around.Files, code: around.Code, since: around.Committed, rules: rulesFor(&m.Service)}
	if m.Nature == manifest.Foreign {
		return r
	}
	if m.Kind != manifest.Manifest {
		r.top = r.checkOther()
		return r
	}
	if before != nil && before.model.Nature != manifest.Foreign && before.rules == r.rules && before.files == r.files && m.Nature == before.model.Nature {
		r.around = before.around
		if before.style != r.style || before.code != r.code || before.since != r.since {
			before = nil // fixes are laid out by the style, and connectors looked for in the code and what was
		}
	} else {
		before = nil
		r.around = r.checkFolder()
	}
	r.top = r.checkTop()
	r.checkMembers(before)
	r.coded = r.checkCode()
	r.repeated = r.checkUnique()
	return r
}

// Around yields the findings about other files of the extension's folder, those of a file after each
// other.
func (r *Report) Around() iter.Seq[Diagnostic] {
	return func(yield func(Diagnostic) bool) {
		all := slices.Concat(r.around, r.coded)
		slices.SortStableFunc(all, func(a, b Diagnostic) int { return strings.Compare(a.File, b.File) })
		for _, d := range all {
			if d.File != "" && !yield(d) {
				return
			}
		}
	}
}

func (r *Report) pass() *Pass {
	return &Pass{model: r.model, files: r.files, code: r.code, since: r.since}
}

// checkTop runs what looks at the manifest as a whole.
func (r *Report) checkTop() []Diagnostic {
	p := r.pass()
	p.found = checkSyntax(r.model.Tree)
	if r.model.Nature == manifest.Zoho {
		for _, p.rule = range r.rules.manifest {
			p.rule.manifest(p, r.model)
		}
	}
	if r.model.Root.Kind() == syntax.Object {
		r.checkObject(p, r.model.Root)
	}
	return p.found
}

// checkFolder runs what looks at the files around the manifest.
func (r *Report) checkFolder() []Diagnostic {
	if r.files == nil || r.model.Nature != manifest.Zoho {
		return nil
	}
	p := r.pass()
	for _, p.rule = range r.rules.folder {
		p.rule.folder(p, r.files)
	}
	return p.found
}

// checkCode runs what looks at the code around the manifest.
func (r *Report) checkCode() []Diagnostic {
	if r.code == nil || r.model.Nature != manifest.Zoho {
		return nil
	}
	p := r.pass()
	p.linkNames = r.linkNames
	for _, p.rule = range r.rules.code {
		p.rule.code(p, r.code)
	}
	return p.found
}

// checkOther runs what looks at a file beside a manifest.
func (r *Report) checkOther() []Diagnostic {
	p := r.pass()
	p.codes = Codes()
	p.found = checkSyntax(r.model.Tree)
	for _, p.rule = range otherRules(r.model.Kind) {
		p.rule.other[r.model.Kind](p, r.model)
	}
	r.checkObjects(p, r.model.Root, syntax.Value{})
	return p.found
}

// checkObject runs the rules about objects on v alone.
func (r *Report) checkObject(p *Pass, v syntax.Value) {
	for _, p.rule = range r.rules.object {
		p.rule.object(p, v)
	}
}

// checkObjects runs the rules about objects on all objects in v but those in but.
func (r *Report) checkObjects(p *Pass, v, but syntax.Value) {
	if v.Kind() == syntax.Object {
		r.checkObject(p, v)
	}
	if v.Kind() != syntax.Object && v.Kind() != syntax.Array {
		return
	}
	for it := range v.Items() {
		if k := it.Value().Kind(); (k == syntax.Object || k == syntax.Array) && !it.Value().Same(but) {
			r.checkObjects(p, it.Value(), but)
		}
	}
}
