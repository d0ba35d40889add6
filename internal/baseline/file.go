package baseline

import (
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/buger/jsonparser"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Version is the version of the format of a file.
const Version = 1

// The names of the properties.
const (
	descriptionKey = "description"
	versionKey     = "version"
	findingsKey    = "findings"
)

const description = "Accepted findings of plugin-manifest-ls: check and editors report only others. Written by check --write-baseline."

// Format returns the text of the file. It has a line for each entry, in order, so that versions can be compared and merged.
func (b *Baseline) Format() string {
	var out strings.Builder
	fmt.Fprintf(&out, "{\n  %s: %s,\n  %s: %d,\n  %s: [", quote(descriptionKey), quote(description), quote(versionKey), Version, quote(findingsKey))
	for i, e := range b.Entries {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    {")
		for j, p := range e.properties() {
			if j > 0 {
				out.WriteString(", ")
			}
			out.WriteString(quote(p.name) + ": " + quote(*p.value))
		}
		out.WriteByte('}')
	}
	if len(b.Entries) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.String()
}

// property is a property of an entry.
type property struct {
	name     string
	value    *string
	required bool
}

// properties returns the properties of e in the order in which they are written.
func (e *Entry) properties() []property {
	return []property{
		{"file", &e.File, true},
		{"code", &e.Code, true},
		{"property", &e.Property, false},
		{"message", &e.Message, false},
		{"fingerprint", &e.Fingerprint, true},
	}
}

// quote returns s as a JSON string in which characters that control a terminal or the direction of text are escaped.
func quote(s string) string {
	var out strings.Builder
	for _, r := range string(jsonparser.Escape(strings.ToValidUTF8(s, string(utf8.RuneError)))) {
		if r == '\uFEFF' || unicode.In(r, unicode.Cc, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
			fmt.Fprintf(&out, `\u%04x`, r)
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

// Parse returns the baseline in the text of the file at an absolute path. An error names the line.
func Parse(path, content string) (*Baseline, error) {
	t := text.New(content)
	tree := syntax.Parse(t)
	for fault := range tree.Faults() {
		return nil, at(t, fault.Span, errors.New("invalid JSON"))
	}
	root := tree.Root()
	if root.Kind() != syntax.Object {
		return nil, at(t, root.Span(), errors.New("a baseline must be an object"))
	}
	version, _ := root.Member(versionKey)
	switch n := number(version.Value()); {
	case n < 1:
		return nil, at(t, place(root, version), fmt.Errorf("%q must be the version of the format, such as %d", versionKey, Version))
	case n > Version:
		return nil, at(t, version.Value().Span(), fmt.Errorf("version %d of the format requires a newer plugin-manifest-ls", n))
	}
	findings, _ := root.Member(findingsKey)
	if findings.Value().Kind() != syntax.Array {
		return nil, at(t, place(root, findings), fmt.Errorf("%q must be an array", findingsKey))
	}
	entries := make([]Entry, 0, findings.Value().Len())
	for it := range findings.Value().Items() {
		e, err := parseEntry(it.Value())
		if err != nil {
			return nil, at(t, it.Value().Span(), err)
		}
		entries = append(entries, e)
	}
	b := New(path, entries)
	b.Text = content
	return b, nil
}

// number returns a positive integer; 0 for any other value.
func number(v syntax.Value) int {
	if v.Kind() != syntax.Number {
		return 0
	}
	n, err := strconv.Atoi(v.Raw())
	if err != nil || n < 1 {
		return 0
	}
	return n
}

// place returns the span of the value of a property, or of the object if the property is missing.
func place(object syntax.Value, property syntax.Item) text.Span {
	if property.Value().Kind() == syntax.Missing {
		return object.Span()
	}
	return property.Value().Span()
}

func parseEntry(v syntax.Value) (Entry, error) {
	var e Entry
	if v.Kind() != syntax.Object {
		return e, errors.New("a finding must be an object")
	}
	for _, p := range e.properties() {
		member, ok := v.Member(p.name)
		s, isString := member.Value().Str()
		switch {
		case ok && !isString:
			return e, fmt.Errorf("%q must be a string", p.name)
		case p.required && s == "":
			return e, fmt.Errorf("%q is required", p.name)
		}
		*p.value = s
	}
	if base := path.Base(e.File); path.IsAbs(e.File) || path.Clean(e.File) != e.File || base == "." || base == ".." {
		return e, fmt.Errorf("%q must be a path relative to the folder of the baseline", "file")
	}
	return e, nil
}

// at returns err with the position of a span.
func at(t text.Text, span text.Span, err error) error {
	p := t.Position(span.Start, text.UTF32)
	return fmt.Errorf("line %d, column %d: %w", p.Line+1, p.Col+1, err)
}
