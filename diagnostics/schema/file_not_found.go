package schema

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"
)

var fileNotFound = &rule.Rule{
	Code:     "file-not-found",
	Severity: rule.Error,
	Summary:  "A file that the manifest or resources.json names does not exist.",
	Why:      "A path that begins with `/` leads from the extension's folder. Case matters, and only files below `app` are packaged. Each language needs a file `app/translations/CODE.json`, which may be an empty object.",
	Bad: `-- plugin-manifest.json --
{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/Widget.html"}]}}
-- app/widget.html --
`,
	Good: `-- plugin-manifest.json --
{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}
-- app/widget.html --
`,
	Fix:    "Changes the path to the file that is probably meant, or creates the file.",
	Source: rule.Toolkit,
}

// checkFile reports a path or value whose file does not exist in the extension's folder.
func checkFile(p *rule.Pass, s *subject) {
	text, ok := s.text()
	if !ok || p.Files == nil || s.named("file") {
		return
	}
	p.Rule = fileNotFound
	from := len(p.Found)
	switch {
	case s.key.File != "":
		if s.firstOfItsKind(text) {
			checkDerivedFile(p, s, text)
		}
	case s.wants() == catalog.Link || s.wants() == catalog.Image || s.wants() == catalog.Path:
		content := rule.EmptyPage
		if s.wants() == catalog.Image || !strings.HasSuffix(text[:rule.LinkEnd(text)], ".html") {
			content = nil
		}
		rule.RequireFile(p, s.value, text, s.noun(), content)
	}
	added := p.Found[from:]
	for i := range added {
		added[i].Severity = max(added[i].Severity, s.fileSeverity())
	}
}

// fileSeverity returns how bad it is that the file does not exist.
func (s *subject) fileSeverity() rule.Severity {
	switch {
	case s.key.File != "":
		return rule.SeverityBy(s.key.FilesBy)
	case s.key.FilesBy == 0 && s.wants() == catalog.Image:
		return s.severity(s.typeBy())
	}
	return s.severity(s.key.FilesBy)
}

// firstOfItsKind reports whether no item before this one has the same value, and whether the value can be right.
func (s *subject) firstOfItsKind(text string) bool {
	if _, known := catalog.FindValue(s.key.Allowed, text); !known && s.key.ClosedBy == catalog.Zet {
		return false
	}
	for i := range s.index {
		if other, ok := rule.Literal(s.in.Item(i).Value()); s.isItem && ok && other == text {
			return false
		}
	}
	return true
}

// fileNameBytes are the characters that a value may have for a fix to create the file named after it.
const fileNameBytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// checkDerivedFile reports a value if the file that is named after it does not exist.
func checkDerivedFile(p *rule.Pass, s *subject, text string) {
	name := strings.Replace(s.key.File, "*", text, 1)
	if _, ok := rule.Misplaced(p.Files, name); ok {
		return // see the rule about the folder app
	}
	switch p.Files.State(name) {
	case project.File:
	case project.Unbuilt:
		if p.Files.App().State != project.Missing {
			p.Report(s.value.Span(), "%s %s requires the file %s, which is written by a build%s", s.noun(), rule.Display(text), name, rule.BuildHint(p.Files)).Severity = rule.Information
		}
	case project.Directory:
		p.Report(s.value.Span(), "%s %s requires the file %s, which is a folder", s.noun(), rule.Display(text), name)
	case project.Missing:
		d := p.Report(s.value.Span(), "%s %s requires the file %s", s.noun(), rule.Display(text), name)
		if strings.Trim(text, fileNameBytes) == "" {
			d.FixCreating("Create "+name, name, "{}\n")
		}
	case project.Outside, project.Unreadable, project.Special:
		p.Report(s.value.Span(), "%s %s requires the file %s, which cannot be read", s.noun(), rule.Display(text), name)
	}
}
