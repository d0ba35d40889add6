package doctor

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/secret"
)

// maxText limits each text in a report, in bytes.
const maxText = 300

// Finish masks the secrets in all texts of r and replaces the home directory of the user, a path that may be empty, with ~.
// Every text is covered because all fields are visited.
func (r *Report) Finish(home string) {
	var homes []string
	if home != "" && home != filepath.Dir(home) {
		homes = []string{filepath.Clean(home)}
		if resolved, err := filepath.EvalSymlinks(home); err == nil && resolved != homes[0] {
			homes = append(homes, resolved)
		}
		for _, h := range homes {
			if slashed := filepath.ToSlash(h); slashed != h {
				homes = append(homes, slashed)
			}
		}
	}
	finish(reflect.ValueOf(r).Elem(), homes)
}

func finish(v reflect.Value, homes []string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(finishText(v.String(), homes))
	case reflect.Pointer:
		if !v.IsNil() {
			finish(v.Elem(), homes)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			finish(v.Field(i), homes)
		}
	case reflect.Slice:
		for i := range v.Len() {
			finish(v.Index(i), homes)
		}
	}
}

// finishText returns one line without secrets.
func finishText(s string, homes []string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
	s = secret.MaskSpans(s, secret.InLine(s))
	for _, home := range homes {
		s = replaceHome(s, home)
	}
	if len(s) > maxText {
		s = strings.ToValidUTF8(s[:maxText], "") + "…"
	}
	return s
}

// replaceHome replaces a folder with ~ where it is the beginning of a path.
func replaceHome(s, home string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, home)
		if i < 0 {
			break
		}
		rest := s[i+len(home):]
		b.WriteString(s[:i])
		if isBoundary(rest) && (i == 0 || slices.Contains([]byte(" \"'(=:"), s[i-1])) {
			b.WriteString("~")
		} else {
			b.WriteString(home)
		}
		s = rest
	}
	return b.String() + s
}

// isBoundary reports whether the name of a folder ends where rest begins.
func isBoundary(rest string) bool {
	return rest == "" || strings.ContainsRune("/\\ \"'),:;", rune(rest[0]))
}
