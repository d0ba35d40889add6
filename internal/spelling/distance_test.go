package spelling

import (
	"strings"
	"testing"
)

// The limited distance of all pairs of short words equals the recursive definition.
func TestDistanceEqualsItsDefinition(t *testing.T) {
	words := []string{""}
	for i := 0; len(words[i]) < 4; i++ {
		for _, letter := range []string{"a", "B", "c"} {
			words = append(words, words[i]+letter)
		}
	}
	for _, a := range words {
		for _, b := range words {
			b = strings.ToUpper(b)
			want := defined(strings.ToLower(a), strings.ToLower(b))
			for limit := range 6 {
				if got := distance(a, b, limit); min(got, limit+1) != min(want, limit+1) {
					t.Fatalf("distance(%q, %q, %d) is %d, want %d", a, b, limit, got, want)
				}
			}
		}
	}
}

// defined is the optimal string alignment distance, as it is defined.
func defined(a, b string) int {
	if a == "" || b == "" {
		return len(a) + len(b)
	}
	replace := defined(a[1:], b[1:])
	if a[0] != b[0] {
		replace++
	}
	least := min(replace, defined(a[1:], b)+1, defined(a, b[1:])+1)
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		least = min(least, defined(a[2:], b[2:])+1)
	}
	return least
}

func TestDistanceOfLongWords(t *testing.T) {
	long := strings.Repeat("a", 1000)
	for _, test := range []struct {
		a, b string
		want int
	}{
		{long, long, 0},
		{long + "b" + long, long + "c" + long, 1},
		{strings.Repeat("x", MaxLength), strings.Repeat("y", MaxLength), MaxLength},
		{strings.Repeat("x", MaxLength+1), strings.Repeat("y", MaxLength+1), 101},
	} {
		if got := distance(test.a, test.b, 100); got != test.want {
			t.Errorf("distance of %d and %d bytes is %d, want %d", len(test.a), len(test.b), got, test.want)
		}
	}
}
