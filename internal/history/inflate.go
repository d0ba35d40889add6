package history

import (
	"bufio"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"os"
)

// inflater decompresses the data of objects.
type inflater struct {
	in  *bufio.Reader
	out io.ReadCloser // nil before the first use
}

// stream starts to decompress at an offset of a file, and reads at most limit compressed bytes.
func (z *inflater) stream(in io.ReaderAt, offset, limit int64) (io.Reader, error) {
	section := io.NewSectionReader(in, offset, limit)
	if z.in == nil {
		z.in = bufio.NewReader(section)
	}
	z.in.Reset(section)
	if reuse, ok := z.out.(zlib.Resetter); ok {
		return z.out, reuse.Reset(z.in, nil)
	}
	out, err := zlib.NewReader(z.in)
	if err == nil {
		z.out = out
	}
	return out, err
}

// content returns the data of an entry, which must have exactly the size that its header states.
func (z *inflater) content(in *os.File, e entry) ([]byte, error) {
	// Incompressible data grows by less than a quarter. Without this bound, a stream of empty blocks would be
	// read to its end.
	out, err := z.stream(in, e.data, e.size+e.size/4+1<<10)
	if err != nil {
		return nil, fmt.Errorf("its compressed data is damaged: %w", err)
	}
	if _, err := io.CopyN(io.Discard, out, e.skip); err != nil {
		return nil, fmt.Errorf("its compressed data is damaged: %w", err)
	}
	content := make([]byte, e.size)
	if _, err := io.ReadFull(out, content); err != nil {
		return nil, fmt.Errorf("its compressed data is damaged: %w", err)
	}
	var more [1]byte
	switch n, err := io.ReadFull(out, more[:]); {
	case n > 0:
		return nil, errors.New("its compressed data is longer than its header states")
	case !errors.Is(err, io.EOF): // among them a wrong checksum
		return nil, fmt.Errorf("its compressed data is damaged: %w", err)
	}
	return content, nil
}
