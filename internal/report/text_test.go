package report

import (
	"bufio"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/text"
)

// Diagnostics of binary files have no excerpt, those of text files do.
func TestBinaryFilesHaveNoExcerpt(t *testing.T) {
	tests := map[string]struct {
		path, content string
		excerpt       bool
	}{
		"a font":             {"app/fonts/My Font.ttf", "\x00\x01\x00\x00\x00\x0fname of the font\n", false},
		"an image":           {"app/img/My Logo.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", false},
		"an archive":         {"app/my files.zip", "PK\x03\x04\x14", false},
		"a script":           {"app/js/my script.js", "first();\n\tsecond();\r\n", true},
		"text in Latin-1":    {"app/my notes.txt", "caf\xe9 first\n", true},
		"a control sequence": {"app/my log.txt", "first \x1b[31mred\n", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			out := bufio.NewWriter(&b)
			r := &textReport{out: out, palette: palette{}}
			d := diagnostics.Diagnostic{Code: "file-name", Severity: diagnostics.Error, Message: "File name must not contain a space"}
			if err := r.File(&File{Path: test.path, Text: text.New(test.content), Diagnostics: []diagnostics.Diagnostic{d}}); err != nil {
				t.Fatal(err)
			}
			if err := out.Flush(); err != nil {
				t.Fatal(err)
			}
			got := b.String()
			if !strings.Contains(got, "file-name: File name") {
				t.Errorf("the diagnostic is missing: %q", got)
			}
			if hasExcerpt := strings.Contains(got, "1 |"); hasExcerpt != test.excerpt {
				t.Errorf("excerpt: %v, want %v:\n%q", hasExcerpt, test.excerpt, got)
			}
		})
	}
}
