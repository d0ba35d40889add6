package diagnostics

import (
	"path"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
)

var localeFileMissing = &Rule{
	Code:     "locale-file-missing",
	Severity: Error,
	Summary:  "The translations of a locale do not exist.",
	Why:      "Each code in `locale` needs a file `app/translations/CODE.json`. It may be an empty object.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"DESK\", \"locale\": [\"en\", \"de\"]}\n-- resources.json --\n{}\n-- app/translations/en.json --\n{}\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"DESK\", \"locale\": [\"en\", \"de\"]}\n-- resources.json --\n{}\n-- app/translations/en.json --\n{}\n-- app/translations/de.json --\n{}\n",
	Fix:      "Creates the file, with an empty object in it.",
	Source:   toolkit,
	only:     withKey("locale"),
	member: membership{[]string{"locale"}, func(p *Pass, name string, v syntax.Value) {
		if p.Files() == nil {
			return
		}
		k := p.key(name)
		seen := map[string]bool{}
		for _, l := range locales(k, v) {
			_, known := catalog.FindValue(k.Allowed, l.code)
			if seen[l.code] || k.ClosedBy == catalog.Zet && !known {
				continue
			}
			seen[l.code] = true
			graded(p, severityBy(k.FilesBy), func() { needTranslations(p, l) })
		}
	}},
}

// codeCharacters are those of language codes: a file is made for no other.
const codeCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// needTranslations reports l if its translations are not there.
func needTranslations(p *Pass, l locale) {
	name := path.Join(project.Translations, l.code+".json")
	at := l.value.Span()
	switch p.Files().State(name) {
	case project.File:
	case project.Directory:
		p.Report(at, "Translations of locale %s are a folder, expected the file %s", shown(l.code), name)
	case project.Missing:
		d := p.Report(at, "Translations of locale %s do not exist; expected the file %s", shown(l.code), name)
		if strings.Trim(l.code, codeCharacters) == "" {
			d.FixCreating("Create "+name, name, "{}\n")
		}
	case project.Outside, project.Unreadable, project.Special:
		p.Report(at, "Translations of locale %s cannot be read; expected the file %s", shown(l.code), name)
	}
}
