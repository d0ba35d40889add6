package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// read returns the bytes of a file, which may be a pipe, unless they are more than limit. Bytes that are no UTF-8
// are findings, but a file that begins with the mark of UTF-16 would give nothing else.
func read(path string, limit int64) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fault(path, err)
	}
	defer f.Close()
	tooLarge := fmt.Errorf("%s: larger than %d MB, the limit that --max-file-size sets", path, limit>>20)
	if at, err := f.Stat(); err == nil && at.Mode().IsRegular() && at.Size() > limit {
		return "", tooLarge
	}
	content, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return "", fault(path, err)
	case int64(len(content)) > limit:
		return "", tooLarge
	case bytes.HasPrefix(content, []byte("\xFF\xFE")), bytes.HasPrefix(content, []byte("\xFE\xFF")):
		return "", fmt.Errorf("%s: UTF-16, expected UTF-8", path)
	default:
		return string(content), nil
	}
}

// fault says of a path what is the matter with it, without the system call that found it.
func fault(path string, err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = at.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
