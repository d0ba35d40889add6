package history

import (
	"bytes"
	"compress/zlib"
	"crypto/sha1"
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

const manifestName = "plugin-manifest.json"

// testPack writes a pack and its index, which may be damaged.
type testPack struct {
	data    bytes.Buffer
	hashes  []hash
	offsets []uint64
}

func newTestPack() *testPack {
	p := &testPack{}
	p.data.WriteString("PACK\x00\x00\x00\x02\x00\x00\x00\x01")
	return p
}

// add adds an entry with a stated size, which may be wrong, and returns its offset. The base is what follows
// the size in the header of a delta.
func (p *testPack) add(h hash, k kind, size uint64, base, compressed []byte) uint64 {
	offset := uint64(p.data.Len())
	p.hashes, p.offsets = append(p.hashes, h), append(p.offsets, offset)
	first := byte(k)<<4 | byte(size&0xf)
	if size >>= 4; size == 0 {
		p.data.WriteByte(first)
	} else {
		p.data.WriteByte(first | 0x80)
		p.data.Write(binary.AppendUvarint(nil, size))
	}
	p.data.Write(base)
	p.data.Write(compressed)
	return offset
}

// object adds a whole object.
func (p *testPack) object(o object) uint64 {
	return p.add(o.hash(), o.kind, uint64(len(o.content)), nil, deflate(o.content))
}

// delta adds a delta with a base that is named by its hash.
func (p *testPack) delta(h, base hash, instructions []byte) uint64 {
	return p.add(h, refDeltaKind, uint64(len(instructions)), base[:], deflate(instructions))
}

// index returns the index of the pack.
func (p *testPack) index() []byte {
	order := make([]int, len(p.hashes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return bytes.Compare(p.hashes[a][:], p.hashes[b][:]) })
	var counts [256]uint32
	var hashes, sums, narrow, wide []byte
	for _, i := range order {
		for b := int(p.hashes[i][0]); b < 256; b++ {
			counts[b]++
		}
		hashes = append(hashes, p.hashes[i][:]...)
		sums = append(sums, 0, 0, 0, 0)
		if offset := p.offsets[i]; offset < 1<<31 {
			narrow = binary.BigEndian.AppendUint32(narrow, uint32(offset))
		} else {
			narrow = binary.BigEndian.AppendUint32(narrow, 1<<31|uint32(len(wide)/8))
			wide = binary.BigEndian.AppendUint64(wide, offset)
		}
	}
	index := []byte("\xfftOc\x00\x00\x00\x02")
	for _, n := range &counts {
		index = binary.BigEndian.AppendUint32(index, n)
	}
	return slices.Concat(index, hashes, sums, narrow, wide, make([]byte, 2*sha1.Size))
}

// write writes the pack and its index into a folder of objects.
func (p *testPack) write(t *testing.T, objects, name string) {
	t.Helper()
	writeFile(t, filepath.Join(objects, "pack", name+".pack"), append(p.data.Bytes(), make([]byte, sha1.Size)...))
	writeFile(t, filepath.Join(objects, "pack", name+".idx"), p.index())
}

// writeLoose writes a file for an object.
func writeLoose(t *testing.T, objects string, h hash, compressed []byte) {
	t.Helper()
	writeFile(t, filepath.Join(objects, h.String()[:2], h.String()[2:]), compressed)
}

// loose returns the file of an object.
func loose(o object) []byte {
	return deflate(append(fmt.Appendf(nil, "%s %d\x00", o.kind, len(o.content)), o.content...))
}

// deflate returns content in the format of zlib. Short content is not compressed, which is faster.
func deflate(content []byte) []byte {
	if n := uint16(min(len(content), 1<<16-1)); int(n) == len(content) {
		block := binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16([]byte{0x78, 1, 1}, n), ^n)
		return binary.BigEndian.AppendUint32(append(block, content...), adler32.Checksum(content))
	}
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(content)
	w.Close()
	return out.Bytes()
}

// instructions returns a delta for a base of a size.
func instructions(from, to uint64, rest ...byte) []byte {
	return append(binary.AppendUvarint(binary.AppendUvarint(nil, from), to), rest...)
}

// identity returns a delta that copies its base, which must be shorter than 64 kB.
func identity(n int) []byte {
	return instructions(uint64(n), uint64(n), 0xb0, byte(n), byte(n>>8))
}

func writeFile(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// newObjects returns the commit, the tree and the blob of a repository with one manifest.
func newObjects(text string) (commit, tree, blob object) {
	blob = object{blobKind, []byte(text)}
	h := blob.hash()
	tree = object{treeKind, append([]byte("100644 "+manifestName+"\x00"), h[:]...)}
	return newCommit(tree.hash()), tree, blob
}

func newCommit(tree hash, parents ...hash) object {
	content := fmt.Appendf(nil, "tree %s\n", tree)
	for _, p := range parents {
		content = fmt.Appendf(content, "parent %s\n", p)
	}
	return object{commitKind, append(content, "author A <a@example.com> 0 +0000\ncommitter A <a@example.com> 0 +0000\n\nChange\n"...)}
}

// newFolder returns a working tree whose HEAD is a commit, and its folder of objects.
func newFolder(t *testing.T, head hash) (dir, objects string) {
	t.Helper()
	dir = t.TempDir()
	writeFile(t, filepath.Join(dir, ".git", "HEAD"), []byte("ref: refs/heads/master\n"))
	writeFile(t, filepath.Join(dir, ".git", "refs", "heads", "master"), []byte(head.String()+"\n"))
	return dir, filepath.Join(dir, ".git", "objects")
}

// textAt returns the manifest of a working tree in a revision.
func textAt(t *testing.T, dir, revision string) (string, error) {
	t.Helper()
	r, err := Open(dir)
	if err != nil {
		return "", err
	}
	c, err := r.Resolve(t.Context(), revision)
	if err != nil {
		return "", err
	}
	return r.Text(t.Context(), c, filepath.Join(dir, manifestName))
}
