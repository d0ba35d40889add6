package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var configNameMissing = &Rule{
	Code:     "config-name-missing",
	Severity: Error,
	Summary:  "A parameter has no name.",
	Why:      "Code reads the value that a user fills in by the name of its parameter.",
	Bad:      `{"service": "CREATOR", "config": [{"type": "string"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}]}`,
	Fix:      "Adds it.",
	Source:   toolkit,
	only:     withParameters,
	parameter: func(p *Pass, e *manifest.Entry) {
		k := keyIn(e.Keys(), "name")
		if by := askedBy(e, k); by != 0 && misses(e, k.Name) {
			lacks(p, e.Value, e.Keys(), *k, "Parameter has no name; %s asks for one", asker(e.Service, by)).Severity = severityBy(by)
		}
	},
}

var configNameInvalid = &Rule{
	Code:     "config-name-invalid",
	Severity: Error,
	Summary:  "The name of a parameter is blank or no string.",
	Why:      "Code reads the value that a user fills in by the name of its parameter, such as `apiKey`.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "", "type": "string"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}]}`,
	Source:   toolkit,
	only:     withParameters,
	parameter: func(p *Pass, e *manifest.Entry) {
		it, ok := e.Member("name")
		k := keyIn(e.Keys(), "name")
		if !ok || k == nil {
			return
		}
		graded(p, rejection(k.TypeBy), func() {
			if s, isString := needString(p, it.Value(), "Parameter name"); isString && strings.TrimSpace(s) == "" {
				p.Report(it.Value().Span(), "Parameter name is blank; expected one such as \"apiKey\"")
			}
		})
	},
}

var configNameCharacters = &Rule{
	Code:     "config-name-characters",
	Severity: Error,
	Summary:  "The name of a parameter has characters that names cannot have.",
	Why:      "A name is a letter, then letters, digits, blanks, `-` and `_`. The documentation of Desk wants lower case without blanks, which published extensions do not heed.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "api.key", "type": "string"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "api_key", "type": "string"}]}`,
	Fix:      "Puts underscores in their place.",
	Source:   toolkit,
	only:     withParameters,
	parameter: func(p *Pass, e *manifest.Entry) {
		name, v, k, ok := parameterName(e)
		if !ok || k.Pattern == "" || isFit(k.Pattern, name) {
			return
		}
		from, to := misfit(k.Pattern, name)
		d := reportMisfit(p, v, name, "Parameter name", from, to)
		if mended := strings.ReplaceAll(fitted(k.Pattern, name), " ", "_"); mended != "" && (from > 0 || !strings.ContainsAny(name[from:to], "0123456789")) {
			d.Fix(changeTo(mended), change(v, mended))
		}
	},
}

var configNameLength = &Rule{
	Code:     "config-name-length",
	Severity: Error,
	Summary:  "The name of a parameter is longer than the service takes.",
	Why:      "Creator takes names of up to 50 characters.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "The greeting that is shown to a user on the first page", "type": "string"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}]}`,
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		k, _ := catalog.FindKey(s.Config.Keys, "name")
		return k.Max > 0
	},
	parameter: func(p *Pass, e *manifest.Entry) {
		name, v, k, _ := parameterName(e)
		if n, from := beyond(name, k.Max); n > k.Max {
			p.Report(within(v, name, from, len(name)), "Parameter name has %d characters; %s takes at most %d", n, asker(e.Service, k.MaxBy), k.Max).
				Severity = severityBy(k.MaxBy)
		}
	},
}

var configNameDuplicate = &Rule{
	Code:     "config-name-duplicate",
	Severity: Error,
	Summary:  "Two parameters have the same name.",
	Why:      "Code reads a value by the name of its parameter. Blanks around a name do not tell it from another one, nor does upper case in Creator.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}, {"name": "Greeting", "type": "string"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}, {"name": "farewell", "type": "string"}]}`,
	Fix:      "Removes a parameter that is the same as the first one; else numbers the name.",
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		k, _ := catalog.FindKey(s.Config.Keys, "name")
		return k.UniqueBy != 0
	},
	unique: &uniqueness{
		in: []manifest.Place{manifest.InConfig},
		of: func(e *manifest.Entry, _ *manifest.Connector) (string, syntax.Value) {
			if e == nil {
				return "", syntax.Value{}
			}
			name, v, k, _ := parameterName(e)
			if name = strings.TrimSpace(name); k.UniqueFold {
				name = strings.ToLower(name)
			}
			return name, v
		},
		report: func(p *Pass, _ string, first, t occurrence) {
			it, _ := t.item.Value().Member("name")
			name, _ := content(it.Value())
			d := p.Report(t.at, "Parameter name %s is already used by another parameter", shown(name))
			d.Relate(first.at, "The name is first used here")
			if p.fixing && !removeRepeated(d, first, t, "Remove the second parameter") {
				free := p.numbered(strings.TrimSpace(name))
				d.Fix(changeTo(free), change(it.Value(), free))
			}
		},
	},
}

// parameterName returns the name of a parameter, where it stands and what is asked of it; ok tells
// that it is one that can be looked at.
func parameterName(e *manifest.Entry) (name string, v syntax.Value, k *catalog.Key, ok bool) {
	it, _ := e.Member("name")
	name, ok = content(it.Value())
	k = keyIn(e.Keys(), "name")
	if k == nil || !ok || strings.TrimSpace(name) == "" || isTemplate(name) || isSample(name) {
		return "", it.Value(), &catalog.Key{}, false
	}
	return name, it.Value(), k, true
}

// misses reports whether a parameter that is no longer being typed lacks a key, and has none that is
// likely to stand for it.
func misses(e *manifest.Entry, key string) bool {
	_, ok := e.Member(key)
	return !ok && anyFinished(e.Members()) && !inEntry(e).meant(e.Members(), key)
}
