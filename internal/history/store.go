package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// Limits of what is read of the objects of a repository.
const (
	maxObject     = 8 << 20  // bytes of an object, of a delta and of every object in its delta chain
	maxDepth      = 4095     // deltas in a chain, as in git
	maxWork       = 1 << 30  // bytes that are inflated or copied in all, see spend
	workPerCall   = 64 << 20 // bytes that each call may use in addition
	maxTime       = 30 * time.Second
	maxCached     = 8 << 20
	maxKept       = maxCached / 8 // bytes of an object in the cache
	maxPacks      = 4096
	maxOpen       = 64
	maxAlternates = 8
)

var (
	errMissing = errors.New("it is not in the repository, which may be a shallow clone")
	errWork    = fmt.Errorf("the git repository is too expensive to read: its objects are made from more than %d MB of data", maxWork>>20)
	errTime    = fmt.Errorf("the git repository could not be read in %s", maxTime)
)

// store is the objects of a repository and of its alternates, the repositories that it borrows objects from.
type store struct {
	folders []folder // named objects
	packs   []*pack  // the one that was used last comes first
	open    map[file]*os.File
	zlib    inflater
	cache   map[place]object // made from deltas, and what these are made from
	cached  int              // bytes in cache
	left    int64            // of maxWork
}

// file is a file in one of the folders.
type file struct {
	folder folder
	name   string
}

// openStore returns the objects in the folder of a repository.
func openStore(repository folder) (*store, error) {
	s := &store{open: map[file]*os.File{}, cache: map[place]object{}, left: maxWork}
	own := folder(string(repository) + "/objects")
	s.folders = []folder{own}
	list, err := own.read("info/alternates")
	if err != nil && !missing(err) {
		return nil, fmt.Errorf("git's alternates: %w", err)
	}
	for line := range strings.Lines(string(list)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if len(s.folders) > maxAlternates {
			return nil, fmt.Errorf("git repositories with more than %d alternates are not supported", maxAlternates)
		}
		path, err := own.local(line)
		if err != nil {
			return nil, err
		}
		s.folders = append(s.folders, path)
	}
	for _, f := range s.folders {
		names, err := f.list("pack", 8*maxPacks)
		if err != nil {
			return nil, err
		}
		slices.Sort(names)
		for _, name := range names {
			base, ok := strings.CutSuffix(name, ".idx")
			if _, found := slices.BinarySearch(names, base+".pack"); ok && found {
				s.packs = append(s.packs, &pack{index: file{f, "pack/" + name}, data: file{f, "pack/" + base + ".pack"}})
			}
		}
	}
	if len(s.packs) > maxPacks {
		return nil, fmt.Errorf("git repositories with more than %d packs are not supported", maxPacks)
	}
	return s, nil
}

// begin prepares the store for a call. The result ends it.
func (s *store) begin(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithTimeoutCause(ctx, maxTime, errTime)
	s.left = min(max(s.left, 0)+workPerCall, maxWork)
	return ctx, func() {
		cancel()
		s.closeFiles()
	}
}

// spend accounts for n bytes that are inflated or copied. The limit depends on the repository only and not on
// the speed of the computer. Each call restores only part of it. Otherwise a bad repository would cost the full
// amount for each of its manifests.
func (s *store) spend(ctx context.Context, n int64) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	const perObject = 256
	if s.left -= n + perObject; s.left < 0 {
		return errWork
	}
	return nil
}

// file opens a file or returns the open one. It is valid until the next call.
func (s *store) file(f file) (*os.File, error) {
	if in, ok := s.open[f]; ok {
		return in, nil
	}
	if len(s.open) == maxOpen {
		s.closeFiles()
	}
	in, err := f.folder.open(f.name)
	if err == nil {
		s.open[f] = in
	}
	return in, err
}

func (s *store) closeFiles() {
	for _, in := range s.open {
		in.Close()
	}
	clear(s.open)
}

// keep adds an object to the cache, unless it is large.
func (s *store) keep(at place, o object) {
	const overhead = 256
	if len(o.content) > maxKept {
		return
	}
	if s.cached += len(o.content) + overhead; s.cached > maxCached {
		clear(s.cache)
		s.cached = len(o.content) + overhead
	}
	s.cache[at] = o
}
