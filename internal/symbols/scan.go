package symbols

import (
	"hash/maphash"
	"path"
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
	read := languageOf(name)
	if read == nil {
		return s
	}
	s.Code = true
	if !s.tells() {
		return s
	}
	if len(content) > mostCode {
		s.Cut = true
		return s
	}
	s.Uses, s.Requests = read(content)
	return s.detach()
}

// language reads the uses and requests in a file.
type language func(content string) ([]Use, []Request)

// IsCode reports whether a file of that name is looked at for uses.
func IsCode(name string) bool { return languageOf(name) != nil }

// languageOf returns the language of a file, nil if it is none of those with uses.
func languageOf(name string) language {
	switch strings.ToLower(path.Ext(name)) {
	case ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx":
		return readJavaScript
	case ".html", ".htm", ".vue", ".svelte":
		return readPage
	case ".ds", ".dg", ".deluge":
		return readDeluge
	}
	return nil
}

// tells reports whether there may be a use or a request in the file.
func (s *Source) tells() bool {
	for _, word := range telling {
		if s.words.has(word) {
			return true
		}
	}
	return false
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
