package scope

import (
	"strings"
	"sync"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/spelling"
)

// vocabulary indexes the words of all known scopes, so that the known scope that a misspelled one resembles is found
// without comparing it with all of them. All its keys are in lowercase.
type vocabulary struct {
	// byRest has the scopes by what remains if one word is replaced by an asterisk: desk.*.read.
	byRest map[string][]knownScope
	// words has the other words of scopes by their first word.
	words map[string]map[string]bool
	// byLetters has a scope by its letters without separators.
	byLetters map[string]knownScope
	// zoho has the first words of the scopes of Zoho's products.
	zoho map[string]bool
}

type knownScope struct {
	name, product string
	word          string // the replaced one
}

// scopeWords returns the vocabulary of the catalogue.
var scopeWords = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{map[string][]knownScope{}, map[string]map[string]bool{}, map[string]knownScope{}, map[string]bool{}}
	for _, s := range catalog.Scopes() {
		name := strings.ToLower(s.Name)
		words := wordsOf(name)
		first := name[words[0].from:words[0].to]
		if v.words[first] == nil {
			v.words[first] = map[string]bool{}
		}
		if catalog.ZohoProduct(s.Product) {
			v.zoho[first] = true
		}
		for i, w := range words {
			word := name[w.from:w.to]
			if i > 0 {
				v.words[first][word] = true
			}
			key := name[:w.from] + "*" + name[w.to:]
			v.byRest[key] = append(v.byRest[key], knownScope{s.Name, s.Product, word})
		}
		if _, taken := v.byLetters[letters(name)]; !taken {
			v.byLetters[letters(name)] = knownScope{s.Name, s.Product, ""}
		}
	}
	return v
})

// wordRange is a word of a scope: scope[from:to].
type wordRange struct{ from, to int }

// wordsOf returns the words of a scope, which are separated by dots, colons and slashes.
func wordsOf(scope string) []wordRange {
	words := make([]wordRange, 0, 8)
	from := 0
	for i := range len(scope) + 1 {
		if i == len(scope) || scope[i] == '.' || scope[i] == ':' || scope[i] == '/' {
			words = append(words, wordRange{from, i})
			from = i + 1
		}
	}
	return words
}

// letters returns scope without separators.
func letters(scope string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(".:/-_", r) {
			return -1
		}
		return r
	}, scope)
}

// nearest returns the known scope of an allowed product that the unknown scope typed resembles, and the part
// typed[from:to] that is wrong. The name is empty if there is none. At most one word may be wrong, and it must not occur
// in other scopes with the same first word: such a scope may merely be missing in the catalogue.
func (v *vocabulary) nearest(typed string, allowed func(product string) bool) (name string, from, to int) {
	if len(typed) > 2*spelling.MaxLength {
		return "", 0, 0
	}
	lower := strings.ToLower(typed)
	if len(lower) != len(typed) {
		return "", 0, 0
	}
	if s, ok := v.byLetters[letters(lower)]; ok && allowed(s.product) {
		return s.name, 0, len(typed)
	}
	words := wordsOf(lower)
	first := lower[words[0].from:words[0].to]
	for i, w := range words {
		word := lower[w.from:w.to]
		if i == 0 && v.words[first] != nil || i > 0 && v.words[first][word] {
			continue
		}
		best := spelling.Closest{Typed: word}
		for _, s := range v.byRest[lower[:w.from]+"*"+lower[w.to:]] {
			if allowed(s.product) && best.Try(s.word) {
				name, from, to = s.name, w.from, w.to
			}
		}
		if name != "" {
			return name, from, to
		}
	}
	return "", 0, 0
}

// beginsWithZohoProduct reports whether scope has several words, and the first is that of a Zoho product.
func (v *vocabulary) beginsWithZohoProduct(scope string) bool {
	first, _, more := strings.Cut(scope, ".")
	return more && v.zoho[strings.ToLower(first)]
}
