package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"plugin-manifest-ls/internal/search"
)

// standardInput is the path argument for standard input.
const standardInput = "-"

// read returns the text of a file, or the text that replaces it.
func (c *checker) read(path string) (string, error) {
	if abs, err := filepath.Abs(path); err == nil {
		if s, ok := c.Texts[abs]; ok {
			return s, nil
		}
	}
	return read(path, c.Settings.MaxFileSize)
}

// read returns the content of a file, which may be a pipe, unless it is larger than limit.
func read(path string, limit int64) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", pathError(path, err)
	}
	defer f.Close()
	if at, err := f.Stat(); err == nil && at.Mode().IsRegular() && at.Size() > limit {
		return "", tooLarge(path, limit)
	}
	return readFrom(f, path, limit)
}

// readFrom returns the content of r; path is for errors. Invalid UTF-8 is a diagnostic, but a file in UTF-16, which would
// have nothing else, is an error.
func readFrom(r io.Reader, path string, limit int64) (string, error) {
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return "", pathError(path, err)
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

// pathError returns err with the path it is about.
func pathError(path string, err error) error { return search.Fault(path, err) }
