package pattern

import "testing"

func TestLazy(t *testing.T) {
	p := Lazy(`^a+$`)
	if !p().MatchString("aa") || p().MatchString("b") {
		t.Error("the pattern is not that of the expression")
	}
}
