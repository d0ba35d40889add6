package history

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// bomb is data that is small only as long as it is compressed.
var bomb = sync.OnceValue(func() []byte { return deflate(make([]byte, bombSize)) })

const bombSize = 64 << 20

// badEntries store an object so that it cannot be read.
var badEntries = map[string]struct {
	store func(*testPack, object)
	want  string
}{
	"a delta of itself": {func(p *testPack, o object) {
		p.delta(o.hash(), o.hash(), identity(len(o.content)))
	}, "delta chain is a cycle"},
	"two deltas of each other":     {func(p *testPack, o object) { cycle(p, o, 2) }, "delta chain is a cycle"},
	"a hundred deltas in a circle": {func(p *testPack, o object) { cycle(p, o, 100) }, "delta chain is a cycle"},
	"a delta at distance 0": {func(p *testPack, o object) {
		p.add(o.hash(), offsetDeltaKind, 5, []byte{0}, deflate(identity(len(o.content))))
	}, "does not follow its base"},
	"a delta of what is before the pack": {func(p *testPack, o object) {
		p.add(o.hash(), offsetDeltaKind, 5, []byte{0xff, 0x7f}, deflate(identity(len(o.content))))
	}, "does not follow its base"},
	"a delta at a distance that overflows": {func(p *testPack, o object) {
		p.add(o.hash(), offsetDeltaKind, 5, bytes.Repeat([]byte{0xff}, 30), nil)
	}, "does not follow its base"},
	"a delta of the header of the pack": {func(p *testPack, o object) {
		p.add(o.hash(), offsetDeltaKind, 5, []byte{10}, deflate(identity(len(o.content))))
	}, "damaged"},
	"a delta without its base": {func(p *testPack, o object) {
		p.delta(o.hash(), hash{1}, identity(len(o.content)))
	}, "not in the repository"},
	"a chain that is too long":       {func(p *testPack, o object) { chain(p, o, maxDepth+1) }, "longer than 4095"},
	"a delta with an empty header":   {badDelta(nil), "a delta is damaged"},
	"a delta of a smaller base":      {badDelta(instructions(99, 100, 0x90, 99)), "a delta is damaged"},
	"a delta of a huge base":         {badDelta(instructions(math.MaxUint64, 100)), "a delta is damaged"},
	"a delta with a huge result":     {badDelta(instructions(100, 1<<40, 0x90, 100)), "larger than"},
	"a delta that makes too little":  {badDelta(instructions(100, 100, 0x90, 99)), "a delta is damaged"},
	"a delta that makes too much":    {badDelta(instructions(100, 99, 0x90, 100)), "a delta is damaged"},
	"a delta that copies too much":   {badDelta(instructions(100, 100, 0x91, 1, 100)), "a delta is damaged"},
	"a delta that copies 64 kB":      {badDelta(instructions(100, 0x10000, 0x80)), "a delta is damaged"},
	"a delta with operands cut off":  {badDelta(instructions(100, 100, 0xff, 0)), "a delta is damaged"},
	"a delta with an insert cut off": {badDelta(instructions(100, 100, 0x7f, 'x')), "a delta is damaged"},
	"a delta with instruction 0":     {badDelta(instructions(100, 100, 0, 0x90, 100)), "a delta is damaged"},
	"a delta that inflates to more": {func(p *testPack, o object) {
		base := p.object(object{blobKind, make([]byte, 100)})
		p.add(o.hash(), offsetDeltaKind, 5, []byte{byte(uint64(p.data.Len()) - base)}, bomb())
	}, "longer than its header states"},
	"a huge delta": {func(p *testPack, o object) {
		p.object(object{blobKind, make([]byte, 100)})
		h := object{blobKind, make([]byte, 100)}.hash()
		p.add(o.hash(), refDeltaKind, 1<<30, h[:], bomb())
	}, "larger than"},
	"a delta of a huge base that is real": {func(p *testPack, o object) {
		p.add(hash{1}, blobKind, bombSize, nil, bomb())
		p.delta(o.hash(), hash{1}, instructions(bombSize, 1, 0x90, 1))
	}, "larger than"},
	"an object that inflates to more":   {badSize(10, bomb), "longer than its header states"},
	"an object that inflates to less":   {badSize(100, data(deflate(make([]byte, 99)))), "compressed data is damaged"},
	"an object with a huge size":        {badSize(math.MaxInt64, bomb), "larger than"},
	"an object with an overflow":        {badSize(math.MaxUint64, bomb), "header is damaged"},
	"an object that is cut off":         {badSize(300, data(deflate([]byte(strings.Repeat("random", 50)))[:9])), "compressed data is damaged"},
	"an object with a wrong checksum":   {badSize(1, data(append(deflate([]byte{7})[:8], 1, 2, 3, 4))), "compressed data is damaged"},
	"an object that is not compressed":  {badSize(4, data([]byte("text"))), "compressed data is damaged"},
	"an object of endless empty blocks": {badSize(4, data(append([]byte{0x78, 0x01}, bytes.Repeat([]byte{0, 0, 0, 0xff, 0xff}, 1<<20)...))), "compressed data is damaged"},
	"an object of kind 0":               {func(p *testPack, o object) { p.add(o.hash(), 0, 4, nil, deflate([]byte("text"))) }, "header is damaged"},
	"an object of kind 5":               {func(p *testPack, o object) { p.add(o.hash(), 5, 4, nil, deflate([]byte("text"))) }, "header is damaged"},
	"another object": {func(p *testPack, o object) {
		p.add(o.hash(), o.kind, uint64(len(o.content)), nil, deflate(append([]byte{0}, o.content[1:]...)))
	}, "does not match its hash"},
	"an offset after the end":      {badOffset(1 << 20), "EOF"},
	"a 64-bit offset after it":     {badOffset(1 << 40), "EOF"},
	"a negative 64-bit offset":     {badOffset(1 << 63), "not in the repository"},
	"the largest 64-bit offset":    {badOffset(math.MaxInt64), ""},
	"an offset into another entry": {badOffset(14), ""},
}

