package spelling

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
)

// Property returns the name of the property that name is closest to, empty if none is close. exact means that they differ
// only in case and word separators.
func Property(properties []catalog.Key, name string) (meant string, exact bool) {
	c := Closest{Typed: name}
	for i := range properties {
		if Same(properties[i].Name, name) {
			return properties[i].Name, true
		}
		c.Try(properties[i].Name)
	}
	return c.Word, false
}

// Value returns the allowed value that s is closest to, empty if none is close. exact means that they differ only in case
// and surrounding white space, or that s is an alias.
func Value(allowed []catalog.Value, s string) (meant string, exact bool) {
	if v, ok := catalog.FoldValue(allowed, s); ok {
		return v.Name, true
	}
	c := Closest{Typed: s}
	for _, v := range allowed {
		c.Try(v.Name)
	}
	return c.Word, false
}

// Service returns the code of the service that name is closest to, empty if none is close. exact means that they differ
// only in case and surrounding white space; another name of the service is not exact.
func Service(name string) (code string, exact bool) {
	if s, ok := catalog.FoldService(name); ok {
		return s.Code, strings.EqualFold(s.Code, strings.TrimSpace(name))
	}
	c := Closest{Typed: name}
	for _, s := range catalog.Services() {
		c.Try(s.Code)
	}
	return c.Word, false
}

// AuthType returns the authentication type that name is closest to, empty if none is close. exact means that they differ
// only in case and word separators.
func AuthType(name string) (meant string, exact bool) {
	if a, ok := catalog.FoldAuthType(name); ok {
		return a.Name, Same(a.Name, name)
	}
	c := Closest{Typed: name}
	for _, a := range catalog.AuthTypes() {
		c.Try(a.Name)
	}
	return c.Word, c.Word != "" && Same(c.Word, name)
}

// Same reports whether a and b differ only in case and word separators, such as connection_link_name and
// connectionLinkName.
func Same(a, b string) bool { return letters(a) == letters(b) }

// letters returns s in lower case without word separators.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '_', r == '-', r == ' ', r == '.':
			return -1
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, s)
}
