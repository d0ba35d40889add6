package server

import (
	"testing"

	"plugin-manifest-ls/internal/text"
)

func TestDedentKeepsStopsInPlace(t *testing.T) {
	e := text.Edit{New: "{\n    \"a\": \"b\"\n  }", Stops: []text.Stop{{Span: text.Span{Start: 12, End: 13}}}}
	got := dedent(e, "  ")
	if want := "{\n  \"a\": \"b\"\n}"; got.New != want {
		t.Errorf("got %q, want %q", got.New, want)
	}
	if s := got.Stops[0].Span; e.New[12:13] != got.New[s.Start:s.End] {
		t.Errorf("the stop is at %q, was at %q", got.New[s.Start:s.End], e.New[12:13])
	}
}
