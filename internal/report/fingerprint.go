package report

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

// fingerprints counts how often each fingerprint was used in one file.
type fingerprints map[string]int

// of returns the fingerprint of a diagnostic, which stays the same when its lines move or entries are inserted before it:
// a hash of its code, the path of its value with entries identified by name, and the text in its range. Diagnostics with
// equal hashes are numbered.
func (p fingerprints) of(f *File, d diagnostics.Diagnostic) string {
	hash := sha256.New()
	_, _ = io.WriteString(hash, d.Code)
	if f.Model != nil {
		for _, step := range namedSteps(f.Model.Tree, d.Pointer()) {
			_, _ = io.WriteString(hash, "\x00"+step)
		}
	}
	_, _ = io.WriteString(hash, "\x00\x00"+f.Text.Slice(d.Span))
	sum := hex.EncodeToString(hash.Sum(nil)[:16])
	p[sum]++
	return fmt.Sprintf("%s:%d", sum, p[sum])
}

// namedSteps returns the steps of a JSON pointer, with the names of array items instead of their indices.
func namedSteps(tree *syntax.Tree, pointer string) []string {
	steps := strings.Split(pointer, "/")[1:]
	v := tree.Root()
	for i, step := range steps {
		if v.Kind() != syntax.Array {
			member, _ := v.Member(strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
			v = member.Value()
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

// nameOf returns what distinguishes an array item from others: its string, or the first string among its properties.
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
