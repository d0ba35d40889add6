package diagnostics

import "strings"

// sampleIn returns which part of s is a place that a sample leaves to be filled in, such as <Client
// ID> or the dots of https://...; the span is empty if there is none.
func sampleIn(s string) (from, to int) {
	if open := strings.IndexByte(s, '<'); open >= 0 {
		if n := strings.IndexByte(s[open:], '>'); n > 1 && strings.Trim(s[open+1:open+n], "<> \t") != "" {
			return open, open + n + 1
		}
	}
	if found := strings.Contains(s, "://..."); found {
		return 0, len(s)
	}
	switch strings.TrimSpace(s) {
	case "...", "…", "https://…":
		return 0, len(s)
	}
	if i := strings.Index(s, "***"); i >= 0 {
		n := len(s[i:]) - len(strings.TrimLeft(s[i:], "*"))
		return i, i + n
	}
	for _, word := range []string{"YOUR_", "YOUR-", "YOUR "} {
		if strings.HasPrefix(s, word) {
			return 0, len(s)
		}
	}
	return 0, 0
}

// isSample reports whether there is such a part in s. Other rules have nothing to say of it then.
func isSample(s string) bool {
	_, to := sampleIn(s)
	return to > 0
}

// isTemplate reports whether something is put into s elsewhere, as into {{host}} or ${key}.
func isTemplate(s string) bool {
	return strings.Contains(s, "{{") || strings.Contains(s, "${") || strings.Contains(s, "#{") ||
		strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}")
}
