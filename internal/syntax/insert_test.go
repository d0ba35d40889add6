package syntax

import (
	"testing"

	"plugin-manifest-ls/internal/text"
)

// RemoveAll keeps the commas that the remaining items need.
func TestRemoveAll(t *testing.T) {
	for _, c := range []struct {
		src     string
		indices []int
		want    string
	}{
		{`[1, 2, 3]`, []int{0}, `[2, 3]`},
		{`[1, 2, 3]`, []int{1}, `[1, 3]`},
		{`[1, 2, 3]`, []int{2}, `[1, 2]`},
		{`[1, 2, 3]`, []int{0, 1}, `[3]`},
		{`[1, 2, 3]`, []int{1, 2}, `[1]`},
		{`[1, 2, 3]`, []int{0, 2}, `[2]`},
		{`[1, 2, 3]`, []int{0, 1, 2}, `[]`},
		{`[ 1, 2, 3, 4 ]`, []int{0, 2, 3}, `[ 2 ]`},
		{"{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}", []int{0, 2}, "{\n  \"b\": 2\n}"},
		{`[]`, nil, `[]`},
	} {
		got, err := text.Apply(c.src, Parse(text.New(c.src)).Root().RemoveAll(c.indices))
		if err != nil || got != c.want {
			t.Errorf("%s without %v is %s (%v), want %s", c.src, c.indices, got, err, c.want)
		}
	}
}

func TestTerminated(t *testing.T) {
	for src, want := range map[string]bool{
		`"a"`: true, `""`: true, `'a'`: true, `"a\""`: true, `"a\\"`: true,
		`"`: false, `"a`: false, `"a\"`: false, `1`: false,
	} {
		if got := Parse(text.New(src)).Root().Terminated(); got != want {
			t.Errorf("Terminated(%s) = %v", src, got)
		}
	}
}

func TestWhole(t *testing.T) {
	for src, want := range map[string]bool{
		`{}`: true, `[1]`: true, `{"a": 1}`: true, `{`: false, `[1}`: false, `"a": 1}`: false, `1`: false,
	} {
		if got := Parse(text.New(src)).Root().Whole(); got != want {
			t.Errorf("Whole(%s) = %v", src, got)
		}
	}
}
