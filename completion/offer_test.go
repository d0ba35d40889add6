package completion_test

import (
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/internal/syntax"
)

// unknowable are property names that cannot be offered: the size of an icon, a key that the service
// does not read, and the one without which nothing tells that the text is a manifest.
var unknowable = []string{"30x30", "storage", "service"}

// chosen are the keys whose values are chosen from a list.
var chosen = []string{"service", "location", "keyLocation", "locale", "userAccess"}

// Every value of a correct manifest is offered after its first letter has been typed, with a filter text that begins
// with that.
func TestOffersWhatIsRight(t *testing.T) {
	tried := 0
	for _, src := range slices.Concat(examples(t, "[^f]*"), examples(t, "finance*")) {
		var walk func(v syntax.Value, key string)
		try := func(start, end int, label string) {
			tried++
			typed := src[start : start+2]
			for _, it := range completion.Complete(build(src[:start]+typed+`"`+src[end:]), start+2, completion.Around{}) {
				if it.Label == label {
					if !strings.HasPrefix(it.Filter, typed) {
						t.Errorf("%s is hidden by its filter %s", label, it.Filter)
					}
					return
				}
			}
			t.Errorf("%s is not offered in\n%s<|>%s", label, src[:start+2], src[end:])
		}
		walk = func(v syntax.Value, key string) {
			for it := range v.Items() {
				name := key
				if it.HasKey() {
					name = it.Name()
					if !slices.Contains(unknowable, name) {
						try(it.Key().Start, it.Key().End, name)
					}
				}
				if s, ok := it.Value().Str(); ok && slices.Contains(chosen, name) {
					try(it.Value().Span().Start, it.Value().Span().End, s)
				}
				walk(it.Value(), name)
			}
		}
		walk(build(src).Root, "")
	}
	if tried < 100 {
		t.Errorf("only %d tried", tried)
	}
}
