package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// checkTop runs the rules about the document as a whole.
func (r *Report) checkTop(p *Pass) {
	if r.model.Kind != manifest.Manifest {
		r.checkOther(p)
		return
	}
	checkSyntax(r.model.Tree, p)
	if r.model.Nature == manifest.Zoho {
		for _, p.rule = range r.rules.manifest {
			p.rule.manifest(p, r.model)
		}
	}
	if r.model.Root.Kind() == syntax.Object {
		r.checkObject(p, r.model.Root)
	}
}

// checkFolder runs the rules about the files of the extension.
func (r *Report) checkFolder(p *Pass) {
	if r.files == nil || r.model.Nature != manifest.Zoho {
		return
	}
	for _, p.rule = range r.rules.folder {
		p.rule.folder(p, r.files)
	}
}

// checkCode runs the rules about the code of the extension.
func (r *Report) checkCode(p *Pass) {
	if r.code == nil || r.model.Nature != manifest.Zoho {
		return
	}
	p.linkNames = r.linkNames
	for _, p.rule = range r.rules.code {
		p.rule.code(p, r.code)
	}
}

// checkOther runs the rules about a document that is not a manifest.
func (r *Report) checkOther(p *Pass) {
	p.codes = Codes()
	checkSyntax(r.model.Tree, p)
	for _, p.rule = range otherRules(r.model.Kind) {
		p.rule.other[r.model.Kind](p, r.model)
	}
	r.checkObjects(p, r.model.Root, syntax.Value{})
}

// checkObject runs the rules about objects on v alone.
func (r *Report) checkObject(p *Pass, v syntax.Value) {
	for _, p.rule = range r.rules.object {
		p.rule.object(p, v)
	}
}

// checkObjects runs the rules about objects on all objects in v, except for those in but.
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
