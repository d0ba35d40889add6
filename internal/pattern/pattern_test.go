package pattern

import "testing"

func TestLazy(t *testing.T) {
	p := Lazy(`^a+$`)
	if !p().MatchString("aa") || p().MatchString("b") || p() != p() {
		t.Error("the pattern is not that of the expression, or is compiled twice")
	}
}