// badDelta stores an object as a delta of a blob of 100 bytes.
func badDelta(delta []byte) func(*testPack, object) {
	return func(p *testPack, o object) {
		base := object{blobKind, make([]byte, 100)}
		p.object(base)
		p.delta(o.hash(), base.hash(), delta)
	}
}

// badSize stores an object with another size and other data.
func badSize(size uint64, compressed func() []byte) func(*testPack, object) {
	return func(p *testPack, o object) { p.add(o.hash(), o.kind, size, nil, compressed()) }
}

func data(compressed []byte) func() []byte { return func() []byte { return compressed } }

// badOffset stores an object whose offset in the index is wrong.
func badOffset(offset uint64) func(*testPack, object) {
	return func(p *testPack, o object) {
		p.object(o)
		p.offsets[0] = offset
	}
}

// cycle stores an object as the first of n deltas in a circle.
func cycle(p *testPack, o object, n int) {
	for i := range n {
		at, base := hash{byte(i)}, hash{byte(i + 1)}
		if i == 0 {
			at = o.hash()
		}
		if i == n-1 {
			base = o.hash()
		}
		p.delta(at, base, identity(len(o.content)))
	}
}

// chain stores an object as the last of n deltas.
func chain(p *testPack, o object, n int) {
	at := p.object(object{o.kind, o.content})
	p.hashes[len(p.hashes)-1] = hash{1}
	for i := range n {
		h := hash{2, byte(i), byte(i >> 8)}
		if i == n-1 {
			h = o.hash()
		}
		distance := uint64(p.data.Len()) - at
		at = p.add(h, offsetDeltaKind, uint64(len(identity(len(o.content)))), offsetBytes(distance), deflate(identity(len(o.content))))
	}
}

// offsetBytes encodes the distance to a base.
func offsetBytes(distance uint64) []byte {
	b := []byte{byte(distance & 0x7f)}
	for distance >>= 7; distance > 0; distance >>= 7 {
		distance--
		b = append([]byte{byte(distance&0x7f) | 0x80}, b...)
	}
	return b
}

// A bad object ends in an error of one line, whether it is the commit, the tree or the file, and costs little
// memory.
func TestBadEntries(t *testing.T) {
	for what, c := range badEntries {
		for bad, name := range []string{"commit", "tree", "file"} {
			t.Run(what+", "+name, func(t *testing.T) {
				commit, tree, blob := newObjects("text")
				dir, objects := newFolder(t, commit.hash())
				for i, o := range []object{commit, tree, blob} {
					p := newTestPack()
					if i == bad {
						c.store(p, o)
					} else {
						p.object(o)
					}
					p.write(t, objects, fmt.Sprint("pack-", i))
				}
				expectBad(t, dir, c.want)
			})
		}
	}
}

