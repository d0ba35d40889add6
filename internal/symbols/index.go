package symbols

import (
	"iter"
	"maps"
	"slices"
	"sync"
)

// Index holds the uses of connections in the files of an extension. It is immutable and safe for concurrent use. A nil
// Index means that the extension has not been indexed yet.
type Index struct {
	files map[string]file // by path
	notes []string        // what was omitted because of a limit
	cut   bool

	names func() *names
}

// file is an indexed file with the stamp of the file on disk; the stamp is zero for an open document.
type file struct {
	source *Source
	stamp  stamp
}

// Place is a use in a file.
type Place struct {
	File string // path below the root of the extension
	Use
}

// names are the uses grouped by name.
type names struct {
	uses    map[string][]Place
	dynamic []Place
	code    bool
}

// newIndex returns an index of files.
func newIndex(files map[string]file, notes []string, cut bool) *Index {
	x := &Index{files: files, notes: notes, cut: cut}
	x.names = sync.OnceValue(x.collect)
	return x
}

// With returns x with the content of one file replaced. It returns x if the content is the same.
func (x *Index) With(path, content string) *Index {
	if x == nil {
		return nil
	}
	if f, ok := x.files[path]; ok && f.source.id == hashOf(content) {
		return x
	}
	return x.WithSource(path, Scan(path, content))
}

// WithSource is [Index.With] for a file that has been scanned.
func (x *Index) WithSource(path string, s *Source) *Index {
	if x == nil {
		return nil
	}
	if x.files[path].source == s {
		return x
	}
	files := maps.Clone(x.files)
	files[path] = file{source: s}
	return newIndex(files, x.notes, x.cut)
}

// Without returns x without one file.
func (x *Index) Without(path string) *Index {
	if x == nil {
		return nil
	}
	if _, ok := x.files[path]; !ok {
		return x
	}
	files := maps.Clone(x.files)
	delete(files, path)
	return newIndex(files, x.notes, x.cut)
}

// Source returns the source of the file at path, nil if the index does not have it.
func (x *Index) Source(path string) *Source {
	if x == nil {
		return nil
	}
	return x.files[path].source
}

// Sources yields all files in the order of their paths.
func (x *Index) Sources() iter.Seq2[string, *Source] {
	return func(yield func(string, *Source) bool) {
		if x == nil {
			return
		}
		for _, path := range slices.Sorted(maps.Keys(x.files)) {
			if !yield(path, x.files[path].source) {
				return
			}
		}
	}
}

// Uses returns the uses of name, a connection link name or a service name, ordered by file and offset. The caller must
// not change the slice.
func (x *Index) Uses(name string) []Place {
	if x == nil || name == "" {
		return nil
	}
	return x.names().uses[name]
}

// Names returns the used names, sorted.
func (x *Index) Names() []string {
	if x == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(x.names().uses))
}

// Dynamic returns the uses whose name is unknown. The caller must not change the slice.
func (x *Index) Dynamic() []Place {
	if x == nil {
		return nil
	}
	return x.names().dynamic
}

// HasCode reports whether any file can have a use.
func (x *Index) HasCode() bool { return x != nil && x.names().code }

// Occurs reports whether all words of name occur in one file other than the manifest. There are false positives, but no
// false negatives if the index is complete.
func (x *Index) Occurs(name string) bool {
	if x == nil {
		return true
	}
	for _, f := range x.files {
		if f.source.Occurs(name) {
			return true
		}
	}
	return false
}

// Complete reports whether the index has all files of the extension in full.
func (x *Index) Complete() bool { return x != nil && !x.cut }

// Notes returns one sentence for each omission that a limit caused.
func (x *Index) Notes() []string {
	if x == nil {
		return nil
	}
	return x.notes
}

func (x *Index) collect() *names {
	n := &names{uses: map[string][]Place{}}
	for path, s := range x.Sources() {
		n.code = n.code || s.Code
		for _, u := range s.Uses {
			if u.Name == "" {
				n.dynamic = append(n.dynamic, Place{path, u})
				continue
			}
			n.uses[u.Name] = append(n.uses[u.Name], Place{path, u})
		}
	}
	return n
}
