package history

import (
	"errors"
	"path/filepath"
	"runtime"
	"testing"
)

// Whatever a pack and its index contain, reading ends, with little memory, and with objects that match their
// hashes.
func FuzzPack(f *testing.F) {
	commit, tree, blob := newObjects("text")
	for _, c := range badEntries {
		p := newTestPack()
		c.store(p, blob)
		p.object(commit)
		p.object(tree)
		if p.data.Len() < 1<<16 {
			f.Add(p.data.Bytes(), p.index())
		}
	}
	p := newTestPack()
	for _, o := range []object{commit, tree, blob} {
		chain(p, o, 3)
	}
	f.Add(p.data.Bytes(), p.index())

	f.Fuzz(func(t *testing.T, data, index []byte) {
		if len(data)+len(index) > 1<<20 {
			return
		}
		dir, objects := newFolder(t, commit.hash())
		writeFile(t, filepath.Join(objects, "pack", "pack-1.pack"), data)
		writeFile(t, filepath.Join(objects, "pack", "pack-1.idx"), index)
		r, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		ctx, end := r.objects.begin(t.Context())
		defer end()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		hashes, err := r.objects.withPrefix(commit.hash().String()[:4])
		if err != nil && len(hashes) > 0 {
			t.Errorf("got %d hashes and %v", len(hashes), err)
		}
		for _, h := range append(hashes, commit.hash(), tree.hash(), blob.hash()) {
			if o, err := r.objects.read(ctx, h); err == nil && o.hash() != h {
				t.Errorf("%s has the hash %s", h, o.hash())
			}
		}
		if _, err := textAt(t, dir, Head); errors.Is(err, errWork) {
			t.Errorf("so few bytes are made from more than %d MB", maxWork>>20)
		}
		// Not only what has the right hash: every place may be named as the base of a delta.
		s := r.objects
		for offset := range min(len(data), 64) {
			base, deltas, err := s.chain(ctx, place{s.packs[0].data, int64(offset), s.packs[0]})
			if err != nil {
				continue
			}
			o, err := s.build(ctx, base, deltas)
			if err == nil && len(o.content) > maxObject {
				t.Errorf("an object has %d bytes", len(o.content))
			}
		}
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 1<<30 {
			t.Errorf("allocated %d MB", n>>20)
		}
	})
}

// FuzzDelta checks that the result of a delta has the size that it states.
func FuzzDelta(f *testing.F) {
	base := make([]byte, 100)
	f.Add(base, identity(100))
	f.Add(base, instructions(100, 103, 0x90, 100, 3, 'a', 'b', 'c'))
	f.Add(base, instructions(100, 1<<40, 0x90, 100))
	f.Add(base, instructions(100, 10, 0xff, 1, 2, 3, 4, 5, 6, 7))
	f.Fuzz(func(t *testing.T, base, delta []byte) {
		out, err := applyDelta(nil, base, delta)
		if err == nil && len(out) > maxObject {
			t.Errorf("%d bytes", len(out))
		}
	})
}
