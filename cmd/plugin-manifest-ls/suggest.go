package main

import (
	"fmt"

	"plugin-manifest-ls/internal/spelling"
)

// didYouMean returns the end of an error message that suggests the name closest to what was typed, empty if none is
// close.
func didYouMean(typed string, names []string) string {
	name := spelling.Suggest(typed, names)
	if name == "" {
		return ""
	}
	return fmt.Sprintf(": did you mean %q?", name)
}
