package text_test

import (
	"testing"

	"pgregory.net/rapid"

	"plugin-manifest-ls/internal/text"
)

func TestLinesEqualPositions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.StringOf(rapid.SampledFrom([]rune("a{\n\r\té😀\ufffd"))).Draw(t, "src")
		for n := rapid.IntRange(0, 12).Draw(t, "doublings"); n > 0 && len(src) < 20_000; n-- {
			src += src
		}
		whole := text.New(src)
		lines := whole.Lines()
		for range 50 {
			offset := rapid.IntRange(-1, len(src)+1).Draw(t, "offset")
			for _, enc := range []text.Encoding{text.UTF8, text.UTF16, text.UTF32} {
				if got, want := lines.Position(offset, enc), whole.Position(offset, enc); got != want {
					t.Fatalf("offset %d: %v, want %v", offset, got, want)
				}
			}
		}
	})
}
