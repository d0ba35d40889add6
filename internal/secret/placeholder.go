package secret

import (
	"strings"

	"plugin-manifest-ls/internal/pattern"
)

// PlaceholderIn returns the span of the first placeholder in s that the author must replace, such as <Client ID>,
// {client-id}, your-domain or the dots of https://...; to is 0 if there is none.
func PlaceholderIn(s string) (from, to int) {
	if open := strings.IndexByte(s, '<'); open >= 0 {
		if n := strings.IndexByte(s[open:], '>'); n > 1 && strings.Trim(s[open+1:open+n], "<> \t") != "" {
			return open, open + n + 1
		}
	}
	if strings.Contains(s, "://...") || strings.Contains(s, "://…") || isEllipsis(s) || strings.HasPrefix(s, "YOUR ") {
		return 0, len(s)
	}
	if i := strings.Index(s, "***"); i >= 0 {
		return i, len(s) - len(strings.TrimLeft(s[i:], "*"))
	}
	if strings.IndexByte(s, '{') >= 0 {
		if at := inBraces().FindStringSubmatchIndex(s); at != nil {
			return at[2], at[3]
		}
	}
	if strings.Contains(s, "our") || strings.Contains(s, "YOUR") {
		if at := yours().FindStringSubmatchIndex(s); at != nil {
			return at[2], at[3]
		}
	}
	return 0, 0
}

// isEllipsis reports whether s is nothing but an ellipsis.
func isEllipsis(s string) bool {
	s = strings.TrimSpace(s)
	return s == "…" || len(s) >= 3 && strings.Trim(s, ".") == ""
}

var (
	// inBraces matches a name in single braces, in contrast to {{name}}, ${name} and #{name}.
	inBraces = pattern.Lazy(`(?:^|[^{$#])(\{[A-Za-z][A-Za-z0-9_. -]*\})(?:[^}]|$)`)
	// yours matches names such as your-client-id, YOUR_KEY, your_api_key and yourdomain at the beginning of a part of s.
	yours = pattern.Lazy(`(?:^|[/.@=: ])((?:[Yy]our|YOUR)-[A-Za-z0-9][A-Za-z0-9-]*|YOUR_[A-Z0-9_]+` +
		`|[Yy]our_(?:client|api|app|access|account|auth|domain|company|server|site|org|token|key|secret|portal|host|url|name)\w*` +
		`|your(?:domain|company|server|subdomain|organization|tenant|portal|instance|site)(?:name)?\b)`)
)

// IsTemplate reports whether the product inserts something into s, as into {{host}} or ${key}.
func IsTemplate(s string) bool {
	return strings.Contains(s, "{{") || strings.Contains(s, "${") || strings.Contains(s, "#{") ||
		strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") && !inBraces().MatchString(s)
}

// readable reports whether s consists of nothing but placeholders, and so reveals no secret.
func readable(s string) bool {
	rest := strings.TrimSpace(placeholder().ReplaceAllString(s, ""))
	from, to := PlaceholderIn(rest)
	return rest == "" || from == 0 && to == len(rest)
}

// placeholder matches a placeholder, with the name of an HTTP authentication scheme before it, if any.
var placeholder = pattern.Lazy(`(?:\b(?i:bearer|basic|zoho-oauthtoken)\s+)?(?:<[^<>]*[^<>\s][^<>]*>|\{\{[^{}]+\}\}|[$#]\{[^{}]+\}|\*{3,})|^\{[^{}]*\}$`)
