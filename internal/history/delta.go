package history

import (
	"encoding/binary"
	"errors"
)

var errDelta = errors.New("a delta is damaged")

// applyDelta returns the object that a delta makes of its base. It uses the memory of spare if that is enough.
func applyDelta(spare, base, delta []byte) ([]byte, error) {
	from, n := binary.Uvarint(delta)
	if n <= 0 || from != uint64(len(base)) {
		return nil, errDelta
	}
	delta = delta[n:]
	size, n := binary.Uvarint(delta)
	if n <= 0 {
		return nil, errDelta
	}
	if size > maxObject {
		return nil, errLarge
	}
	delta = delta[n:]
	out := spare[:0]
	if uint64(cap(out)) < size {
		out = make([]byte, 0, size)
	}
	for len(delta) > 0 {
		var piece []byte
		var err error
		if piece, delta, err = instruction(base, delta); err != nil {
			return nil, err
		}
		if len(piece) > int(size)-len(out) {
			return nil, errDelta
		}
		out = append(out, piece...)
	}
	if uint64(len(out)) != size {
		return nil, errDelta
	}
	return out, nil
}

// instruction returns the bytes that the first instruction of a delta adds, which are never empty, and the
// instructions after it.
func instruction(base, delta []byte) (piece, rest []byte, err error) {
	op, rest := delta[0], delta[1:]
	if op&0x80 == 0 { // insert the next op bytes
		n := int(op)
		if n == 0 || n > len(rest) {
			return nil, nil, errDelta
		}
		return rest[:n], rest[n:], nil
	}
	var operands [8]byte // a bit of op for each: four bytes of the offset, three of the size
	for i := range 7 {
		if op&(1<<i) == 0 {
			continue
		}
		if len(rest) == 0 {
			return nil, nil, errDelta
		}
		operands[i], rest = rest[0], rest[1:]
	}
	offset, n := int64(binary.LittleEndian.Uint32(operands[:4])), int64(binary.LittleEndian.Uint32(operands[4:]))
	if n == 0 {
		n = 0x10000
	}
	if offset+n > int64(len(base)) {
		return nil, nil, errDelta
	}
	return base[offset : offset+n], rest, nil
}
