package project

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// MaxText is how many bytes of a file are read.
const MaxText = 8 << 20

// ErrTooLarge says that a file has more than [MaxText] bytes.
var ErrTooLarge = errors.New("too large to be read")

// Text returns what is in the file at a path below the root. It is read once.
func (f *Folder) Text(name string) (string, error) {
	name, ok := Clean(name)
	if !ok {
		return "", fmt.Errorf("%s: %w", name, fs.ErrInvalid)
	}
	if content, ok := f.open[name]; ok {
		return content, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	t, ok := f.texts[name]
	if !ok {
		t.content, t.err = read(f.disk, name)
		f.texts[name] = t
	}
	return t.content, t.err
}

func read(disk fs.FS, name string) (string, error) {
	// A pipe would block at being opened.
	if at, err := fs.Stat(disk, name); err != nil || !at.Mode().IsRegular() {
		return "", errors.Join(err, fmt.Errorf("%s: no file", name))
	}
	file, err := disk.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, MaxText+1))
	if err == nil && len(content) > MaxText {
		err = ErrTooLarge
	}
	return string(content), err
}
