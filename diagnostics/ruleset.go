package diagnostics

import (
	"slices"
	"sync"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

// ruleSet has the rules about manifests for one service, by what they look at.
type ruleSet struct {
	manifest, element, connector, widget, parameter, object, unique, folder, code []*Rule

	member map[string][]*Rule // by the name of the member
}

// rulesFor returns the rules about manifests for a service.
func rulesFor(s *catalog.Service) *ruleSet { return ruleSets()[s.Code] }

// ruleSets has the set of every service, and under the empty code that for an unknown one.
var ruleSets = sync.OnceValue(func() map[string]*ruleSet {
	sets := map[string]*ruleSet{"": newRuleSet(&catalog.Service{})}
	for _, s := range catalog.Services() {
		sets[s.Code] = newRuleSet(&s)
	}
	return sets
})

func newRuleSet(s *catalog.Service) *ruleSet {
	rules := slices.DeleteFunc(Rules(), func(r *Rule) bool { return !r.applies(s) })
	with := func(has func(*Rule) bool) []*Rule {
		return slices.DeleteFunc(slices.Clone(rules), func(r *Rule) bool { return !has(r) })
	}
	set := &ruleSet{
		manifest:  with(func(r *Rule) bool { return r.manifest != nil }),
		element:   with(func(r *Rule) bool { return r.element != nil }),
		connector: with(func(r *Rule) bool { return r.connector != nil }),
		widget:    with(func(r *Rule) bool { return r.widget != nil }),
		parameter: with(func(r *Rule) bool { return r.parameter != nil }),
		object:    with(func(r *Rule) bool { return r.object != nil }),
		unique:    with(func(r *Rule) bool { return r.unique != nil }),
		folder:    with(func(r *Rule) bool { return r.folder != nil }),
		code:      with(func(r *Rule) bool { return r.code != nil }),
		member:    map[string][]*Rule{},
	}
	for _, r := range rules {
		for _, name := range r.member.names {
			set.member[name] = append(set.member[name], r)
		}
	}
	return set
}

// otherRules returns the rules about files beside the manifest of one kind.
func otherRules(kind manifest.Kind) []*Rule {
	return slices.DeleteFunc(Rules(), func(r *Rule) bool { return r.other[kind] == nil })
}
