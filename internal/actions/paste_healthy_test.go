package actions_test

import (
	"testing"

	"plugin-manifest-ls/internal/actions"
)

// Where the quick check finds a manifest in good order, the search has nothing to repair.
func TestHealthyManifestsHaveNothingToRepair(t *testing.T) {
	healthy := 0
	for _, ground := range grounds {
		texts := []string{ground.text}
		for _, form := range forms {
			for i := 0; i <= len(ground.text); i += 23 {
				texts = append(texts, ground.text[:i]+form.text+ground.text[i:])
			}
		}
		for _, src := range texts {
			m := build(src)
			if m.Tree.FaultCount() > 0 {
				continue
			}
			for i := range len(src) + 1 {
				a, ok, quick := actions.PasteWithoutShortcut(m, i)
				if quick && ok {
					t.Fatalf("%s at %d is in good order, but there is %q", src, i, a.Title)
				}
				if quick {
					healthy++
				}
			}
			if src == ground.text {
				if _, _, quick := actions.PasteWithoutShortcut(m, 2); !quick {
					t.Errorf("%s: not in good order", ground.name)
				}
			}
		}
	}
	t.Logf("%d positions in good order", healthy)
	if healthy < 500 {
		t.Errorf("only %d positions in good order", healthy)
	}
}
