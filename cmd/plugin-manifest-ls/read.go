package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"plugin-manifest-ls/internal/search"
)

// standardInput is what it is called among the paths.
const standardInput = "-"

// read returns what is in a file, or stands for it.
func (c *checking) read(path string) (string, error) {
	if abs, err := filepath.Abs(path); err == nil {
		if s, ok := c.instead[abs]; ok {
			return s, nil
		}
	}
	return read(path, c.limit)
}

// read returns the bytes of a file, which may be a pipe, unless they are more than limit.
func read(path string, limit int64) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fault(path, err)
	}
	defer f.Close()
	if at, err := f.Stat(); err == nil && at.Mode().IsRegular() && at.Size() > limit {
		return "", tooLarge(path, limit)
	}
	return readFrom(f, path, limit)
}

// readFrom returns what r has, which is told as path. Bytes that are no UTF-8 are findings, but a file
// that begins with the mark of UTF-16 would give nothing else.
func readFrom(r io.Reader, path string, limit int64) (string, error) {
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return "", fault(path, err)
	case int64(len(content)) > limit:
		return "", tooLarge(path, limit)
	case bytes.HasPrefix(content, []byte("\xFF\xFE")), bytes.HasPrefix(content, []byte("\xFE\xFF")):
		return "", fmt.Errorf("%s: UTF-16, expected UTF-8", path)
	default:
		return string(content), nil
	}
}

func tooLarge(path string, limit int64) error {
	return fmt.Errorf("%s: larger than %d MB, the limit that --max-file-size sets", path, limit>>20)
}

// fault says of a path what is the matter with it.
func fault(path string, err error) error { return search.Fault(path, err) }
