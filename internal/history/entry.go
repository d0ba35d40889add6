package history

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"strconv"
)

// place is where an object, or a delta that makes one, is stored.
type place struct {
	file
	offset int64
	pack   *pack // nil for a loose object, which is a file
}

// entry is what the header of an object or a delta states.
type entry struct {
	place
	kind       kind
	size       int64 // of the inflated content
	data       int64 // where the compressed data begins
	skip       int64 // bytes of a header in the compressed data
	baseOffset int64
	baseHash   hash
}

var (
	errHeader = errors.New("its header is damaged")
	errLarge  = errors.New("it is larger than " + strconv.Itoa(maxObject>>20) + " MB, or made from an object that is")
)

// packedEntry reads the header of the pack entry at a place.
func packedEntry(in io.ReaderAt, at place) (entry, error) {
	var header [48]byte
	if at.offset < 0 {
		return entry{}, errHeader
	}
	n, err := in.ReadAt(header[:], at.offset)
	if n == 0 {
		return entry{}, err
	}
	rest := header[:n]
	first := rest[0]
	e := entry{place: at, kind: kind(first >> 4 & 7), size: int64(first & 0xf)}
	rest = rest[1:]
	if first&0x80 != 0 {
		high, n := binary.Uvarint(rest)
		if n <= 0 || high > math.MaxInt64>>4 {
			return e, errHeader
		}
		e.size |= int64(high) << 4
		rest = rest[n:]
	}
	switch e.kind {
	case commitKind, treeKind, blobKind, tagKind:
	case offsetDeltaKind:
		distance, n := offsetVarint(rest)
		if n == 0 || distance <= 0 || distance >= at.offset {
			return e, errors.New("a delta does not follow its base")
		}
		e.baseOffset = at.offset - distance
		rest = rest[n:]
	case refDeltaKind:
		if len(rest) < len(e.baseHash) {
			return e, errHeader
		}
		rest = rest[copy(e.baseHash[:], rest):]
	default:
		return e, errHeader
	}
	e.data = at.offset + int64(n-len(rest))
	return e, nil
}

// offsetVarint decodes the distance from a delta to its base, and returns the number of bytes read, or 0 if the
// distance is damaged.
func offsetVarint(b []byte) (value int64, n int) {
	for i, c := range b {
		if value > math.MaxInt64>>8 {
			return 0, 0
		}
		value = value<<7 | int64(c&0x7f)
		if c&0x80 == 0 {
			return value, i + 1
		}
		value++
	}
	return 0, 0
}

// looseEntry reads the header of a loose object.
func (z *inflater) looseEntry(in *os.File, at place) (entry, error) {
	stream, err := z.stream(in, 0, 1<<10)
	if err != nil {
		return entry{}, err
	}
	var header [32]byte
	n, _ := io.ReadFull(stream, header[:]) // a small object ends before
	text, _, ok := bytes.Cut(header[:n], []byte{0})
	if !ok {
		return entry{}, errHeader
	}
	name, digits, _ := bytes.Cut(text, []byte(" "))
	size, err := strconv.ParseInt(string(digits), 10, 64)
	if err != nil || size < 0 {
		return entry{}, errHeader
	}
	for _, k := range []kind{commitKind, treeKind, blobKind, tagKind} {
		if k.String() == string(name) {
			return entry{place: at, kind: k, size: size, skip: int64(len(text) + 1)}, nil
		}
	}
	return entry{}, errHeader
}
