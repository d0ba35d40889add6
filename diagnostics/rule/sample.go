package rule

import "plugin-manifest-ls/internal/secret"

// IsSample reports whether s contains a placeholder that a sample leaves to be replaced. Other rules ignore it then.
func IsSample(s string) bool {
	_, to := secret.PlaceholderIn(s)
	return to > 0
}

// IsTemplate reports whether the product inserts something into s, as into {{host}} or ${key}.
func IsTemplate(s string) bool { return secret.IsTemplate(s) }
