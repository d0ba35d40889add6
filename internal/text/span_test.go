package text_test

import (
	"testing"

	"plugin-manifest-ls/internal/text"
)

func TestSpan(t *testing.T) {
	s := text.Span{Start: 2, End: 5}
	for offset, want := range map[int]struct{ contains, touches bool }{
		1: {false, false},
		2: {true, true},
		4: {true, true},
		5: {false, true},
		6: {false, false},
	} {
		if got := s.Contains(offset); got != want.contains {
			t.Errorf("%v contains %d: %v", s, offset, got)
		}
		if got := s.Touches(offset); got != want.touches {
			t.Errorf("%v touches %d: %v", s, offset, got)
		}
	}
	for _, c := range []struct {
		inner text.Span
		want  bool
	}{
		{text.Span{Start: 2, End: 5}, true},
		{text.Span{Start: 3, End: 3}, true},
		{text.Span{Start: 1, End: 4}, false},
		{text.Span{Start: 3, End: 6}, false},
	} {
		if got := s.Covers(c.inner); got != c.want {
			t.Errorf("%v covers %v: %v", s, c.inner, got)
		}
	}
	if s.Len() != 3 || s.Empty() || !text.At(2).Empty() {
		t.Errorf("%v has length %d, empty: %v, and %v is empty: %v", s, s.Len(), s.Empty(), text.At(2), text.At(2).Empty())
	}
	if got, want := s.Shift(4), (text.Span{Start: 6, End: 9}); got != want {
		t.Errorf("%v shifted by 4 is %v, want %v", s, got, want)
	}
}
