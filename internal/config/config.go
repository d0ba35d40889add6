package config

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/buger/jsonparser"
)

// Config is what one file says.
type Config struct {
	Rules   map[string]string // names of severities, or off, by the code of the rule
	Paths   []string          // globs of what is not looked at, from the folder of the file
	Ignored []Ignored
}

// Ignored is a finding that is passed over.
type Ignored struct {
	Code string
	// Pointer is a JSON pointer (RFC 6901) to what the finding is about, in which * stands for any one
	// name or index. Without it, it may be about anything in the file.
	Pointer string
	// File is the path of the file that the finding is about, from the folder of the configuration;
	// empty for any.
	File string
}

// Parse reads the text of a file. What is no JSON, or of the wrong type, says nothing.
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
	return c
}

// IgnoresPath reports whether the file at a path, from the folder of the configuration, is not looked at:
// one of the globs names it or a folder that it is in.
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

// Matches reports whether i is about a finding with a code, at a pointer of the file at a path from the
// folder of the configuration.
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
