package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/syntax"
)

// fingerprints tells the findings of one file apart, by how often each fingerprint has been given.
type fingerprints map[string]int

// of returns what a finding of f is known by from one run to the next, however far its lines have moved and
// whatever was put in before it: its code, the members that lead to it, entries of arrays by their names, and
// the text that it is about. Where that does not tell findings apart, their order does.
func (p fingerprints) of(f *checked, d diagnostics.Diagnostic) string {
	hash := sha256.New()
	_, _ = io.WriteString(hash, d.Code)
	if f.model != nil {
		for _, step := range trail(f.model.Tree, f.model.Tree.Pointer(d.Span)) {
			_, _ = io.WriteString(hash, "\x00"+step)
		}
	}
	_, _ = io.WriteString(hash, "\x00\x00"+f.text.Slice(d.Span))
	sum := hex.EncodeToString(hash.Sum(nil)[:16])
	p[sum]++
	return fmt.Sprintf("%s:%d", sum, p[sum])
}

// trail returns the steps of a JSON pointer, with names of entries instead of their indices.
func trail(tree *syntax.Tree, pointer string) []string {
	steps := strings.Split(pointer, "/")[1:]
	v := tree.Root()
	for i, step := range steps {
		if v.Kind() != syntax.Array {
			it, _ := v.Member(strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
			v = it.Value()
			continue
		}
		n, err := strconv.Atoi(step)
		if err != nil || n >= v.Len() {
			break
		}
		v = v.Item(n).Value()
		steps[i] = nameOf(v)
	}
	return steps
}

// nameOf returns what tells an entry from the others: its text or that of its first member that is one.
func nameOf(v syntax.Value) string {
	if s, ok := v.Str(); ok {
		return s
	}
	if v.Kind() == syntax.Object {
		for it := range v.Items() {
			if s, ok := it.Value().Str(); ok {
				return s
			}
		}
	}
	return "*"
}
