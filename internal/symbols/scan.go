package symbols

import (
	"hash/maphash"
	"path"
	"slices"
	"strings"
)

// mostCode is how many bytes of a file are looked at for uses. In a larger one only words are.
const mostCode = 5 << 20

// Scan returns what the file at a path, of which only the name counts, says. It never fails: of code
// that is broken it finds what it can, and of what is no text nothing.
func Scan(name, content string) *Source {
	s := &Source{id: identity(content)}
	if strings.IndexByte(content, 0) >= 0 {
		return s
	}
	s.words = wordsOf(content)
	l := languageOf(name)
	if l == nil {
		return s
	}
	if len(content) > mostCode {
		s.Code, s.Cut = true, s.tells()
		return s
	}
	if s.Code = !l.page || s.words.has("script") && hasScript(content); s.Code && s.tells() {
		s.Uses, s.Requests = l.read(content)
	}
	return s.detach()
}

// IsCode reports whether a file of that name is looked at for uses.
func IsCode(name string) bool { return languageOf(name) != nil }

// Extensions returns the extensions of the names of code, in lower case and without the dot.
func Extensions() []string {
	var all []string
	for _, l := range languages {
		all = append(all, l.extensions...)
	}
	return all
}

// language is how a kind of file that may have uses is read.
type language struct {
	extensions []string
	page       bool // there is code only in scripts
	read       func(content string) ([]Use, []Request)
}

var languages = []language{
	{extensions: []string{"js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx"}, read: readJavaScript},
	{extensions: []string{"html", "htm", "vue", "svelte"}, page: true, read: readPage},
	{extensions: []string{"ds", "dg", "deluge"}, read: readDeluge},
}

// languageOf returns the language of a file, nil if it is none of those with uses.
func languageOf(name string) *language {
	extension := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
	for i := range languages {
		if slices.Contains(languages[i].extensions, extension) {
			return &languages[i]
		}
	}
	return nil
}

// tells reports whether there may be a use or a request in the file.
func (s *Source) tells() bool {
	return slices.ContainsFunc(telling, s.words.has)
}

// detach has s keep nothing alive of the content that it was read from.
func (s *Source) detach() *Source {
	for i := range s.Uses {
		s.Uses[i].Name = strings.Clone(s.Uses[i].Name)
	}
	for i := range s.Requests {
		s.Requests[i].URL = strings.Clone(s.Requests[i].URL)
	}
	return s
}

var seed = maphash.MakeSeed()

// identity returns a number that two contents have in common only if they are equal, in all likelihood.
func identity(content string) uint64 { return maphash.String(seed, content) }
