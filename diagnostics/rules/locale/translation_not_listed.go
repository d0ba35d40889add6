package locale

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
)

var translationNotListed = &rule.Rule{
	Code:     "translation-not-listed",
	Severity: rule.Information,
	Summary:  "A translation file is for a language that the manifest does not list.",
	Why:      "The extension supports only the languages in `locale`. Files in `app/translations` for other languages are packaged but have no effect.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"DESK\", \"locale\": [\"en\"]}\n-- resources.json --\n{}\n-- app/translations/en.json --\n{}\n-- app/translations/fr.json --\n{}\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"DESK\", \"locale\": [\"en\", \"fr\"]}\n-- resources.json --\n{}\n-- app/translations/en.json --\n{}\n-- app/translations/fr.json --\n{}\n",
	Fix:      "Adds the language to `locale`.",
	Source:   rule.Toolkit,
	Only:     rule.HasProperty("locale"),
	CheckMember: rule.Membership{Names: []string{"locale"}, Check: func(p *rule.Pass, name string, v syntax.Value) {
		if p.Files == nil || v.Kind() != syntax.Array || !v.Closed() {
			return
		}
		var listed []string
		for it := range v.Items() {
			s, ok := rule.Content(it.Value())
			if !ok {
				return // an unfinished item may be the missing language
			}
			listed = append(listed, s)
		}
		for _, code := range translated(p.Files, p.Key(name).Allowed) {
			if !slices.Contains(listed, code) {
				d := p.Report(rule.Head(v), `Locale %s must be listed because %s exists`, rule.Display(code), catalog.Package().Translation(code))
				d.Fix(addTitle(code), v.Append(syntax.Fragment{New: rule.QuoteRaw(code)})...)
			}
		}
	}},
}

// translated returns the known languages that have a translation file.
func translated(files *project.Folder, languages []catalog.Value) []string {
	var codes []string
	for _, l := range languages {
		if e, ok := files.App().Find(catalog.Package().Translation(l.Name)); ok && e.State == project.File {
			codes = append(codes, l.Name)
		}
	}
	return codes
}
