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

	read   func(path string) (string, error) // of a file on disk
	texts  map[string]string                 // files that were read, until the result is known
	before *resolution                       // of an earlier version, nil without one
	result func() *resolution
	loaded func() map[string]bool // by path
}

// file is an indexed file with the stamp of the file on disk; the stamp is zero for an open document.
type file struct {
	source *Source
	stamp  stamp
}

// newIndex returns an index of files. read returns the content of one that is not open.
func newIndex(files map[string]file, notes []string, cut bool, read func(string) (string, error), before *resolution) *Index {
	x := &Index{files: files, notes: notes, cut: cut, read: read, before: before}
	x.result = sync.OnceValue(func() *resolution {
		r := resolve(x)
		x.before, x.texts = nil, nil // so that versions do not form a chain
		return r
	})
	x.loaded = sync.OnceValue(x.loadedFiles)
	return x
}

// next returns x with other files.
func (x *Index) next(files map[string]file) *Index {
	return newIndex(files, x.notes, x.cut, x.read, x.result())
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
	return x.next(files)
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
	return x.next(files)
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
func (x *Index) Uses(name string) []Use {
	if x == nil || name == "" {
		return nil
	}
	return x.result().uses[name]
}

// In returns the uses whose name is written in a file and those whose expression at the call is, each once. The caller
// must not change the slice.
func (x *Index) In(path string) []Use {
	if x == nil {
		return nil
	}
	return x.result().places[path]
}

// Names returns the used names, sorted.
func (x *Index) Names() []string {
	if x == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(x.result().uses))
}

// Dynamic returns the uses whose name is unknown. The caller must not change the slice.
func (x *Index) Dynamic() []Use {
	if x == nil {
		return nil
	}
	return x.result().dynamic
}

// HasSameUses reports whether y has the same uses of each name as x, wherever they are.
func (x *Index) HasSameUses(y *Index) bool {
	if x == nil || y == nil {
		return x == y
	}
	a, b := x.result().uses, y.result().uses
	return maps.EqualFunc(a, b, func(a, b []Use) bool {
		return slices.EqualFunc(a, b, func(a, b Use) bool { return a.By == b.By })
	})
}

// Requests returns the requests whose URLs are known at least in part, ordered by file and offset. The caller must not
// change the slice.
func (x *Index) Requests() []Request {
	if x == nil {
		return nil
	}
	return x.result().requests
}

// HasCode reports whether any file can have a use.
func (x *Index) HasCode() bool { return x != nil && x.result().code }

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
