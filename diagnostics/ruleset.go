package diagnostics

import (
	"slices"
	"sync"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

// ruleSet has the rules about manifests for one service, by what they look at.
type ruleSet struct {
	manifest, element, connector, widget, parameter, object, unique, folder, code []*rule.Rule

	member map[string][]*rule.Rule // by the name of the member
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
	rules := slices.DeleteFunc(Rules(), func(r *rule.Rule) bool { return !r.Applies(s) })
	with := func(has func(*rule.Rule) bool) []*rule.Rule {
		return slices.DeleteFunc(slices.Clone(rules), func(r *rule.Rule) bool { return !has(r) })
	}
	set := &ruleSet{
		manifest:  with(func(r *rule.Rule) bool { return r.CheckManifest != nil }),
		element:   with(func(r *rule.Rule) bool { return r.CheckItem != nil }),
		connector: with(func(r *rule.Rule) bool { return r.CheckConnector != nil }),
		widget:    with(func(r *rule.Rule) bool { return r.CheckWidget != nil }),
		parameter: with(func(r *rule.Rule) bool { return r.CheckParameter != nil }),
		object:    with(func(r *rule.Rule) bool { return r.CheckObject != nil }),
		unique:    with(func(r *rule.Rule) bool { return r.Unique != nil }),
		folder:    with(func(r *rule.Rule) bool { return r.CheckFolder != nil }),
		code:      with(func(r *rule.Rule) bool { return r.CheckCode != nil }),
		member:    map[string][]*rule.Rule{},
	}
	for _, r := range rules {
		for _, name := range r.CheckMember.Names {
			set.member[name] = append(set.member[name], r)
		}
	}
	return set
}

// otherRules returns the rules about files beside the manifest of one kind.
func otherRules(kind manifest.Kind) []*rule.Rule {
	return slices.DeleteFunc(Rules(), func(r *rule.Rule) bool { return r.CheckDocument[kind] == nil })
}
