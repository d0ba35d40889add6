package configuration

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
)

var baselineUnreadable = &rule.Rule{
	Code:     "baseline-unreadable",
	Severity: rule.Error,
	Summary:  "The baseline that the project configuration names cannot be used.",
	Why:      "The baseline is a file in the folder of the configuration or below it, which `check --write-baseline` writes. While it is missing or damaged, all problems are reported.",
	Bad: "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n" +
		"-- .plugin-manifest-ls.json --\n{\"baseline\": \"baseline.json\"}\n",
	Good: "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n<!DOCTYPE html>\n" +
		"-- .plugin-manifest-ls.json --\n{\"baseline\": \"baseline.json\"}\n-- baseline.json --\n{\"version\": 1, \"findings\": []}\n",
	Source: catalog.Source{Title: "plugin-manifest-ls", Grade: catalog.Documented},
	CheckDocument: map[manifest.Kind]func(*rule.Pass, *manifest.Model){
		manifest.Configuration: func(p *rule.Pass, m *manifest.Model) {
			property, _ := m.Root.Member(config.BaselineKey)
			name, ok := rule.Content(property.Value())
			if !ok || name == "" || p.Baseline == nil {
				return
			}
			if err := p.Baseline(name); err != nil {
				p.Report(property.Value().Span(), "Baseline %s %v", rule.Display(name), err)
			}
		},
	},
}
