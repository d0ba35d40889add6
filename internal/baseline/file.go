package baseline

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/buger/jsonparser"
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
		for j, p := range [][2]string{
			{"file", e.File}, {"code", e.Code}, {"property", e.Property}, {"message", e.Message}, {"fingerprint", e.Fingerprint},
		} {
			if j > 0 {
				out.WriteString(", ")
			}
			out.WriteString(quote(p[0]) + ": " + quote(p[1]))
		}
		out.WriteByte('}')
	}
	if len(b.Entries) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.String()
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

// Parse returns the baseline in the text of the file at an absolute path. An error names the line or the finding.
func Parse(path, content string) (*Baseline, error) {
	var file struct {
		Version  int     `json:"version"`
		Findings []Entry `json:"findings"`
	}
	if err := json.Unmarshal([]byte(content), &file); err != nil {
		return nil, located(content, err)
	}
	switch {
	case file.Version < 1:
		return nil, fmt.Errorf("%q must be the version of the format, such as %d", versionKey, Version)
	case file.Version > Version:
		return nil, fmt.Errorf("version %d of the format requires a newer plugin-manifest-ls", file.Version)
	case file.Findings == nil:
		return nil, fmt.Errorf("%q must be an array", findingsKey)
	}
	for i := range file.Findings {
		if err := file.Findings[i].check(); err != nil {
			return nil, fmt.Errorf("finding %d: %w", i+1, err)
		}
	}
	b := index(path, file.Findings)
	b.Text = content
	return b, nil
}

// check returns an error for an entry that is not valid.
func (e *Entry) check() error {
	base := path.Base(e.File)
	switch {
	case e.File == "":
		return errors.New(`"file" is required`)
	case e.Code == "":
		return errors.New(`"code" is required`)
	case e.Fingerprint == "":
		return errors.New(`"fingerprint" is required`)
	case path.IsAbs(e.File), path.Clean(e.File) != e.File, base == ".", base == "..":
		return errors.New(`"file" must be a path relative to the folder of the baseline`)
	}
	return nil
}

// located returns an error of decoding JSON with the line where it occurred.
func located(content string, err error) error {
	var offset int64
	if at, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = at.Offset
	} else if at, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset, err = at.Offset, fmt.Errorf("%q must not be of type %s", at.Field, at.Value)
		if at.Field == "" {
			err = errors.New("a baseline must be an object")
		}
	}
	line := 1 + strings.Count(content[:min(int(offset), len(content))], "\n")
	return fmt.Errorf("line %d: %w", line, err)
}
