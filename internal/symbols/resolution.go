package symbols

import (
	"cmp"
	"maps"
	"slices"
)

// resolution is what the code of an index uses. It must not be changed.
type resolution struct {
	uses     map[string][]Use // by name
	dynamic  []Use
	places   map[string][]Use // by the path of a file in which they are written or stand
	requests []Request
	code     bool

	sources map[string]*Source // of all files
	results map[string]*result // by path
	cache   *cache
}

// result is what one file uses, with what that depends on.
type result struct {
	uses     []Use
	requests []Request
	// files are the files that were read, and words the names that were looked for in all files.
	files map[string]*Source
	words map[string]bool
}

func newResult() *result { return &result{files: map[string]*Source{}, words: map[string]bool{}} }

// resolve analyses the files of x. The results of files that depend on nothing that has changed since x.before are used
// again.
func resolve(x *Index) *resolution {
	r := &resolution{results: map[string]*result{}, sources: map[string]*Source{}, cache: &cache{}}
	for path, f := range x.files {
		r.sources[path] = f.source
		r.code = r.code || f.source.Code
	}
	var changed []string
	if x.before != nil {
		r.cache = x.before.cache
		changed = differences(x.before.sources, r.sources)
	}
	common := &shared{having: map[string][]string{}, parser: r.cache.parser()}
	defer r.cache.parsers.Put(common.parser)
	for _, path := range slices.Sorted(maps.Keys(r.sources)) {
		if !r.sources[path].calls {
			continue
		}
		if x.before != nil {
			if old := x.before.results[path]; old != nil && old.holds(x.before.sources, r.sources, changed) {
				r.results[path] = old
				continue
			}
		}
		r.results[path] = x.analyse(path, r.cache, common)
	}
	r.collect()
	return r
}

// differences returns the paths of the files that are not the same in two versions.
func differences(before, now map[string]*Source) []string {
	var all []string
	for path, s := range now {
		if before[path] != s {
			all = append(all, path)
		}
	}
	for path := range before {
		if now[path] == nil {
			all = append(all, path)
		}
	}
	return all
}

// holds reports whether r is still right after some files have changed.
func (r *result) holds(before, now map[string]*Source, changed []string) bool {
	for _, path := range changed {
		if s, read := r.files[path]; read && s != now[path] {
			return false
		}
		for word := range r.words {
			if old := before[path]; old != nil && old.Occurs(word) {
				return false
			}
			if s := now[path]; s != nil && s.Occurs(word) {
				return false
			}
		}
	}
	return true
}

// analyse returns the result of one file.
func (x *Index) analyse(path string, cache *cache, common *shared) *result {
	found := newResult()
	files := &codeFiles{index: x, cache: cache, result: found, shared: common, analysed: x.files[path].source}
	if languageOf(path).deluge {
		found.files[path] = x.files[path].source
		found.uses = readDeluge(path, files.content(path))
		return found
	}
	found.uses, found.requests = analyse(files, path)
	return found
}

// collect groups the uses of all files.
func (r *resolution) collect() {
	uses, requests := 0, 0
	for _, found := range r.results {
		uses, requests = uses+len(found.uses), requests+len(found.requests)
	}
	all := make([]Use, 0, uses)
	r.requests = make([]Request, 0, requests)
	for _, path := range slices.Sorted(maps.Keys(r.results)) {
		all = append(all, r.results[path].uses...)
		r.requests = append(r.requests, r.results[path].requests...)
	}
	slices.SortStableFunc(all, func(a, b Use) int { return cmp.Or(cmp.Compare(a.AtFile, b.AtFile), a.At.Start-b.At.Start) })
	slices.SortStableFunc(r.requests, func(a, b Request) int { return cmp.Or(cmp.Compare(a.AtFile, b.AtFile), a.At.Start-b.At.Start) })
	all = distinct(all)
	r.uses, r.places = map[string][]Use{}, map[string][]Use{}
	for _, u := range all {
		if u.Name == "" {
			r.dynamic = append(r.dynamic, u)
			continue
		}
		r.uses[u.Name] = append(r.uses[u.Name], u)
		r.places[u.File] = append(r.places[u.File], u)
		if u.AtFile != u.File {
			r.places[u.AtFile] = append(r.places[u.AtFile], u)
		}
	}
}

// distinct removes equal uses from a list in the order of their places. It keeps the one whose function is known.
func distinct(sorted []Use) []Use {
	type key struct {
		file  string
		start int
		name  string
		by    Key
	}
	all := sorted[:0]
	seen := map[key]int{} // those at one place
	for i, u := range sorted {
		if i > 0 && (u.AtFile != sorted[i-1].AtFile || u.At.Start != sorted[i-1].At.Start) {
			clear(seen)
		}
		k := key{u.File, u.Span.Start, u.Name, u.By}
		j, known := seen[k]
		switch {
		case !known:
			seen[k] = len(all)
			all = append(all, u)
		case all[j].Surface == nil || u.Surface != nil && all[j].Certainty == Possible:
			all[j] = better(all[j], u)
		}
	}
	return all
}

// better returns the use of which more is known.
func better(a, b Use) Use {
	if b.Surface == nil {
		b.Surface = a.Surface
	}
	b.Certainty = min(a.Certainty, b.Certainty)
	b.Method = cmp.Or(b.Method, a.Method)
	return b
}
