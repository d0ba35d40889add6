package symbols

import (
	"hash/maphash"
	"path"
	"slices"
	"strings"
)

// maxCode is the size in bytes up to which files are scanned for uses. Only the words of larger ones are indexed.
const maxCode = 5 << 20

// Scan returns the source of a file; only the extension of name matters. It never fails: in broken code it finds what it
// can, and a binary file has no uses.
func Scan(name, content string) *Source {
	s := &Source{id: hashOf(content)}
	if strings.IndexByte(content, 0) >= 0 {
		return s
	}
	s.words = wordsOf(content)
	l := languageOf(name)
	if l == nil {
		return s
	}
	if len(content) > maxCode {
		s.Code, s.Cut = true, s.mayHaveUses()
		return s
	}
	if s.Code = !l.page || s.words.has("script") && hasScript(content); s.Code && s.mayHaveUses() {
		s.Uses, s.Requests = l.read(content)
	}
	return s.detach()
}

// IsCode reports whether a file of that name is scanned for uses.
func IsCode(name string) bool { return languageOf(name) != nil }

// Extensions returns the file extensions of code, in lower case, without the dot.
func Extensions() []string {
	var all []string
	for _, l := range languages {
		all = append(all, l.extensions...)
	}
	return all
}

// language is a kind of file that can have uses.
type language struct {
	extensions []string
	page       bool // code is in script elements only
	read       func(content string) ([]Use, []Request)
}

var languages = []language{
	{extensions: []string{"js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx"}, read: readJavaScript},
	{extensions: []string{"html", "htm", "vue", "svelte"}, page: true, read: readPage},
	{extensions: []string{"ds", "dg", "deluge"}, read: readDeluge},
}

// languageOf returns the language of a file, nil if it cannot have uses.
func languageOf(name string) *language {
	extension := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
	for i := range languages {
		if slices.Contains(languages[i].extensions, extension) {
			return &languages[i]
		}
	}
	return nil
}

// mayHaveUses reports whether the file contains a word that every use and request needs.
func (s *Source) mayHaveUses() bool {
	return slices.ContainsFunc(markers, s.words.has)
}

// detach copies the strings of s, so that it does not keep the content of the file alive.
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

// hashOf returns a hash of content that is stable within the process.
func hashOf(content string) uint64 { return maphash.String(seed, content) }
