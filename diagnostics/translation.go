package diagnostics

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var translationNotJSON = &Rule{
	Code:     "translation-not-json",
	Severity: Warning,
	Summary:  "A translation file is no JSON object.",
	Why:      "Each file in `app/translations` is one object of texts by name. The toolkit packs such a file without opening it, so that a slip shows only when the extension runs.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"DESK\", \"locale\": [\"en\"]}\n-- resources.json --\n{}\n-- app/translations/en.json --\n{\"title\": \"Clock\",}\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"DESK\", \"locale\": [\"en\"]}\n-- resources.json --\n{}\n-- app/translations/en.json --\n{\"title\": \"Clock\"}\n",
	Source:   published,
	folder: func(p *Pass, files *project.Folder) {
		left := mostTranslated
		for _, e := range packed(files) {
			if !strings.HasPrefix(e.Path, project.Translations+"/") || path.Ext(e.Path) != ".json" || e.Size > left {
				continue
			}
			left -= e.Size
			if content, err := files.Text(e.Path); err == nil {
				checkTranslation(p, e.Path, content)
			}
		}
	},
}

// mostTranslated is how many bytes of translations are looked at.
const mostTranslated = int64(8 << 20)

// checkTranslation reports the first fault of a translation file.
func checkTranslation(p *Pass, name, content string) {
	if strings.IndexByte(content, 0) >= 0 || !utf8.ValidString(content) {
		p.ReportIn(name, extension, "Translations must be JSON in UTF-8")
		return
	}
	t := syntax.Parse(text.New(content))
	for f := range t.Faults() {
		switch f.Kind {
		case syntax.ByteOrderMark: // is skipped
			continue
		case syntax.Empty:
			p.ReportIn(name, extension, "Translations must be a JSON object, at least {}")
		case syntax.ExtraValue:
			p.ReportIn(name, f.Span, "Nothing may follow the closing bracket of the translations")
		default:
			p.ReportIn(name, f.Span, "%s", faultMessage(t, f))
		}
		return
	}
	if root := t.Root(); root.Kind() != syntax.Object {
		p.ReportIn(name, head(root), "Translations must be an object, not %s", kindOf(root))
	}
}

var translationNotListed = &Rule{
	Code:     "translation-not-listed",
	Severity: Information,
	Summary:  "There are translations for a language that the manifest does not list.",
	Why:      "The extension speaks the languages in `locale`. A file in `app/translations` for another one is packed in vain.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"DESK\", \"locale\": [\"en\"]}\n-- resources.json --\n{}\n-- app/translations/en.json --\n{}\n-- app/translations/fr.json --\n{}\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"DESK\", \"locale\": [\"en\", \"fr\"]}\n-- resources.json --\n{}\n-- app/translations/en.json --\n{}\n-- app/translations/fr.json --\n{}\n",
	Fix:      "Adds the language to the list.",
	Source:   toolkit,
	only:     func(s *catalog.Service) bool { return catalog.IndexKey(s.Keys, "locale") >= 0 },
	member: membership{names: []string{"locale"}, check: func(p *Pass, name string, v syntax.Value) {
		files := p.Files()
		k, _ := catalog.FindKey(p.Model().Service.Keys, name)
		if files == nil || v.Kind() != syntax.Array || !v.Closed() {
			return
		}
		var list []string
		for it := range v.Items() {
			s, ok := content(it.Value())
			if !ok {
				return // which one is meant cannot be told yet
			}
			list = append(list, s)
		}
		for _, code := range translated(files, k.Allowed) {
			if !slices.Contains(list, code) {
				d := p.Report(head(v), "Locale does not list %s, for which there is %s", shown(code), catalog.Package().Translation(code))
				d.Fix("Add "+shown(code), v.Append(syntax.Fragment{New: quoteRaw(code)})...)
			}
		}
	}},
}

// translated returns the known languages that there are translations for.
func translated(files *project.Folder, languages []catalog.Value) []string {
	var codes []string
	for _, l := range languages {
		if e, ok := files.App().Find(catalog.Package().Translation(l.Name)); ok && e.State == project.File {
			codes = append(codes, l.Name)
		}
	}
	return codes
}
