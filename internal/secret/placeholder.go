package secret

import (
	"regexp"
	"strings"
)

// PlaceholderIn returns the span of a placeholder in s that the author must replace, such as <Client ID> or the dots of
// https://...; to is 0 if there is none.
func PlaceholderIn(s string) (from, to int) {
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

// IsTemplate reports whether the product inserts something into s, as into {{host}} or ${key}.
func IsTemplate(s string) bool {
	return strings.Contains(s, "{{") || strings.Contains(s, "${") || strings.Contains(s, "#{") ||
		strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}")
}

// readable reports whether s consists of nothing but placeholders, and so reveals no secret.
func readable(s string) bool {
	rest := strings.TrimSpace(placeholder.ReplaceAllString(s, ""))
	_, to := PlaceholderIn(rest)
	return rest == "" || to == len(rest)
}

// placeholder matches a placeholder, with the name of an HTTP authentication scheme before it, if any.
var placeholder = regexp.MustCompile(`(?:\b(?i:bearer|basic|zoho-oauthtoken)\s+)?(?:<[^<>]*[^<>\s][^<>]*>|\{\{[^{}]+\}\}|[$#]\{[^{}]+\}|\*{3,})|^\{[^{}]*\}$`)
