package symbols

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// Mentions reports whether a name occurs in a file other than the manifest, apart from comments in code. There are false
// positives, but no false negatives if the index is complete.
func (x *Index) Mentions(name string) bool {
	if x == nil {
		return true
	}
	files := &codeFiles{index: x, cache: x.result().cache, result: newResult()}
	for file, f := range x.files {
		if f.source.Occurs(name) && (!f.source.Code || f.source.Cut || files.mentions(file, name)) {
			return true
		}
	}
	return false
}

// mentions reports whether a name occurs outside of the comments of a file of code.
func (c *codeFiles) mentions(file, name string) bool {
	content := c.content(file)
	comments := commentsOf(c, file, content)
	for at := 0; ; {
		i := strings.Index(content[at:], name)
		if i < 0 {
			return content == "" // unreadable by now
		}
		at += i
		for len(comments) > 0 && comments[0].End <= at {
			comments = comments[1:]
		}
		if len(comments) == 0 || comments[0].Start > at {
			return true
		}
		at += len(name)
	}
}

// commentsOf returns the comments of a file of code.
func commentsOf(c *codeFiles, file, content string) []text.Span {
	if languageOf(file).deluge {
		d := &deluge{src: content}
		d.read()
		return d.comments
	}
	if parsed := c.Parse(file); parsed != nil {
		return parsed.Comments
	}
	return nil
}
