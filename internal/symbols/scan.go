package symbols

import (
	"hash/maphash"
	"slices"
	"strings"
)

// maxCode is the size in bytes up to which files are scanned for uses. Only the words of larger ones are indexed.
const maxCode = 5 << 20

// Scan returns the source of an open document; only the extension of name matters. It never fails: in broken code it finds
// what it can, and a binary file has no uses.
func Scan(name, content string) *Source {
	s := scan(name, content)
	s.content = content
	return s
}

// scan is [Scan] for a file on disk.
func scan(name, content string) *Source {
	s := &Source{id: hashOf(content)}
	if strings.IndexByte(content, 0) >= 0 {
		return s
	}
	s.words = wordsOf(content)
	l := languageOf(name)
	if l == nil {
		return s
	}
	if s.Code = !l.page || s.words.has("script") && hasScript(content); !s.Code {
		return s
	}
	s.calls = slices.ContainsFunc(markers, s.words.has) || strings.Contains(content, "$.")
	if len(content) > maxCode {
		s.Cut, s.calls = s.calls, false
	}
	return s
}

var seed = maphash.MakeSeed()

// hashOf returns a hash of content that is stable within the process.
func hashOf(content string) uint64 { return maphash.String(seed, content) }
