package history

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// read returns an object, which is verified against its hash.
func (s *store) read(ctx context.Context, h hash) (object, error) {
	o, err := s.resolve(ctx, h)
	if err == nil && o.hash() != h {
		err = errors.New("its content does not match its hash")
	}
	if err != nil {
		return object{}, objectError(h, err)
	}
	return o, nil
}

// objectError says which object err is about.
func objectError(h hash, err error) error { return fmt.Errorf("git object %s: %w", h, err) }

// readKind returns an object that must be of a kind.
func (s *store) readKind(ctx context.Context, h hash, want kind) (object, error) {
	o, err := s.read(ctx, h)
	if err == nil && o.kind != want {
		err = fmt.Errorf("git object %s is a %s, not a %s", h, o.kind, want)
	}
	return o, err
}

func (s *store) resolve(ctx context.Context, h hash) (object, error) {
	at, err := s.find(h, nil)
	if err != nil {
		return object{}, err
	}
	base, deltas, err := s.chain(ctx, at)
	if err != nil {
		return object{}, err
	}
	return s.build(ctx, base, deltas)
}

// build applies the deltas that chain returned.
func (s *store) build(ctx context.Context, base entry, deltas []entry) (object, error) {
	o, err := s.whole(ctx, base)
	if err != nil {
		return object{}, err
	}
	var spare []byte
	for _, e := range slices.Backward(deltas) {
		delta, err := s.content(ctx, e)
		if err != nil {
			return object{}, err
		}
		base := o.content
		if o.content, err = applyDelta(spare, base, delta); err != nil {
			return object{}, err
		}
		spare = nil
		if len(base) > maxKept { // not in the cache
			spare = base
		}
		if err := s.spend(ctx, int64(len(o.content))); err != nil {
			return object{}, err
		}
		s.keep(e.place, o)
	}
	return o, nil
}

// chain returns the deltas that make the object at a place, last one first, and the entry that they start from,
// which is no delta or is in the cache. Nothing is inflated but the header of a loose object.
func (s *store) chain(ctx context.Context, at place) (base entry, deltas []entry, err error) {
	seen := map[place]bool{}
	for {
		if err := s.spend(ctx, 0); err != nil {
			return entry{}, nil, err
		}
		if o, ok := s.cache[at]; ok {
			return entry{place: at, kind: o.kind}, deltas, nil
		}
		if seen[at] {
			return entry{}, nil, errors.New("its delta chain is a cycle")
		}
		seen[at] = true
		e, err := s.entry(at)
		if err != nil {
			return entry{}, nil, err
		}
		if e.kind <= tagKind {
			return e, deltas, nil
		}
		if len(deltas) == maxDepth {
			return entry{}, nil, fmt.Errorf("its delta chain is longer than %d", maxDepth)
		}
		deltas = append(deltas, e)
		at = place{e.file, e.baseOffset, e.pack}
		if e.kind == refDeltaKind {
			if at, err = s.find(e.baseHash, e.pack); err != nil {
				return entry{}, nil, fmt.Errorf("the base of its delta: %w", err)
			}
		}
	}
}

// entry reads the header at a place.
func (s *store) entry(at place) (entry, error) {
	in, err := s.file(at.file)
	if err != nil {
		return entry{}, err
	}
	if at.pack == nil {
		return s.zlib.looseEntry(in, at)
	}
	return packedEntry(in, at)
}

// whole returns the object of an entry that is no delta or is in the cache.
func (s *store) whole(ctx context.Context, e entry) (object, error) {
	if o, ok := s.cache[e.place]; ok {
		return o, nil
	}
	content, err := s.content(ctx, e)
	if err != nil {
		return object{}, err
	}
	o := object{e.kind, content}
	s.keep(e.place, o)
	return o, nil
}

// content inflates the data of an entry.
func (s *store) content(ctx context.Context, e entry) ([]byte, error) {
	if e.size > maxObject {
		return nil, errLarge
	}
	if err := s.spend(ctx, e.size); err != nil {
		return nil, err
	}
	in, err := s.file(e.file)
	if err != nil {
		return nil, err
	}
	return s.zlib.content(in, e)
}
