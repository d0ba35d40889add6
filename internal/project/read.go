package project

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// MaxText is how many bytes of a file are read.
const MaxText = 8 << 20

// ErrTooLarge says that a file has more than [MaxText] bytes.
var ErrTooLarge = errors.New("too large to be read")

// errNoFile says that there is something else at a path.
var errNoFile = errors.New("is no file")

// Text returns what is in the file at a path below the root. It is read once.
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

// Editing returns the text that an open editor has of the file at a path, which must be clean; ok is false
// if none has.
func (f *Folder) Editing(name string) (content string, ok bool) {
	content, ok = f.open[name]
	return content, ok
}

// Read returns what is in the file at a path, which must be clean, as [Folder.Text] does. It keeps nothing
// of it, for those who read many files once.
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
	// Opening a device may do something; afterwards something else may have come to stand there.
	at, err := fs.Stat(disk, name)
	if err != nil {
		return "", err
	}
	if !at.Mode().IsRegular() {
		return "", errNoFile
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
		return "", errNoFile
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
