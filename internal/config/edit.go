package config

import (
	"strings"

	"github.com/buger/jsonparser"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Ignore returns the edits that add i to the file with the given text. They are nil if it is there already, or if the
// file is too broken.
func Ignore(src string, i Ignored) []text.Edit {
	var members []string
	for _, m := range [][2]string{{codeKey, i.Code}, {pointerKey, i.Pointer}, {fileKey, i.File}} {
		if m[1] != "" {
			members = append(members, quote(m[0])+": "+quote(m[1]))
		}
	}
	return insert(src, findingsKey, "[", "{"+strings.Join(members, ", ")+"}", "]")
}

// SetRule returns the edits that set the severity of a rule in the file with the given text.
func SetRule(src, code, severity string) []text.Edit {
	root := syntax.Parse(text.New(src)).Root()
	rules, _ := root.Member(rulesKey)
	if it, ok := rules.Value().Member(code); ok {
		if s, _ := it.Value().Str(); s == severity {
			return nil
		}
		return []text.Edit{{Span: it.Value().Span(), New: quote(severity)}}
	}
	return insert(src, rulesKey, "{", quote(code)+": "+quote(severity), "}")
}

// Empty is the text of a new file, for [Ignore] and [SetRule].
const Empty = "{\n}\n"

// insert returns the edits that insert an item into the object or array that is the value of the property key.
func insert(src, key, open, item, closing string) []text.Edit {
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

// quote returns s as a JSON string. Invalid UTF-8 is replaced.
func quote(s string) string {
	return string(jsonparser.Escape(strings.ToValidUTF8(s, "\uFFFD")))
}
