package diagnostics

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/diagnostics/schema"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
)

// checkTop runs the rules about the document as a whole.
func (r *Report) checkTop(p *rule.Pass) {
	if r.model.Kind != manifest.Manifest {
		r.checkOther(p)
		return
	}
	checkSyntax(r.model.Tree, p)
	if r.model.Nature == manifest.Zoho {
		schema.Top(p, r.model)
		for _, p.Rule = range r.rules.manifest {
			p.Rule.CheckManifest(p, r.model)
		}
	}
	if r.model.Root.Kind() == syntax.Object {
		r.checkObject(p, r.model.Root)
	}
}

// checkFolder runs the rules about the files of the extension.
func (r *Report) checkFolder(p *rule.Pass) {
	if r.files == nil || r.model.Nature != manifest.Zoho {
		return
	}
	for _, p.Rule = range r.rules.folder {
		p.Rule.CheckFolder(p, r.files)
	}
}

// checkCode runs the rules about the code of the extension.
func (r *Report) checkCode(p *rule.Pass) {
	if r.code == nil || r.model.Nature != manifest.Zoho {
		return
	}
	p.LinkNames = r.linkNames
	for _, p.Rule = range r.rules.code {
		p.Rule.CheckCode(p, r.code)
	}
	if r.files != nil {
		p.Found = withoutGenerated(p.Found, r.files)
	}
}

// withoutGenerated returns diagnostics about code without those in generated files that the sources have too. The others
// in generated files are information.
func withoutGenerated(found []rule.Diagnostic, files *project.Folder) []rule.Diagnostic {
	type problem struct{ code, message string }
	inSource := map[problem]bool{}
	for _, d := range found {
		if d.File != "" && !files.IsGenerated(d.File) {
			inSource[problem{d.Code, d.Message}] = true
		}
	}
	found = slices.DeleteFunc(found, func(d rule.Diagnostic) bool {
		return d.File != "" && inSource[problem{d.Code, d.Message}] && files.IsGenerated(d.File)
	})
	for i, d := range found {
		if d.File != "" && d.Severity != 0 && files.IsGenerated(d.File) {
			found[i].Severity = max(d.Severity, rule.Information)
		}
	}
	return found
}

// checkOther runs the rules about a document that is not a manifest.
func (r *Report) checkOther(p *rule.Pass) {
	p.Codes = Codes()
	checkSyntax(r.model.Tree, p)
	schema.Document(p, r.model)
	for _, p.Rule = range otherRules(r.model.Kind) {
		p.Rule.CheckDocument[r.model.Kind](p, r.model)
	}
	r.checkObjects(p, r.model.Root, syntax.Value{})
}

// checkObject runs the rules about objects on v alone.
func (r *Report) checkObject(p *rule.Pass, v syntax.Value) {
	for _, p.Rule = range r.rules.object {
		p.Rule.CheckObject(p, v)
	}
}

// checkObjects runs the rules about objects on all objects in v, except for those in but.
func (r *Report) checkObjects(p *rule.Pass, v, but syntax.Value) {
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
