package diagnostics

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

var resourcesDuplicateName = &Rule{
	Code:     "resources-duplicate-name",
	Severity: Error,
	Summary:  "Two resources have the same name.",
	Why:      "A resource name is unique among all resources of the extension, whatever their kind, and an API name among the permissions. The toolkit sees some of the names that occur twice, the others are told apart by nobody.",
	Bad:      withResources + `{"fields": [{"resourceName": "color"}, {"resourceName": "color"}]}` + "\n",
	Good:     withResources + `{"fields": [{"resourceName": "color"}, {"resourceName": "size"}]}` + "\n",
	Fix:      "Removes a resource that is the same as the first one.",
	Source:   toolkit,
	only:     hasResources,
	other: map[manifest.Kind]func(*Pass, *manifest.Model){
		manifest.Resources: func(p *Pass, m *manifest.Model) {
			type name struct{ among, name string }
			first := map[name]described{}
			for r := range values(m, catalog.ResourceKeys()) {
				s, ok := r.text()
				if !ok || r.key.UniqueBy == 0 || strings.TrimSpace(s) == "" {
					continue
				}
				if r.key.UniqueGroup == "" {
					s = strings.TrimSpace(s) // which the toolkit does with API names only
				}
				of := name{r.rivals(), s}
				if before, ok := first[of]; ok {
					reportSameName(p, s, before, r)
				} else {
					first[of] = r
				}
			}
		},
	},
}

// rivals tells names apart that may be the same: those of one group must differ wherever they stand,
// others in one list.
func (r described) rivals() string {
	if r.key.UniqueGroup != "" {
		return r.key.UniqueGroup
	}
	return r.of.key.Name + "." + r.key.Name
}

func reportSameName(p *Pass, name string, first, second described) {
	d := p.Report(second.value.Span(), "Value %s of %q is already used by another resource", shown(name), second.key.Name)
	if first.key.UniqueBy != catalog.Zet || second.key.UniqueBy != catalog.Zet {
		d.Severity = severityBy(catalog.Documented)
	}
	d.Relate(first.value.Span(), fmt.Sprintf("%s is first used here", shown(name)))
	if second.of.item && first.of.of == second.of.of && first.of.value.Raw() == second.of.value.Raw() {
		d.FixSurely("Remove the second one", second.of.remove())
	}
}

var actionTargetUnknown = &Rule{
	Code:     "action-target-unknown",
	Severity: Information,
	Summary:  "A custom action names a target that does not exist.",
	Why:      "`targetId` of a custom action is `{{resourceName}}` of one of `targets`. Whether Desk knows other targets is not documented, so that only a name that is nearly one of them is a warning.",
	Bad: withResources + `{"customActions": [{"resourceName": "tell", "customActionName": "Tell", "targetId": "{{notfy}}"}], ` +
		`"targets": [{"resourceName": "notify", "targetName": "Notify", "url": "https://api.example.com", "httpMethod": "POST"}]}` + "\n",
	Good: withResources + `{"customActions": [{"resourceName": "tell", "customActionName": "Tell", "targetId": "{{notify}}"}], ` +
		`"targets": [{"resourceName": "notify", "targetName": "Notify", "url": "https://api.example.com", "httpMethod": "POST"}]}` + "\n",
	Fix:    "Replaces it by the target that is probably meant.",
	Source: catalog.Source{Title: "Desk: custom actions", URL: "https://www.zoho.com/desk/extensions/guide/custom-actions-configurations.html", Grade: catalog.Documented},
	only:   hasResources,
	other: map[manifest.Kind]func(*Pass, *manifest.Model){
		manifest.Resources: func(p *Pass, m *manifest.Model) {
			targets, open := targetNames(m)
			if open {
				return
			}
			for r := range values(m, catalog.ResourceKeys()) {
				s, ok := content(r.value)
				if name, reference := referenced(s); ok && r.key.Name == "targetId" && reference {
					needTarget(p, r.value, name, targets)
				}
			}
		},
	},
}

// targetNames returns the names of the targets, and whether one is still being typed.
func targetNames(m *manifest.Model) (names []catalog.Value, open bool) {
	targets, _ := m.Root.Member("targets")
	for it := range targets.Value().Items() {
		name, _ := it.Value().Member("resourceName")
		s, ok := content(name.Value())
		if !ok {
			open = true
		}
		names = append(names, catalog.Value{Name: s})
	}
	return names, open
}

// referenced returns the name in a reference such as {{name}}, and whether s is one.
func referenced(s string) (string, bool) {
	s, before := strings.CutPrefix(strings.TrimSpace(s), "{{")
	s, behind := strings.CutSuffix(s, "}}")
	s = strings.TrimSpace(s)
	return s, before && behind && s != "" && !strings.ContainsAny(s, "{}")
}

func needTarget(p *Pass, v syntax.Value, name string, targets []catalog.Value) {
	if _, ok := catalog.FindValue(targets, name); ok {
		return
	}
	d := p.Report(v.Span(), "No target has the resource name %s", shown(name))
	if meant, _ := spelling.Value(targets, name); meant != "" {
		d.Severity = Warning
		d.Message += fmt.Sprintf("; did you mean %q", meant)
		d.Fix(changeTo("{{"+meant+"}}"), change(v, "{{"+meant+"}}"))
	}
}
