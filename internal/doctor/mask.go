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

// Finish masks the secrets in all texts of r and replaces the home directory of the user with ~. Every text is covered because
// all fields are visited.
func (r *Report) Finish() { finish(reflect.ValueOf(r), r.clean) }

// clean returns one line without secrets and without the home directory.
func (r *Report) clean(s string) string {
	s = maskText(s)
	for _, home := range r.homes {
		s = replaceHome(s, home)
	}
	return s
}

// homesOf returns the paths that mean the home directory of the user.
func homesOf(home string) []string {
	if home == "" || home == filepath.Dir(home) {
		return nil
	}
	homes := []string{filepath.Clean(home)}
	if resolved, err := filepath.EvalSymlinks(home); err == nil && resolved != homes[0] {
		homes = append(homes, resolved)
	}
	for _, h := range homes {
		if slashed := filepath.ToSlash(h); slashed != h {
			homes = append(homes, slashed)
		}
	}
	return homes
}

// finish replaces all texts that can be reached from v.
func finish(v reflect.Value, clean func(string) string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(clean(v.String()))
	case reflect.Pointer:
		if !v.IsNil() {
			finish(v.Elem(), clean)
		}
	case reflect.Struct:
		for _, field := range v.Fields() {
			if field.CanSet() { // what is not exported is not part of the report
				finish(field, clean)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			finish(v.Index(i), clean)
		}
	}
}

// maskText returns one line, of limited length, without secrets.
func maskText(s string) string {
	s = strings.NewReplacer("\r", " ", "\n", " ").Replace(s)
	s = secret.MaskSpans(s, secret.InLine(s))
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
