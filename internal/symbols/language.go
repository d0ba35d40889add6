package symbols

import (
	"path"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/script"
	"plugin-manifest-ls/internal/text"
)

// language is a kind of file that can have uses.
type language struct {
	extensions []string
	dialect    script.Language
	page       bool // code is in script elements only
	deluge     bool
}

var languages = []language{
	{extensions: []string{"js", "mjs", "cjs", "jsx"}, dialect: script.JavaScript},
	{extensions: []string{"ts", "mts", "cts"}, dialect: script.TypeScript},
	{extensions: []string{"tsx"}, dialect: script.TypeScriptJSX},
	{extensions: []string{"html", "htm", "vue", "svelte"}, dialect: script.TypeScript, page: true},
	{extensions: []string{"ds", "dg", "deluge"}, deluge: true},
}

// IsCode reports whether a file of that name is scanned for uses.
func IsCode(name string) bool { return languageOf(name) != nil }

// Extensions returns the file extensions of code, in lower case, without the dot.
func Extensions() []string {
	var all []string
	for _, l := range languages {
		all = append(all, l.extensions...)
	}
	return all
}

// languageOf returns the language of a file, nil if it cannot have uses.
func languageOf(name string) *language {
	extension := extensionOf(name)
	for i := range languages {
		if slices.Contains(languages[i].extensions, extension) {
			return &languages[i]
		}
	}
	return nil
}

func extensionOf(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}

// parseCode returns the scripts of a file; nil for a file of another kind.
func parseCode(p *script.Parser, name, content string) *script.File {
	l := languageOf(name)
	switch {
	case extensionOf(name) == "json":
		return script.ParseJSON(content)
	case l == nil || l.deluge:
		return nil
	case !l.page:
		return p.Parse(content, l.dialect, text.Span{End: len(content)})
	}
	var scripts []text.Span
	eachScript(content, func(s pageScript) bool {
		if s.code.Len() > 0 {
			scripts = append(scripts, s.code)
		}
		return true
	})
	f := p.Parse(content, l.dialect, scripts...)
	f.Module = f.Module && extensionOf(name) != "html" && extensionOf(name) != "htm"
	return f
}
