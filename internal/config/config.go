package config

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/buger/jsonparser"
)

// Config is the content of one file.
type Config struct {
	Rules    map[string]string // severities, or "off", by rule code
	Paths    []string          // globs of ignored files, relative to the folder of the file
	Ignored  []Ignored
	Baseline string // path of the baseline, relative to the folder of the file; empty if it names none
}

// Ignored selects problems that are not reported.
type Ignored struct {
	Code string
	// Pointer is the JSON pointer (RFC 6901) of the value that has the problem; * matches any one name or index. If
	// empty, it matches all values.
	Pointer string
	// File is the path of the file that has the problem, relative to the folder of the configuration. If empty, it
	// matches all files.
	File string
}

// Parse parses the text of a file. Invalid JSON and values of an unexpected type are skipped.
func Parse(text string) Config {
	var c Config
	data := []byte(text)
	_ = jsonparser.ObjectEach(data, func(code, severity []byte, kind jsonparser.ValueType, _ int) error {
		if kind == jsonparser.String {
			if c.Rules == nil {
				c.Rules = map[string]string{}
			}
			c.Rules[string(code)] = string(severity)
		}
		return nil
	}, rulesKey)
	_, _ = jsonparser.ArrayEach(data, func(path []byte, kind jsonparser.ValueType, _ int, _ error) {
		if s, err := jsonparser.ParseString(path); err == nil && kind == jsonparser.String && doublestar.ValidatePattern(s) {
			c.Paths = append(c.Paths, s)
		}
	}, pathsKey)
	_, _ = jsonparser.ArrayEach(data, func(entry []byte, kind jsonparser.ValueType, _ int, _ error) {
		if kind != jsonparser.Object {
			return
		}
		var i Ignored
		for name, to := range map[string]*string{codeKey: &i.Code, pointerKey: &i.Pointer, fileKey: &i.File} {
			*to, _ = jsonparser.GetString(entry, name)
		}
		if i.Code != "" {
			c.Ignored = append(c.Ignored, i)
		}
	}, findingsKey)
	c.Baseline, _ = jsonparser.GetString(data, BaselineKey)
	return c
}

// IgnoresPath reports whether one of the globs matches a path or a parent folder of it. The path is relative to the
// folder of the configuration.
func (c Config) IgnoresPath(path string) bool {
	for _, glob := range c.Paths {
		glob = strings.TrimSuffix(strings.TrimPrefix(glob, "./"), "/")
		for part := path; ; {
			if ok, _ := doublestar.Match(glob, part); ok {
				return true
			}
			i := strings.LastIndexByte(part, '/')
			if i < 0 {
				break
			}
			part = part[:i]
		}
	}
	return false
}

// Matches reports whether i matches a problem: the code of its rule, the path of its file relative to the folder of the
// configuration, and the JSON pointer of its value.
func (i Ignored) Matches(code, file, pointer string) bool {
	return i.Code == code && (i.File == "" || i.File == file) && (i.Pointer == "" || matchPointer(i.Pointer, pointer))
}

func matchPointer(pattern, pointer string) bool {
	if pattern == pointer {
		return true
	}
	want, got := strings.Split(pattern, "/"), strings.Split(pointer, "/")
	if len(want) != len(got) {
		return false
	}
	for i := range want {
		if want[i] != "*" && want[i] != got[i] {
			return false
		}
	}
	return true
}
