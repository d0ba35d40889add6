package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

var errAmbiguous = errors.New("the abbreviated hash is ambiguous")

// find returns where an object is stored: in the pack near, which may be nil, or else in any pack or file.
func (s *store) find(h hash, near *pack) (place, error) {
	if near != nil {
		if offset, err := s.offset(near, h); offset > 0 || err != nil {
			return place{near.data, offset, near}, err
		}
	}
	var failed error // a damaged index matters only if no other has the object
	for i, p := range s.packs {
		offset, err := s.offset(p, h)
		if err != nil {
			failed = err
			continue
		}
		if offset > 0 {
			copy(s.packs[1:i+1], s.packs[:i])
			s.packs[0] = p
			return place{p.data, offset, p}, nil
		}
	}
	name := h.String()
	for _, f := range s.folders {
		at := file{f, name[:2] + "/" + name[2:]}
		_, err := s.file(at)
		if err == nil {
			return place{file: at}, nil
		}
		if !missing(err) {
			failed = err
		}
	}
	if failed != nil {
		return place{}, failed
	}
	return place{}, errMissing
}

// offset returns where a pack has an object, or 0 if it does not have it.
func (s *store) offset(p *pack, h hash) (int64, error) {
	in, err := s.file(p.index)
	if err == nil {
		err = p.load(in)
	}
	if err != nil {
		return 0, err
	}
	i, err := p.search(in, h)
	if err != nil || i == p.fanout[256] {
		return 0, err
	}
	if found, err := p.hash(in, i); err != nil || found != h {
		return 0, err
	}
	return p.offset(in, i)
}

// abbreviated returns the only commit or tag whose hash begins with a prefix of at least four digits.
func (s *store) abbreviated(ctx context.Context, prefix string) (hash, error) {
	prefix = strings.ToLower(prefix)
	if len(prefix) < 4 || len(prefix) > 40 || strings.Trim(prefix, "0123456789abcdef") != "" {
		return hash{}, errNoRevision
	}
	candidates, err := s.withPrefix(prefix)
	if err != nil {
		return hash{}, err
	}
	var found []hash
	for _, h := range candidates {
		at, err := s.find(h, nil)
		if err != nil {
			continue
		}
		base, _, err := s.chain(ctx, at)
		if limit := s.spend(ctx, 0); limit != nil {
			return hash{}, limit
		}
		if err == nil && (base.kind == commitKind || base.kind == tagKind) {
			found = append(found, h)
		}
	}
	switch len(found) {
	case 0:
		return hash{}, errNoRevision
	case 1:
		return found[0], nil
	}
	return hash{}, errAmbiguous
}

// withPrefix returns the objects whose hash begins with a prefix.
func (s *store) withPrefix(prefix string) ([]hash, error) {
	const limit = 1 << 14
	var all []hash
	for _, f := range s.folders {
		names, err := f.list(prefix[:2], limit)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if h, ok := parseHash(prefix[:2] + name); ok && strings.HasPrefix(h.String(), prefix) {
				all = append(all, h)
			}
		}
	}
	least, _ := parseHash(prefix + strings.Repeat("0", 40-len(prefix)))
	for _, p := range s.packs {
		in, err := s.file(p.index)
		if err == nil {
			err = p.load(in)
		}
		if err != nil {
			continue // find reports it if the object is needed
		}
		i, err := p.search(in, least)
		for ; err == nil && i < p.fanout[256]; i++ {
			var h hash
			if h, err = p.hash(in, i); err != nil || !strings.HasPrefix(h.String(), prefix) {
				break
			}
			if len(all) == limit {
				return nil, errAmbiguous
			}
			all = append(all, h)
		}
		if err != nil {
			return nil, fmt.Errorf("git pack index %.60q: %w", p.index.name, err)
		}
	}
	slices.SortFunc(all, func(a, b hash) int { return bytes.Compare(a[:], b[:]) })
	return slices.Compact(all), nil
}
