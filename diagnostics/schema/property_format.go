package schema

import (
	"path"
	"slices"
	"strings"
	"time"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/project"

	"github.com/bmatcuk/doublestar/v4"
)

var propertyFormat = &rule.Rule{
	Code:     "property-format",
	Severity: rule.Error,
	Summary:  "A string is not a URL, path, date or other format that its property requires.",
	Why: "A path begins with `/`, the extension's folder. A URL is absolute: it begins with `https://`, `http://` or `wss://`. " +
		"Zoho's toolkit recognizes an image by its file name extension, and case matters.",
	Bad:    `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "app/widget.html"}]}}`,
	Good:   `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "/app/widget.html"}]}}`,
	Fix:    "Adds the missing slash or scheme.",
	Source: rule.Toolkit,
}

// checkFormat reports a string that does not have the format of its property.
func checkFormat(p *rule.Pass, s *subject) {
	if s.named("format") {
		return
	}
	p.Rule = propertyFormat
	switch s.wants() {
	case catalog.URL:
		checkFormatOfURL(p, s)
	case catalog.Link, catalog.Image, catalog.Path:
		checkPath(p, s)
	case catalog.Date:
		if text, ok := s.text(); ok && !isTime(text) {
			s.report(p, s.value.Span(), s.key.TypeBy, "%s must be a UTC time such as %s, not %s", s.noun(), s.key.Example, rule.Display(text))
		}
	case catalog.Glob:
		if text, _ := rule.Content(s.value); !doublestar.ValidatePattern(text) {
			s.report(p, s.value.Span(), s.key.TypeBy, "%s %s must be a glob such as \"vendor/**\"", s.noun(), rule.Display(text))
		}
	case catalog.Pointer:
		if text, _ := rule.Content(s.value); text != "" && !strings.HasPrefix(text, "/") {
			meant := "/" + strings.TrimLeft(text, "#$./")
			s.report(p, s.value.Span(), s.key.TypeBy, "%s must begin with a slash, such as \"/connectors/0\"", s.noun()).
				Fix(rule.ChangeTitle(meant), rule.ReplaceString(s.value, meant))
		}
	default:
	}
}

// isTime reports whether s is a time or a day of ISO 8601.
func isTime(s string) bool {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// checkPath reports a string that must be a path in the extension's folder, or may be a URL as well.
func checkPath(p *rule.Pass, s *subject) {
	text, ok := rule.Content(s.value)
	if !ok || rule.IsTemplate(text) && (s.key.TypeBy != catalog.Zet || s.wants() != catalog.Link) {
		return
	}
	switch {
	case strings.HasPrefix(text, "/"):
		checkExtension(p, s, text)
		return
	case s.wants() == catalog.Image && s.typeBy() == 0 && !s.mayBeURL():
		return // there is no source that it is checked
	case slices.ContainsFunc(s.key.Link.Prefixes, func(prefix string) bool { return strings.HasPrefix(text, prefix) }):
		return
	case s.mayBeURL() && rule.ParseURL(text) != nil:
		return
	}
	requirement := "must be a path that begins with \"/\""
	if s.mayBeURL() {
		requirement += ", or a URL"
	}
	d := s.report(p, s.value.Span(), s.typeBy(), "%s %s %s", s.noun(), rule.Display(text), requirement)
	if meant, sure := s.meantPath(p, text); meant != "" {
		rule.Suggest(d, s.value, meant, sure)
	}
}

// mayBeURL reports whether the string may be a URL instead of a path.
func (s *subject) mayBeURL() bool {
	return s.wants() == catalog.Link || slices.Contains(s.key.Also, catalog.Link)
}

// meantPath returns the path or URL that text probably means, empty if that is unclear, and whether there is no doubt.
func (s *subject) meantPath(p *rule.Pass, text string) (meant string, sure bool) {
	if s.wants() != catalog.Link && rule.ParseURL(text) != nil {
		return "", false
	}
	meant, sure = rule.LikelyLink(p.Files, text)
	if s.wants() != catalog.Link && !strings.HasPrefix(meant, "/") {
		return "", false
	}
	return meant, sure
}

// checkExtension reports the path of an image whose name does not end like that of one.
func checkExtension(p *rule.Pass, s *subject, text string) {
	extensions := s.key.Extensions
	if extensions == nil && s.key.TypeBy != 0 {
		extensions = catalog.Package().Images()
	}
	name := text[:rule.LinkEnd(text)]
	ext := path.Ext(name)
	if s.wants() != catalog.Image || s.mayBeURL() || rule.IsTemplate(text) || len(extensions) == 0 || slices.Contains(extensions, ext) {
		return
	}
	span := rule.LinkSpan(s.value, text)
	if ext != "" {
		span = rule.Within(s.value, text, len(name)-len(ext), len(name))
	}
	d := s.report(p, span, s.typeBy(), "%s %s must have the extension %s", s.noun(), rule.Display(name), rule.Enumerate(extensions))
	file, inside := rule.LinkedFile(text)
	if p.Files == nil || !inside {
		return
	}
	stem := strings.TrimSuffix(file, ext)
	for _, e := range p.Files.App().Files() {
		if e.State == project.File && strings.EqualFold(strings.TrimSuffix(e.Path, path.Ext(e.Path)), stem) && slices.Contains(extensions, path.Ext(e.Path)) {
			d.Fix(rule.ChangeTitle("/"+e.Path), rule.ReplaceString(s.value, "/"+e.Path))
		}
	}
}

// checkFormatOfURL reports a string that is not a URL. An item may contain several if its property allows that.
func checkFormatOfURL(p *rule.Pass, s *subject) {
	whole, ok := rule.Literal(s.value)
	if !ok || len(s.key.Allowed) > 0 && s.key.ClosedBy != 0 && !s.isItem || s.isItem && (rule.Domains{Value: s.in, Key: s.key}).Split(whole) != nil {
		return
	}
	list := rule.Domains{Value: s.in, Key: s.key}
	// A scheme without a host belongs to the text before or after it, so a fix is not safe.
	torn := slices.ContainsFunc(rule.SplitWords(whole), func(one string) bool { return strings.HasSuffix(one, "://") })
	for at, part := range list.Parts(whole) {
		if list.Accepts(part) {
			continue
		}
		span := s.value.Span()
		if s.key.Link.Several {
			span = rule.Within(s.value, whole, at, at+len(part))
		}
		d := s.report(p, span, s.typeBy(), "%s %s must be a URL that begins with https://", s.noun(), rule.Display(part))
		one := list.Part(s.index, whole, at, part)
		meant, sure := rule.LikelySource(list, part)
		switch {
		case meant == "":
		case !s.key.Link.Several:
			rule.ReplaceBy(d, s.value, meant, sure)
		case sure && !torn:
			d.FixSurely(rule.ChangeTitle(meant), one.Replace(meant))
		default:
			d.Fix(rule.ChangeTitle(meant), one.Replace(meant))
		}
	}
}
