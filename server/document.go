package server

import (
	"strings"
	"sync"
	"sync/atomic"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// document is one version of an open manifest. It never changes. What follows from the text is worked
// out, once, when it is first asked for, which is never on the reader.
type document struct {
	uri     uri.URI // as the client spells it, which is how it must be spelt to the client
	version int32
	text    text.Text

	parsed *atomic.Pointer[syntax.Tree] // nil until somebody has asked for the tree
	model  func() *manifest.Model
	report func() *diagnostics.Report

	last *atomic.Pointer[diagnostics.Report] // of some version of the document, shared by all
}

// newDocument returns the first version of a document.
func newDocument(u uri.URI, version int32, t text.Text) *document {
	return (&document{uri: u, last: &atomic.Pointer[diagnostics.Report]{}}).next(version, draft{text: t})
}

// draft is the text of a document that is being changed, with its tree if that is known.
type draft struct {
	text text.Text
	tree *syntax.Tree // nil if the text was not parsed yet
}

func (d *document) draft() draft { return draft{d.text, d.parsed.Load()} }

// next returns the version of d that c has become.
func (d *document) next(version int32, c draft) *document {
	next := &document{uri: d.uri, version: version, text: c.text, parsed: &atomic.Pointer[syntax.Tree]{}, last: d.last}
	next.parsed.Store(c.tree)
	next.model = sync.OnceValue(func() *manifest.Model {
		tree := next.parsed.Load()
		if tree == nil {
			tree = syntax.Parse(next.text)
			next.parsed.Store(tree)
		}
		return manifest.Build(tree)
	})
	next.report = sync.OnceValue(func() *diagnostics.Report {
		report := diagnostics.Check(next.model(), nil, next.last.Load())
		next.last.Store(report)
		return report
	})
	return next
}

func (c *draft) edit(e text.Edit) {
	if c.tree == nil {
		c.text = c.text.Edit(e)
		return
	}
	c.tree = c.tree.Edit(e)
	c.text = c.tree.Text()
}

// replace makes s the text by the smallest edit, so that a client that always sends the whole text
// does not have it parsed as a whole each time.
func (c *draft) replace(s string) {
	old := c.text.String()
	start := 0
	for start < min(len(old), len(s)) && old[start] == s[start] {
		start++
	}
	end := 0
	for end < min(len(old), len(s))-start && old[len(old)-1-end] == s[len(s)-1-end] {
		end++
	}
	c.edit(text.Edit{
		Span: text.Span{Start: start, End: len(old) - end},
		New:  strings.Clone(s[start : len(s)-end]),
	})
}
