package rule

import (
	"strings"

	"plugin-manifest-ls/internal/secret"
)

// IsSample reports whether s as a whole is a placeholder that a sample leaves to be replaced.
func IsSample(s string) bool {
	s = strings.TrimSpace(s)
	from, to := secret.PlaceholderIn(s)
	return to > 0 && from == 0 && to == len(s)
}

// SampleIn returns the span of the first placeholder in s that a sample leaves to be replaced; to is 0 if there is none.
func SampleIn(s string) (from, to int) { return secret.PlaceholderIn(s) }

// HasSample reports whether s contains a placeholder.
func HasSample(s string) bool {
	_, to := secret.PlaceholderIn(s)
	return to > 0
}

// IsTemplate reports whether the product inserts something into s, as into {{host}} or ${key}.
func IsTemplate(s string) bool { return secret.IsTemplate(s) }
