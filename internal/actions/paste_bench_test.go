package actions_test

import (
	"strconv"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/actions"
	"plugin-manifest-ls/internal/text"
)

// What every move of the cursor costs in a manifest of 900 KB, and what it does beside something pasted there.
func BenchmarkPaste(b *testing.B) {
	one := strings.Join(strings.Fields(pastedB), " ")
	var all []string
	for i := 0; i < 900<<10; i += len(one) {
		all = append(all, strings.ReplaceAll(one, "other_pasted", "c"+strconv.Itoa(i)))
	}
	src := "{\n\"service\": \"DESK\",\n\"connectors\": [\n" + strings.Join(all, ",\n") + "\n]\n}\n"
	middle := strings.Index(src[len(src)/2:], "\n") + len(src)/2 + 1
	for name, pasted := range map[string]string{"nothing": "", "pasted": pastedA + "\n"} {
		m := build(src[:middle] + pasted + src[middle:])
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				actions.Paste(m, text.At(middle))
			}
		})
	}
}
