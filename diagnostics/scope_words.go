package diagnostics

import (
	"strings"
	"sync"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/spelling"
)

// vocabulary is what known scopes are made of, so that a misspelt one is found without looking at
// all of them. Everything in it is in lower case.
type vocabulary struct {
	// around has the scopes by what is left of them without one word: desk.*.read.
	around map[string][]knownScope
	// words tells for the first word of scopes which others come after it.
	words map[string]map[string]bool
	// run has a scope by its letters without what separates its words.
	run map[string]knownScope
	// zoho has the first words of the scopes of Zoho's products.
	zoho map[string]bool
}

type knownScope struct {
	name, product string
	word          string // the one that is left out
}

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
			v.around[key] = append(v.around[key], knownScope{s.Name, s.Product, word})
		}
		if _, taken := v.run[together(name)]; !taken {
			v.run[together(name)] = knownScope{s.Name, s.Product, ""}
		}
	}
	return v
})

// wordRange is a word of a scope: scope[from:to].
type wordRange struct{ from, to int }

// wordsOf returns the words of a scope, which dots, colons and slashes separate.
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

// together returns scope without what separates its words.
func together(scope string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(".:/-_", r) {
			return -1
		}
		return r
	}, scope)
}

// meant returns the known scope that the unknown typed is a near miss of, among those whose product
// is taken, and which part of typed is wrong; the name is empty if there is none. One word may be
// wrong, and only if it is no word of other scopes of that product: what is merely not listed is
// no mistake.
func (v *vocabulary) meant(typed string, takes func(product string) bool) (name string, from, to int) {
	if len(typed) > 2*spelling.MaxLength {
		return "", 0, 0
	}
	small := strings.ToLower(typed)
	if len(small) != len(typed) {
		return "", 0, 0
	}
	if s, ok := v.run[together(small)]; ok && takes(s.product) {
		return s.name, 0, len(typed)
	}
	words := wordsOf(small)
	first := small[words[0].from:words[0].to]
	for i, w := range words {
		word := small[w.from:w.to]
		if i == 0 && v.words[first] != nil || i > 0 && v.words[first][word] {
			continue
		}
		best := spelling.Closest{Typed: word}
		for _, s := range v.around[small[:w.from]+"*"+small[w.to:]] {
			if takes(s.product) && best.Try(s.word) {
				name, from, to = s.name, w.from, w.to
			}
		}
		if name != "" {
			return name, from, to
		}
	}
	return "", 0, 0
}
