package diagnostics

import "plugin-manifest-ls/internal/secret"

// isSample reports whether s contains a placeholder that a sample leaves to be replaced. Other rules ignore it then.
func isSample(s string) bool {
	_, to := secret.PlaceholderIn(s)
	return to > 0
}

// isTemplate reports whether the product inserts something into s, as into {{host}} or ${key}.
func isTemplate(s string) bool { return secret.IsTemplate(s) }
