package secret

import (
	"slices"
	"strings"
	"unicode"
)

// likely reports whether a property with that name probably contains a secret: it contains the words of a secret, in
// camelCase, kebab-case or snake_case, as stripeSecretKey and x-api-key do. A name that describes something about a
// secret, such as apiKeyName and hasPassword, is not likely.
func likely(name string) bool {
	if !mayBeSecret(name) {
		return false
	}
	if Key(name) {
		return true
	}
	if strings.ContainsAny(name, " \t") {
		return false
	}
	words := wordsOf(name)
	if slices.ContainsFunc(words, func(w string) bool { return descriptive[w] }) || len(words) > 0 && switches[words[0]] {
		return false
	}
	for i, word := range words {
		before := ""
		if i > 0 {
			before = words[i-1]
		}
		if isSecretWord(before, word) {
			return true
		}
	}
	return false
}

// mayBeSecret rules out most names quickly, without an allocation.
func mayBeSecret(name string) bool {
	return containsFold(name, "key", "secret", "token", "pass", "pwd")
}

// containsFold reports whether s contains one of some words, which are in lower case, in any case.
func containsFold(s string, words ...string) bool {
	var first uint32 // a bit for each letter with which a word begins
	for _, w := range words {
		first |= 1 << (w[0] & 31)
	}
	for i := range len(s) {
		if first>>(s[i]&31)&1 == 0 { // as most bytes
			continue
		}
		for _, w := range words {
			if s[i]|0x20 == w[0] && len(s)-i >= len(w) && strings.EqualFold(s[i:i+len(w)], w) {
				return true
			}
		}
	}
	return false
}

// isSecretWord reports whether a word of a name, with the word before it, names a secret.
func isSecretWord(before, word string) bool {
	word = strings.TrimSuffix(word, "s")
	for _, suffix := range [...]string{
		"secret", "password", "passwd", "passphrase", "apikey", "secretkey", "privatekey", "accesskey",
		"accesstoken", "refreshtoken", "authtoken", "bearertoken", "apitoken",
	} {
		if strings.HasSuffix(word, suffix) {
			return true
		}
	}
	switch word {
	case "pwd":
		return true
	case "key":
		return slices.Contains([]string{"api", "access", "private", "signing", "encryption", "auth", "shared", "master", "account"}, before)
	case "token":
		return before != "" && !slices.Contains([]string{"page", "next", "previous", "result", "sync", "continuation", "csrf", "max"}, before)
	case "pas": // pass, without its last letter
		return slices.Contains([]string{"db", "database", "user", "admin", "root", "smtp", "ftp", "login", "auth"}, before)
	}
	return false
}

// descriptive are words of names whose values say something about a secret and do not contain it.
var descriptive = setOf(
	"url", "uri", "endpoint", "host", "path", "file", "name", "names", "id", "ids", "field", "header", "param", "params", "parameter",
	"location", "locations", "place", "placement", "in", "type", "types", "kind", "format", "pattern", "regex", "prefix", "suffix",
	"label", "title", "description", "hint", "placeholder", "help", "text", "message", "error", "policy", "method", "request",
	"response", "length", "min", "max", "count", "size", "index", "expiry", "expires", "expiration", "lifetime", "ttl", "timeout",
	"required", "mandatory", "enabled", "optional", "missing", "blank", "unknown", "duplicate", "misspelt", "deprecated",
	"manager", "store", "provider", "service", "scheme", "mode", "input", "button", "element", "form", "callback", "handler",
)

// switches are first words of names whose values are flags or describe what a program does.
var switches = setOf("is", "has", "show", "hide", "require", "requires", "use", "uses", "enable", "needs", "no", "allow", "forgot", "reset", "get", "fetch", "on", "public")

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// wordsOf returns the words of a name in lower case, without digits and separators.
func wordsOf(name string) []string {
	var words []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			words = append(words, strings.ToLower(string(word)))
			word = nil
		}
	}
	runes := []rune(name)
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r):
			end()
			continue
		case !unicode.IsUpper(r):
		case len(word) > 0 && !unicode.IsUpper(word[len(word)-1]), // apiKey
			i+1 < len(runes) && unicode.IsLower(runes[i+1]): // APIKey
			end()
		}
		word = append(word, r)
	}
	end()
	return words
}
