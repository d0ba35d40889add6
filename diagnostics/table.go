package diagnostics

import (
	"sync"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/diagnostics/rules/code"
	"plugin-manifest-ls/diagnostics/rules/configuration"
	"plugin-manifest-ls/diagnostics/rules/connector"
	"plugin-manifest-ls/diagnostics/rules/domain"
	"plugin-manifest-ls/diagnostics/rules/file"
	"plugin-manifest-ls/diagnostics/rules/history"
	"plugin-manifest-ls/diagnostics/rules/locale"
	manifestrules "plugin-manifest-ls/diagnostics/rules/manifest"
	"plugin-manifest-ls/diagnostics/rules/parameter"
	"plugin-manifest-ls/diagnostics/rules/resources"
	"plugin-manifest-ls/diagnostics/rules/scope"
	"plugin-manifest-ls/diagnostics/rules/widget"
	"plugin-manifest-ls/diagnostics/schema"
	"plugin-manifest-ls/internal/catalog"
)

// Group is the rules about one thing.
type Group struct {
	Title string
	Rules []*rule.Rule
}

// groups has every rule, in the order of the documentation.
var groups = []Group{
	{"Properties", schema.Rules},
	{"The manifest", append([]*rule.Rule{syntaxRule}, manifestrules.Rules...)},
	{"Languages", locale.Rules},
	{"Widgets", widget.Rules},
	{"Configuration parameters", parameter.Rules},
	{"Connectors", connector.Rules},
	{"Scopes", scope.Rules},
	{"Domains", domain.Rules},
	{"Files", file.Rules},
	{"Code", code.Rules},
	{"The committed version", history.Rules},
	{"resources.json", resources.Rules},
	{"The project configuration", configuration.Rules},
}

// Groups returns every rule, by what it is about. The result must not be changed.
func Groups() []Group { return groups }

// Rules returns every rule.
func Rules() []*rule.Rule {
	var all []*rule.Rule
	for _, g := range groups {
		all = append(all, g.Rules...)
	}
	return all
}

// Codes returns the code of every rule with its summary, as values of the key of a configuration.
func Codes() []catalog.Value {
	var all []catalog.Value
	for _, r := range Rules() {
		all = append(all, catalog.Value{Name: r.Code, Doc: r.Summary})
	}
	return all
}

// Lookup returns the rule of that code.
func Lookup(code string) (*rule.Rule, bool) {
	r, ok := byCode()[code]
	return r, ok
}

var byCode = sync.OnceValue(func() map[string]*rule.Rule {
	all := map[string]*rule.Rule{}
	for _, r := range Rules() {
		all[r.Code] = r
	}
	return all
})
