package diagnostics

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/text"
)

// withConfiguration begins the examples of the rules about .plugin-manifest-ls.json: a small extension.
const withConfiguration = "-- plugin-manifest.json --\n{\"service\": \"CRM\"}\n-- app/widget.html --\n-- " + config.Name + " --\n"

var ourselves = catalog.Source{Title: "plugin-manifest-ls: its own schema", Grade: catalog.Documented}

var configurationType = &Rule{
	Code:     "configuration-type",
	Severity: Error,
	Summary:  "A value in .plugin-manifest-ls.json is of a wrong type.",
	Why:      "Such a value is passed over, so that the file does not do what it says.",
	Bad:      withConfiguration + `{"ignorePaths": "vendor/**"}` + "\n",
	Good:     withConfiguration + `{"ignorePaths": ["vendor/**"]}` + "\n",
	Fix:      "Puts it in brackets or quotation marks, or puts in an empty value.",
	Source:   ourselves,
	other:    ofConfiguration(func(p *Pass, r described) { needType(p, r.value, r.wants(), r.key.Item, r.title()) }),
}

var configurationKeyUnknown = &Rule{
	Code:     "configuration-key-unknown",
	Severity: Warning,
	Summary:  "A key in .plugin-manifest-ls.json is not read, or names a rule that does not exist.",
	Why:      "It has no effect. Codes of rules are listed by `plugin-manifest-ls rules`; they never change.",
	Bad:      withConfiguration + `{"rules": {"link-name-cases": "off"}}` + "\n",
	Good:     withConfiguration + `{"rules": {"link-name-case": "off"}}` + "\n",
	Fix:      "Replaces it by the one that is probably meant.",
	Source:   ourselves,
	other: ofConfiguration(func(p *Pass, r described) {
		keys, ok := r.object()
		if !ok {
			return
		}
		what := "Property"
		if r.key.Name == "rules" {
			what = "Rule"
		}
		for it := range r.value.Items() {
			name := it.Name()
			if !finished(it) || catalog.IndexKey(keys, name) >= 0 {
				continue
			}
			d := p.Report(it.Key(), "%s %s is unknown", what, shown(name))
			meant, sure := spelling.Property(keys, name)
			if _, taken := r.value.Member(meant); meant == "" || taken {
				continue
			}
			d.Message += "; did you mean " + shown(meant)
			renameTo(d, it, meant, sure)
		}
	}),
}

var configurationKeyMissing = &Rule{
	Code:     "configuration-key-missing",
	Severity: Error,
	Summary:  "A finding that is to be ignored has no code.",
	Why:      "Findings are told apart by the code of their rule. An entry without one ignores nothing.",
	Bad:      withConfiguration + `{"ignoreFindings": [{"pointer": "/config/0"}]}` + "\n",
	Good:     withConfiguration + `{"ignoreFindings": [{"code": "key-unknown", "pointer": "/config/0"}]}` + "\n",
	Fix:      "Adds the code.",
	Source:   ourselves,
	other: ofConfiguration(func(p *Pass, r described) {
		keys, ok := r.object()
		if !ok {
			return
		}
		for _, k := range keys {
			if _, has := r.value.Member(k.Name); k.Required && !has {
				d := p.Report(brace(r.value), "%s lacks %q", r.title(), k.Name)
				d.FixWith("Add "+k.Name, func() []text.Edit { return addKeys(r.value, keys, []catalog.Key{k}, scaffold.Member) })
			}
		}
	}),
}

var configurationValue = &Rule{
	Code:     "configuration-value",
	Severity: Error,
	Summary:  "A severity, or the code of a rule, in .plugin-manifest-ls.json does not exist.",
	Why:      "Severities are `error`, `warning`, `information`, `hint` and `off`; codes are listed by `plugin-manifest-ls rules`.",
	Bad:      withConfiguration + `{"rules": {"link-name-case": "Off"}}` + "\n",
	Good:     withConfiguration + `{"rules": {"link-name-case": "off"}}` + "\n",
	Fix:      "Replaces it by the one that is probably meant.",
	Source:   ourselves,
	other: ofConfiguration(func(p *Pass, r described) {
		s, ok := r.text()
		if !ok || r.key.ClosedBy == 0 {
			return
		}
		if _, known := catalog.FindValue(r.key.Allowed, s); !known {
			d := p.Report(r.value.Span(), "%s must be %s, not %s", r.title(), oneOf(r.key.Allowed), shown(s))
			replaceNear(d, r.value, s, r.key.Allowed)
		}
	}),
}

var configurationGlob = &Rule{
	Code:     "configuration-glob",
	Severity: Error,
	Summary:  "A path that is to be ignored is no glob.",
	Why:      "Brackets and braces have to be closed, and `**` stands for whole folders. What is no glob names nothing.",
	Bad:      withConfiguration + `{"ignorePaths": ["vendor/[ab"]}` + "\n",
	Good:     withConfiguration + `{"ignorePaths": ["vendor/[ab]"]}` + "\n",
	Source:   ourselves,
	other: ofConfiguration(func(p *Pass, r described) {
		if s, ok := content(r.value); ok && r.item && r.key.Name == "ignorePaths" && !doublestar.ValidatePattern(s) {
			p.Report(r.value.Span(), "Path %s is no glob; expected one such as \"vendor/**\"", shown(s))
		}
	}),
}

var configurationPointer = &Rule{
	Code:     "configuration-pointer",
	Severity: Error,
	Summary:  "What says where a finding is to be ignored is no JSON pointer.",
	Why:      "A JSON pointer is empty or begins with a slash before every name and index: `/connectors/0/scope`. `*` stands for any one of them.",
	Bad:      withConfiguration + `{"ignoreFindings": [{"code": "key-unknown", "pointer": "config/0"}]}` + "\n",
	Good:     withConfiguration + `{"ignoreFindings": [{"code": "key-unknown", "pointer": "/config/0"}]}` + "\n",
	Fix:      "Puts the slash before it.",
	Source:   catalog.Source{Title: "RFC 6901", URL: "https://www.rfc-editor.org/rfc/rfc6901", Grade: catalog.Documented},
	other: ofConfiguration(func(p *Pass, r described) {
		s, ok := content(r.value)
		if !ok || r.key.Name != "pointer" || s == "" || strings.HasPrefix(s, "/") {
			return
		}
		meant := "/" + strings.TrimLeft(s, "#$./")
		p.Report(r.value.Span(), "Pointer %s must begin with a slash, such as \"/connectors/0\"", shown(s)).
			Fix(changeTo(meant), change(r.value, meant))
	}),
}
