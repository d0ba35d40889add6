package diagnostics

import (
	"iter"
	"slices"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// Report is what was found in one version of a manifest. It is immutable.
type Report struct {
	model *manifest.Model
	top   []Diagnostic // of the syntax and of rules about the manifest, at their places
	parts []section    // one for each manifest.Section that is an array
	rest  []member     // the other members that are objects or arrays
	names names
	twins []Diagnostic // link names that occur twice
}

// Check returns the findings about m. before is the report of an earlier version of the same
// document, or nil; what has not changed since is not looked at again. The result is the same
// with and without it.
func Check(m *manifest.Model, before *Report) *Report {
	r := &Report{model: m}
	if m.Nature == manifest.Foreign {
		return r
	}
	if before != nil && (before.model.Nature == manifest.Foreign || before.model.Service.Code != m.Service.Code || before.model.Tree.Style() != m.Tree.Style()) {
		before = nil // findings of connectors depend on these
	}
	r.top = checkTop(m)
	r.checkMembers(before)
	r.twins = r.checkTwins()
	return r
}

// All yields all findings in the order of their places.
func (r *Report) All() iter.Seq[Diagnostic] {
	all := slices.Concat(r.top, r.twins)
	for _, m := range r.rest {
		all = appendAt(all, m.found, m.value.Span().Start)
	}
	for _, s := range r.parts {
		all = s.appendTo(all)
	}
	slices.SortStableFunc(all, func(a, b Diagnostic) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return a.Span.End - b.Span.End
	})
	return slices.Values(all)
}

// checkTop runs what looks at the manifest as a whole.
func checkTop(m *manifest.Model) []Diagnostic {
	found := checkSyntax(m.Tree)
	for _, rule := range table {
		if rule.manifest != nil {
			p := &Pass{rule: rule, model: m}
			rule.manifest(p, m)
			found = append(found, p.found...)
		}
	}
	if m.Root.Kind() == syntax.Object {
		found = append(found, checkObject(m, m.Root)...)
	}
	return found
}

// checkObject runs the rules about objects on v alone.
func checkObject(m *manifest.Model, v syntax.Value) []Diagnostic {
	var found []Diagnostic
	for _, rule := range table {
		if rule.object != nil {
			p := &Pass{rule: rule, model: m}
			rule.object(p, v)
			found = append(found, p.found...)
		}
	}
	return found
}

// checkObjects runs the rules about objects on all objects in v.
func checkObjects(m *manifest.Model, v syntax.Value) []Diagnostic {
	var found []Diagnostic
	if v.Kind() == syntax.Object {
		found = checkObject(m, v)
	}
	for it := range v.Items() {
		found = append(found, checkObjects(m, it.Value())...)
	}
	return found
}

// checkConnector runs the rules about connectors.
func checkConnector(m *manifest.Model, c *manifest.Connector) []Diagnostic {
	var found []Diagnostic
	for _, rule := range table {
		if rule.connector != nil {
			p := &Pass{rule: rule, model: m}
			rule.connector(p, c)
			found = append(found, p.found...)
		}
	}
	return found
}
