package locale

import (
	"path"
	"strings"
	"unicode/utf8"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var translationSyntax = &rule.Rule{
	Code:     "translation-syntax",
	Severity: rule.Warning,
	Summary:  "A translation file is not a valid JSON object.",
	Why:      "Each file in `app/translations` must be an object of texts by name. zet packages these files without parsing them, so errors only show when the extension runs.",
	Bad:      "-- plugin-manifest.json --\n{\"service\": \"DESK\", \"locale\": [\"en\"]}\n-- resources.json --\n{}\n-- app/translations/en.json --\n{\"title\": \"Clock\",}\n",
	Good:     "-- plugin-manifest.json --\n{\"service\": \"DESK\", \"locale\": [\"en\"]}\n-- resources.json --\n{}\n-- app/translations/en.json --\n{\"title\": \"Clock\"}\n",
	Source:   rule.Published,
	CheckFolder: func(p *rule.Pass, files *project.Folder) {
		left := maxTranslationBytes
		for _, e := range rule.PackagedFiles(files) {
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

// maxTranslationBytes limits how much of an extension's translations is parsed.
const maxTranslationBytes = int64(8 << 20)

// checkTranslation reports the first syntax error of a translation file.
func checkTranslation(p *rule.Pass, name, content string) {
	if strings.IndexByte(content, 0) >= 0 || !utf8.ValidString(content) {
		p.ReportIn(name, rule.WholeExtension, "Translation file must be JSON in UTF-8")
		return
	}
	t := syntax.Parse(text.New(content))
	for f := range t.Faults() {
		switch f.Kind {
		case syntax.ByteOrderMark: // ignored
			continue
		case syntax.Empty:
			p.ReportIn(name, rule.WholeExtension, "Translation file must contain a JSON object, such as {}")
		case syntax.ExtraValue:
			p.ReportIn(name, f.Span, "Translation file must contain only one JSON object")
		default:
			p.ReportIn(name, f.Span, "%s", rule.FaultMessage(t, f))
		}
		return
	}
	if root := t.Root(); root.Kind() != syntax.Object {
		p.ReportIn(name, rule.Head(root), "Translation file must be an object, not %s", rule.TypeName(root))
	}
}
