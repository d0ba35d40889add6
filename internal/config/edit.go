package config

import (
	"strings"

	"github.com/buger/jsonparser"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Ignore returns the edits that make the file with the given text pass over a finding. They are nil if
// it does so already, or if the file is so broken that nothing can be put in.
func Ignore(src string, i Ignored) []text.Edit {
	var members []string
	for _, m := range [][2]string{{codeKey, i.Code}, {pointerKey, i.Pointer}, {fileKey, i.File}} {
		if m[1] != "" {
			members = append(members, quote(m[0])+": "+quote(m[1]))
		}
	}
	return put(src, findingsKey, "[", "{"+strings.Join(members, ", ")+"}", "]")
}

// SetRule returns the edits that give a rule a severity in the file with the given text.
func SetRule(src, code, severity string) []text.Edit {
	root := syntax.Parse(text.New(src)).Root()
	rules, _ := root.Member(rulesKey)
	if it, ok := rules.Value().Member(code); ok {
		if s, _ := it.Value().Str(); s == severity {
			return nil
		}
		return []text.Edit{{Span: it.Value().Span(), New: quote(severity)}}
	}
	return put(src, rulesKey, "{", quote(code)+": "+quote(severity), "}")
}

// Empty is the text of a file that says nothing, for [Ignore] and [SetRule] to put something in.
const Empty = "{\n}\n"

// put returns the edits that put an item into the object or array that is the member called key.
func put(src, key, open, item, closing string) []text.Edit {
	root := syntax.Parse(text.New(src)).Root()
	it, ok := root.Member(key)
	switch v := it.Value(); {
	case !ok && root.Kind() == syntax.Object && root.Whole():
		return root.Append(syntax.Fragment{New: quote(key) + ": " + open + "\n\t" + item + "\n" + closing})
	case (v.Kind() == syntax.Array && open == "[" || v.Kind() == syntax.Object && open == "{") && v.Whole():
		return v.Append(syntax.Fragment{New: item})
	}
	return nil
}

// quote returns s, a code, a path or a pointer, as a JSON string.
func quote(s string) string {
	return string(jsonparser.Escape(strings.ToValidUTF8(s, "\uFFFD")))
}
