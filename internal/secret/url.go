package secret

import (
	"strings"

	"plugin-manifest-ls/internal/pattern"
	"plugin-manifest-ls/internal/text"
)

var (
	// userInfo matches the user information of a URL up to the last at sign of the authority.
	userInfo = pattern.Lazy("(?::|&#58;)//([^/?#\\s\"'`<>]+)@")
	// query matches a parameter of a URL and its value, also in a fragment.
	query = pattern.Lazy("[?&#;]([\\w.-]+)=([^&#;\\s\"'`]+)")
)

// InURLs returns which parts of s are secrets in URLs: the user information and the values of parameters such as
// ?token=, in order.
func InURLs(s string) []text.Span {
	var found []text.Span
	if strings.IndexByte(s, '@') >= 0 {
		for _, m := range userInfo().FindAllStringSubmatchIndex(s, -1) {
			if !readableUser(s[m[2]:m[3]]) {
				found = append(found, text.Span{Start: m[2], End: m[3]})
			}
		}
	}
	if strings.IndexByte(s, '=') >= 0 {
		for _, m := range query().FindAllStringSubmatchIndex(s, -1) {
			if parameter(s[m[2]:m[3]]) && !readable(s[m[4]:m[5]]) {
				found = append(found, text.Span{Start: m[4], End: m[5]})
			}
		}
	}
	return merge(found)
}

// readableUser reports whether the user information of a URL consists of placeholders.
func readableUser(s string) bool {
	user, password, _ := strings.Cut(s, ":")
	return readable(user) && readable(password)
}
