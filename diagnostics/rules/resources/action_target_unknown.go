package resources

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

var actionTargetUnknown = &rule.Rule{
	Code:     "action-target-unknown",
	Severity: rule.Information,
	Summary:  "A custom action refers to a target that is not defined.",
	Why:      "The `targetId` of a custom action is `{{resourceName}}` of an item of `targets`. Desk does not document whether other targets exist, so only a likely misspelling is a warning.",
	Bad: rule.ExampleWithResources + `{"customActions": [{"resourceName": "tell", "customActionName": "Tell", "targetId": "{{notfy}}"}], ` +
		`"targets": [{"resourceName": "notify", "targetName": "Notify", "url": "https://api.example.com", "httpMethod": "POST"}]}` + "\n",
	Good: rule.ExampleWithResources + `{"customActions": [{"resourceName": "tell", "customActionName": "Tell", "targetId": "{{notify}}"}], ` +
		`"targets": [{"resourceName": "notify", "targetName": "Notify", "url": "https://api.example.com", "httpMethod": "POST"}]}` + "\n",
	Fix:    "Replaces the name by that of the closest target.",
	Source: catalog.Source{Title: "Desk: custom actions", URL: "https://www.zoho.com/desk/extensions/guide/custom-actions-configurations.html", Grade: catalog.Documented},
	Only:   rule.HasResources,
	CheckDocument: map[manifest.Kind]func(*rule.Pass, *manifest.Model){
		manifest.Resources: func(p *rule.Pass, m *manifest.Model) {
			targets, complete := targetNames(m)
			if !complete {
				return
			}
			actions, _ := m.Root.Member("customActions")
			for it := range actions.Value().Items() {
				target, _ := it.Value().Member("targetId")
				s, ok := rule.Content(target.Value())
				if name, reference := parseReference(s); ok && reference {
					checkTarget(p, target.Value(), name, targets)
				}
			}
		},
	},
}

// targetNames returns the names of the targets. complete is false if one of them is still being typed.
func targetNames(m *manifest.Model) (names []catalog.Value, complete bool) {
	complete = true
	targets, _ := m.Root.Member("targets")
	for it := range targets.Value().Items() {
		name, _ := it.Value().Member("resourceName")
		s, ok := rule.Content(name.Value())
		complete = complete && ok
		names = append(names, catalog.Value{Name: s})
	}
	return names, complete
}

// parseReference returns the name in a reference such as {{name}}. ok is false if s is not a reference.
func parseReference(s string) (name string, ok bool) {
	s, opened := strings.CutPrefix(strings.TrimSpace(s), "{{")
	s, closed := strings.CutSuffix(s, "}}")
	s = strings.TrimSpace(s)
	return s, opened && closed && s != "" && !strings.ContainsAny(s, "{}")
}

func checkTarget(p *rule.Pass, v syntax.Value, name string, targets []catalog.Value) {
	if _, ok := catalog.FindValue(targets, name); ok {
		return
	}
	d := p.Report(v.Span(), `Target %s must be the resource name of an item of "targets"`, rule.Display(name))
	if intended, _ := spelling.Value(targets, name); intended != "" {
		d.Severity = rule.Warning
		d.Message += ". Did you mean " + rule.Display(intended) + "?"
		d.Fix(rule.ChangeTitle("{{"+intended+"}}"), rule.ReplaceString(v, "{{"+intended+"}}"))
	}
}
