package baseline

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
)

// Entry is an accepted finding.
type Entry struct {
	File        string `json:"file"`        // path relative to the folder of the baseline, with slashes
	Code        string `json:"code"`        // of the rule
	Property    string `json:"property"`    // path of the value, for people; empty for the whole file, and for a file that is not a document
	Message     string `json:"message"`     // for people
	Fingerprint string `json:"fingerprint"` // see [Fingerprints.Next]
}

// Baseline is the content of one file. It is immutable; nil has no entries.
type Baseline struct {
	Path    string // absolute
	Entries []Entry
	Text    string // of the file that was read; empty for another baseline
	files   map[string]*Known
}

// Known are the entries of a baseline about one file.
type Known struct {
	codes        map[string]bool
	fingerprints map[string]bool
}

// New returns the baseline at a path with entries, sorted and without duplicates.
func New(path string, entries []Entry) *Baseline {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Property, b.Property),
			cmp.Compare(a.Fingerprint, b.Fingerprint), cmp.Compare(a.Message, b.Message))
	})
	return index(path, entries)
}

// index returns the baseline at a path with entries, in their order and without duplicates.
func index(path string, entries []Entry) *Baseline {
	b := &Baseline{Path: path, files: map[string]*Known{}}
	for _, e := range entries {
		k := b.files[e.File]
		if k == nil {
			k = &Known{map[string]bool{}, map[string]bool{}}
			b.files[e.File] = k
		}
		if !k.fingerprints[e.Fingerprint] {
			k.codes[e.Code], k.fingerprints[e.Fingerprint] = true, true
			b.Entries = append(b.Entries, e)
		}
	}
	return b
}

// Without returns the baseline without some of its entries.
func (b *Baseline) Without(entries []Entry) *Baseline {
	removed := map[Entry]bool{}
	for _, e := range entries {
		removed[e] = true
	}
	return New(b.Path, slices.DeleteFunc(slices.Clone(b.Entries), func(e Entry) bool { return removed[e] }))
}

// Rel returns the path of a file, which is absolute, as entries have it. It fails if there is none, as on another volume of
// Windows.
func (b *Baseline) Rel(path string) (string, error) {
	rel, err := filepath.Rel(filepath.Dir(b.Path), path)
	if err != nil {
		return "", fmt.Errorf("%s has no path relative to the baseline", path)
	}
	return filepath.ToSlash(rel), nil
}

// Abs returns the absolute path of the file of an entry.
func (b *Baseline) Abs(e Entry) string {
	return filepath.Join(filepath.Dir(b.Path), filepath.FromSlash(e.File))
}

// In returns the entries about the file at an absolute path; nil if there are none.
func (b *Baseline) In(path string) *Known {
	if b == nil || len(b.Entries) == 0 || path == "" {
		return nil
	}
	rel, err := b.Rel(path)
	if err != nil {
		return nil
	}
	return b.files[rel]
}

// Includes reports whether any entry is about a rule. k may be nil.
func (k *Known) Includes(code string) bool { return k != nil && k.codes[code] }

// Has reports whether an entry has a fingerprint. k may be nil.
func (k *Known) Has(fingerprint string) bool { return k != nil && k.fingerprints[fingerprint] }
