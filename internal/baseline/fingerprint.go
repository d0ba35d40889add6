package baseline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Source is a file with findings.
type Source struct {
	Path string // absolute
	Text text.Text
	Tree *syntax.Tree // of a document that is checked; nil for other files, such as code
}

// Fingerprints computes the fingerprints of the findings of one version of a file.
type Fingerprints struct {
	source  Source
	used    map[string]int     // how often each hash was used
	secrets func() []text.Span // of a JSON file that is not a document

	// Successive findings are mostly in the same entry of the same array.
	array struct {
		pointer string
		value   syntax.Value
	}
	entry struct {
		value   syntax.Value
		secrets []text.Span
	}
}

// NewFingerprints returns the fingerprints of a file of which no finding has been passed to [Fingerprints.Next].
func NewFingerprints(s Source) *Fingerprints {
	return &Fingerprints{source: s, used: map[string]int{}, secrets: sync.OnceValue(func() []text.Span {
		return secret.InFile(filepath.Base(s.Path), s.Text.String())
	})}
}

// Next returns the fingerprint of the next finding, in the order of the file: the code of its rule, the JSON pointer of its
// value and its range. It stays the same when lines move, when entries are inserted or reordered, and when line ends or
// indentation change. It is a hash of the code, the path of the value with entries identified by name, and the text in the
// range; a number distinguishes findings with the same hash. A text that contains a secret is not hashed, because short
// secrets could be guessed from it.
func (p *Fingerprints) Next(code, pointer string, span text.Span) string {
	hash := sha256.New()
	_, _ = io.WriteString(hash, code)
	for _, step := range p.steps(pointer) {
		_, _ = io.WriteString(hash, "\x00"+step)
	}
	_, _ = io.WriteString(hash, "\x00\x00")
	if span.Len() > 0 && !p.hasSecret(span) {
		_, _ = io.WriteString(hash, strings.Join(strings.Fields(p.source.Text.Slice(span)), " "))
	}
	sum := hex.EncodeToString(hash.Sum(nil)[:16])
	p.used[sum]++
	return fmt.Sprintf("%s:%d", sum, p.used[sum])
}

// maxStep limits the runes of a name that [Fingerprints.Property] shows.
const maxStep = 60

// Property returns the path of the value at a JSON pointer for people: with the names of entries instead of their indices.
func (p *Fingerprints) Property(pointer string) string {
	steps := p.steps(pointer)
	for i, s := range steps {
		if r := []rune(s); len(r) > maxStep {
			steps[i] = string(r[:maxStep]) + "…"
		}
	}
	return strings.Join(steps, "/")
}

// steps returns the steps of a JSON pointer, with the names of array items instead of their indices and secrets masked.
func (p *Fingerprints) steps(pointer string) []string {
	if p.source.Tree == nil || pointer == "" {
		return nil
	}
	steps := strings.Split(pointer, "/")[1:]
	v := p.source.Tree.Root()
	end := 0 // of the pointer to v
	for i, step := range steps {
		if v.Kind() == syntax.Array {
			n, err := strconv.Atoi(step)
			if err != nil || n < 0 || n >= v.Len() {
				return steps
			}
			v = p.enter(v.Item(n).Value())
			steps[i] = p.nameOf(v)
			end += 1 + len(step)
			continue
		}
		end += 1 + len(step)
		name := unescape.Replace(step)
		v = p.member(v, name, pointer[:end])
		if len(secret.InURLs(name)) > 0 {
			steps[i] = secret.Masked
		}
	}
	return steps
}

// member returns the value of a property of v, to which pointer leads.
func (p *Fingerprints) member(v syntax.Value, name, pointer string) syntax.Value {
	if p.array.pointer == pointer {
		return p.array.value
	}
	member, _ := v.Member(name)
	if member.Value().Kind() == syntax.Array && !p.isInEntry(member.Value().Span()) {
		p.array.pointer, p.array.value = pointer, member.Value()
	}
	return member.Value()
}

// maxEntry is the maximum size in bytes of an array item whose text is kept, and whose secrets are found all at once.
const maxEntry = 4096

// enter returns an array item for reading the values in it.
func (p *Fingerprints) enter(v syntax.Value) syntax.Value {
	switch {
	case p.entry.value.Span() == v.Span():
		return p.entry.value
	case v.Span().Len() > maxEntry || p.isInEntry(v.Span()):
		return v
	}
	p.entry.value, p.entry.secrets = v.Held(), secret.Spans(p.source.Tree, v.Span())
	return p.entry.value
}

func (p *Fingerprints) isInEntry(span text.Span) bool {
	return p.entry.value.Kind() != syntax.Missing && p.entry.value.Span().Covers(span)
}

var unescape = strings.NewReplacer("~1", "/", "~0", "~")

// nameOf returns what identifies an array item among others: its string or, for an object, its link name, else another name,
// else its first string. Secrets identify nothing.
func (p *Fingerprints) nameOf(v syntax.Value) string {
	if s, ok := v.Str(); ok && !p.isSecret(v) {
		return s
	}
	if v.Kind() != syntax.Object {
		return "*"
	}
	best, rank := syntax.Value{}, 0
	for it := range v.Items() {
		if of := rankOf(it.Name()); of > rank && it.Value().Kind() == syntax.String && !p.isSecret(it.Value()) {
			best, rank = it.Value(), of
		}
	}
	if s, ok := best.Str(); ok {
		return s
	}
	return "*"
}

// rankOf returns how well the value of a property identifies the object that it belongs to.
func rankOf(property string) int {
	switch name := strings.ToLower(property); {
	case strings.HasSuffix(name, "linkname"):
		return 3
	case strings.HasSuffix(name, "name"):
		return 2
	default:
		return 1
	}
}

func (p *Fingerprints) isSecret(v syntax.Value) bool { return p.hasSecret(v.Span()) }

// reach is how many bytes before and after a range in code are searched for a secret that the range is part of.
const reach = 1024

// hasSecret reports whether the text of span contains a part of a secret.
func (p *Fingerprints) hasSecret(span text.Span) bool {
	switch {
	case p.source.Tree != nil && p.isInEntry(span):
		return slices.ContainsFunc(p.entry.secrets, func(s text.Span) bool { return overlaps(s, span) })
	case p.source.Tree != nil:
		return len(secret.Spans(p.source.Tree, span)) > 0
	}
	if strings.EqualFold(path.Ext(filepath.ToSlash(p.source.Path)), ".json") {
		return slices.ContainsFunc(p.secrets(), func(s text.Span) bool { return overlaps(s, span) })
	}
	around := text.Span{Start: max(span.Start-reach, 0), End: min(span.End+reach, p.source.Text.Len())}
	content := p.source.Text.Slice(around)
	if i := strings.LastIndexByte(content[:span.Start-around.Start], '\n'); i >= 0 {
		around.Start += i + 1
		content = content[i+1:]
	}
	for _, s := range secret.InFile(filepath.Base(p.source.Path), content) {
		if overlaps(s.Shift(around.Start), span) {
			return true
		}
	}
	return false
}

func overlaps(a, b text.Span) bool { return a.Start < b.End && b.Start < a.End }