// expectBad fails unless the manifest in HEAD cannot be read, for the reason want.
func expectBad(t *testing.T, dir, want string) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	text, err := textAt(t, dir, "HEAD")
	runtime.ReadMemStats(&after)
	if err == nil {
		t.Fatalf("got %q, want an error", text)
	}
	if message := err.Error(); !strings.Contains(message, want) || strings.Contains(message, "\n") || len(message) > 250 {
		t.Errorf("got the error %q, want %q", message, want)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 40<<20 {
		t.Errorf("allocated %d MB", n>>20)
	}
}

func TestBadLooseObjects(t *testing.T) {
	commit, tree, blob := newObjects("text")
	for what, c := range map[string]struct {
		content []byte
		want    string
	}{
		"nothing":               {nil, "EOF"},
		"not compressed":        {[]byte("blob 4\x00text"), "zlib"},
		"no header":             {deflate(nil), "header is damaged"},
		"a header without end":  {deflate(bytes.Repeat([]byte("blob"), 100)), "header is damaged"},
		"an unknown type":       {deflate([]byte("blub 4\x00text")), "header is damaged"},
		"a type of packs":       {deflate([]byte(" 4\x00text")), "header is damaged"},
		"a negative size":       {deflate([]byte("blob -4\x00text")), "header is damaged"},
		"a size that overflows": {deflate([]byte("blob 99999999999999999999\x00text")), "header is damaged"},
		"a huge size":           {deflate([]byte("blob 9223372036854775807\x00text")), "larger than"},
		"a size too large":      {deflate([]byte("blob 5\x00text")), "compressed data is damaged"},
		"a size too small":      {deflate([]byte("blob 3\x00text")), "longer than its header states"},
		"a bomb":                {deflate(append([]byte("blob 10\x00"), make([]byte, bombSize)...)), "longer than its header states"},
		"another text":          {deflate([]byte("blob 4\x00TEXT")), "does not match its hash"},
		"a tree":                {deflate([]byte("tree 4\x00text")), "does not match its hash"},
		"cut off":               {loose(blob)[:16], "compressed data is damaged"},
	} {
		t.Run(what, func(t *testing.T) {
			dir, objects := newFolder(t, commit.hash())
			writeLoose(t, objects, commit.hash(), loose(commit))
			writeLoose(t, objects, tree.hash(), loose(tree))
			writeLoose(t, objects, blob.hash(), c.content)
			expectBad(t, dir, c.want)
		})
	}
}

func TestBadIndexes(t *testing.T) {
	for what, c := range map[string]struct {
		spoil func([]byte) []byte
		want  string
	}{
		"nothing":                  {func([]byte) []byte { return nil }, "version 2"},
		"version 1":                {func(b []byte) []byte { return b[8:] }, "version 2"},
		"version 3":                {func(b []byte) []byte { b[7] = 3; return b }, "version 2"},
		"counts that decrease":     {func(b []byte) []byte { b[fanoutAt] = 1; return b }, "counts decrease"},
		"a count too large":        {func(b []byte) []byte { b[hashesAt-1]++; return b }, "does not match its counts"},
		"a huge count":             {func(b []byte) []byte { b[hashesAt-4] = 0xff; return b }, "does not match its counts"},
		"a count too small":        {func(b []byte) []byte { clear(b[fanoutAt:hashesAt]); return b }, "does not match its counts"},
		"cut off":                  {func(b []byte) []byte { return b[:hashesAt+30] }, "does not match its counts"},
		"a 64-bit offset too many": {func(b []byte) []byte { b[hashesAt+3*24] = 0x80; return b }, "an offset is missing"},
		"no hash":                  {func(b []byte) []byte { clear(b[hashesAt : hashesAt+3*20]); return b }, "not in the repository"},
	} {
		t.Run(what, func(t *testing.T) {
			commit, tree, blob := newObjects("text")
			dir, objects := newFolder(t, commit.hash())
			p := newTestPack()
			for _, o := range []object{commit, tree, blob} {
				p.object(o)
			}
			p.write(t, objects, "pack-1")
			writeFile(t, filepath.Join(objects, "pack", "pack-1.idx"), c.spoil(p.index()))
			if c.want == "an offset is missing" { // for whichever hash is the first one
				index := p.index()
				for i := range 3 {
					binary.BigEndian.PutUint32(index[hashesAt+3*24+4*i:], 1<<31)
				}
				writeFile(t, filepath.Join(objects, "pack", "pack-1.idx"), index)
			}
			expectBad(t, dir, c.want)

			// A damaged index does not matter if all objects are elsewhere.
			p.write(t, objects, "pack-2")
			if text, err := textAt(t, dir, "HEAD"); err != nil || text != "text" {
				t.Errorf("with a second pack: got %q and %v", text, err)
			}
		})
	}
}
