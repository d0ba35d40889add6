package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Masking a secret changes neither the marks below a snippet nor the width of its line.
func TestMaskKeepsMarksAligned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringOfN(rapid.RuneFrom([]rune("aB7-_.日🎉é\t")), 1, 90, -1).Draw(t, "value")
		form := rapid.SampledFrom([]string{`{"%s": "%s", "x": "https://u:%s@x.com", "y": 1}`, "\t{\"%s\": \"%s\", \"api_key\": \"%s\", \"y\": 1}\r\n"}).Draw(t, "form")
		start := rapid.IntRange(0, len(form)+2*len(value)).Draw(t, "start")
		cut := func(name string) snippet {
			txt := text.New(fmt.Sprintf(form, name, value, value))
			return cutSnippet(&File{Text: txt, Model: manifest.Build(syntax.Parse(txt))}, text.Span{Start: start, End: start + 5}, 0)
		}
		masked, unmasked := cut("secret"), cut("sekret")
		if strings.Contains(masked.code, value) && len(value) > 20 {
			t.Errorf("%q has %q", masked.code, value)
		}
		if masked.indent != unmasked.indent || masked.width != unmasked.width || uniseg.StringWidth(masked.code) != uniseg.StringWidth(unmasked.code) {
			t.Errorf("masked %+v, unmasked %+v", masked, unmasked)
		}
	})
}
