package secret

import (
	"strings"

	"plugin-manifest-ls/internal/pattern"
	"plugin-manifest-ls/internal/text"
)

var (
	// header matches an authorization header with its value, as in "Authorization: Bearer abc".
	header = pattern.Lazy(`(?i)\bauthori[sz]ation\\?["']?\s*[:=]\s*\\?["']?(?:bearer|basic|token|digest|apikey|zoho-oauthtoken|zoho-authtoken)\s+([^\s"'\x60,;<>\\]+)`)
	// scheme matches the name of an HTTP authentication scheme and what may be a credential.
	scheme = pattern.Lazy(`(?i)(?:^|[\s"'\x60:=,;])(?:bearer|basic|zoho-oauthtoken|zoho-authtoken)\s+([\w.~+/=:-]{8,})`)
	// pair matches a string that consists of a name and a value, as in "x-api-key: abc" and "client_secret=abc".
	pair = pattern.Lazy(`^\s*([\w.-]+)(?:\s*=\s*|\s*:\s+)([^\s&]+)\s*$`)
	// authorization matches the whole value of an authorization header.
	authorization = pattern.Lazy(`(?i)^\s*(?:(?:bearer|basic|token|digest|apikey|zoho-oauthtoken|zoho-authtoken)\s+)?(\S.*?)\s*$`)
)

// InString returns which parts of s are secrets, in order: those in URLs and those of authorization headers.
func InString(s string) []text.Span { return merge(append(InURLs(s), credentialsIn(s)...)) }

// MaskString returns s with the secrets that [InString] finds masked.
func MaskString(s string) string { return MaskSpans(s, InString(s)) }

func credentialsIn(s string) []text.Span {
	if !strings.ContainsAny(s, " \t\n\f\r:=") { // which each of the patterns requires
		return nil
	}
	authorizes := containsFold(s, "authori")
	named := containsFold(s, "bearer", "basic", "zoho-")
	paired := strings.ContainsAny(s, ":=") && mayBeSecret(s)
	if !authorizes && !named && !paired { // as nearly every string
		return nil
	}
	var found []text.Span
	add := func(start, end int) {
		if !readable(s[start:end]) {
			found = append(found, text.Span{Start: start, End: end})
		}
	}
	if authorizes {
		for _, m := range header().FindAllStringSubmatchIndex(s, -1) {
			add(m[2], m[3])
		}
	}
	if paired {
		if m := pair().FindStringSubmatchIndex(s); len(m) > 0 && strings.ContainsAny(s[m[2]:m[4]], "-=") && likely(s[m[2]:m[3]]) {
			add(m[4], m[5])
		}
	}
	if named {
		for _, m := range scheme().FindAllStringSubmatchIndex(s, -1) {
			if isRandom(s[m[2]:m[3]]) {
				add(m[2], m[3])
			}
		}
	}
	return found
}

// isRandom reports whether s looks like a credential and not like a word, such as that after the scheme in "Bearer
// authentication".
func isRandom(s string) bool {
	return strings.ContainsAny(s, "0123456789=") || strings.ContainsAny(s[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

// isAuthorization reports whether name is that of a header with credentials.
func isAuthorization(name string) bool {
	return strings.EqualFold(name, "Authorization") || strings.EqualFold(name, "Proxy-Authorization")
}

// inAuthorization returns the credential in s, the value of an authorization header: what follows the scheme, or all of a
// value without a scheme that looks random.
func inAuthorization(s string) (text.Span, bool) {
	m := authorization().FindStringSubmatchIndex(s)
	if len(m) == 0 || readable(s[m[2]:m[3]]) {
		return text.Span{}, false
	}
	value := s[m[2]:m[3]]
	if strings.TrimSpace(s[:m[2]]) == "" && (len(value) < 16 || strings.ContainsAny(value, " /") || !isRandom(value)) {
		return text.Span{}, false
	}
	return text.Span{Start: m[2], End: m[3]}, true
}
