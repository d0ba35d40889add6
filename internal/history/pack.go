package history

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"sort"
)

// The layout of a pack index of version 2.
const (
	fanoutAt    = 8
	hashesAt    = fanoutAt + 256*4
	entrySize   = len(hash{}) + 4 + 4 // hash, checksum, offset
	trailerSize = 2 * len(hash{})
)

// pack is a pack of objects with its index. Both are read in place, whatever their size.
type pack struct {
	index, data file
	loaded      bool
	fanout      [257]int64 // how many hashes have a first byte less than i
	wide        int64      // how many offsets have 64 bits
	err         error      // why the index cannot be read
}

// load reads the header of the index.
func (p *pack) load(in *os.File) error {
	if p.loaded {
		return p.err
	}
	p.loaded = true
	if err := p.readFanout(in); err != nil {
		p.err = fmt.Errorf("git pack index %.60q: %w", p.index.name, err)
	}
	return p.err
}

func (p *pack) readFanout(in *os.File) error {
	info, err := in.Stat()
	if err != nil {
		return err
	}
	var header [hashesAt]byte
	if _, err := in.ReadAt(header[:], 0); err != nil || !bytes.HasPrefix(header[:], []byte("\xfftOc\x00\x00\x00\x02")) {
		return errors.New("it is not an index of version 2")
	}
	for i := range 256 {
		p.fanout[i+1] = int64(binary.BigEndian.Uint32(header[fanoutAt+4*i:]))
		if p.fanout[i+1] < p.fanout[i] {
			return errors.New("its counts decrease")
		}
	}
	n := p.fanout[256]
	extra := info.Size() - hashesAt - n*int64(entrySize) - int64(trailerSize)
	if extra < 0 || extra%8 != 0 || extra/8 > n {
		return errors.New("its size does not match its counts")
	}
	p.wide = extra / 8
	return nil
}

// search returns the position of the first hash of the index that is not less than h.
func (p *pack) search(in *os.File, h hash) (int64, error) {
	var failed error
	first, last := p.fanout[h[0]], p.fanout[int(h[0])+1]
	i := sort.Search(int(last-first), func(i int) bool {
		found, err := p.hash(in, first+int64(i))
		if err != nil {
			failed = err
		}
		return bytes.Compare(found[:], h[:]) >= 0
	})
	return first + int64(i), failed
}

// hash returns the hash at position i of the index.
func (p *pack) hash(in *os.File, i int64) (h hash, err error) {
	_, err = in.ReadAt(h[:], hashesAt+i*int64(len(h)))
	return h, err
}

// offset returns where the pack has the object with position i of the index.
func (p *pack) offset(in *os.File, i int64) (int64, error) {
	n := p.fanout[256]
	var narrow [4]byte
	if _, err := in.ReadAt(narrow[:], hashesAt+n*int64(len(hash{})+4)+4*i); err != nil {
		return 0, err
	}
	offset := int64(binary.BigEndian.Uint32(narrow[:]))
	if offset < 1<<31 {
		return offset, nil
	}
	var wide [8]byte
	i = offset - 1<<31
	if i >= p.wide {
		return 0, fmt.Errorf("git pack index %.60q: an offset is missing", p.index.name)
	}
	if _, err := in.ReadAt(wide[:], hashesAt+n*int64(entrySize)+8*i); err != nil {
		return 0, err
	}
	return int64(binary.BigEndian.Uint64(wide[:])), nil
}
