package project

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// MaxText is the maximum size in bytes of a file that is read.
const MaxText = 8 << 20

// ErrTooLarge is the error for a file with more than [MaxText] bytes.
var ErrTooLarge = errors.New("too large to be read")

// errNotFile is the error for a path that is not a regular file.
var errNotFile = errors.New("not a regular file")

// Text returns the content of the file at a path relative to the root, which is cached.
func (f *Folder) Text(name string) (string, error) {
	clean, inside := Clean(name)
	if !inside {
		return "", fmt.Errorf("read %s: %w", name, fs.ErrInvalid)
	}
	if content, ok := f.open[clean]; ok {
		return content, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	t, ok := f.texts[clean]
	if !ok {
		if t.content, t.err = read(f.disk, clean); t.err != nil {
			t.err = fmt.Errorf("read %s: %w", name, t.err)
		}
		f.texts[clean] = t
	}
	return t.content, t.err
}

// Editing returns the text of the open document at a clean path; ok is false if it is not open.
func (f *Folder) Editing(name string) (content string, ok bool) {
	content, ok = f.open[name]
	return content, ok
}

// Read returns the content of the file at a clean path like [Folder.Text] without caching it, for callers that read many
// files once.
func (f *Folder) Read(name string) (string, error) {
	if content, ok := f.open[name]; ok {
		return content, nil
	}
	content, err := read(f.disk, name)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	return content, nil
}

func read(disk fs.FS, name string) (string, error) {
	// Opening a device can have side effects. The path can be replaced between Stat and Open, so both are checked.
	at, err := fs.Stat(disk, name)
	if err != nil {
		return "", err
	}
	if !at.Mode().IsRegular() {
		return "", errNotFile
	}
	file, err := disk.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	if at, err = file.Stat(); err != nil {
		return "", err
	}
	if !at.Mode().IsRegular() {
		return "", errNotFile
	}
	var content strings.Builder
	content.Grow(int(min(at.Size(), MaxText)) + 1)
	if _, err := io.Copy(&content, io.LimitReader(file, MaxText+1)); err != nil {
		return "", err
	}
	if content.Len() > MaxText {
		return "", ErrTooLarge
	}
	return content.String(), nil
}
