package project

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
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
	disk, place := f.disk, clean
	if !inside {
		top, ok := f.layout.inTop(name)
		if !ok || !f.layout.Owns(name) {
			return "", fmt.Errorf("read %s: %w", name, fs.ErrInvalid)
		}
		disk, place = f.layout.Top, top
	}
	if content, ok := f.open[clean]; ok {
		return content, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	t, ok := f.texts[clean]
	if !ok {
		if t.content, t.err = read(disk, place); t.err != nil {
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
	disk, place := f.disk, name
	if top, ok := f.layout.inTop(name); ok && f.layout.Owns(name) {
		disk, place = f.layout.Top, top
	}
	content, err := read(disk, place)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	return content, nil
}

// Reader reads many files, one after the other. It keeps the folder of the last one open.
type Reader struct {
	folder  *Folder
	dir     string // of the last file
	below   fs.FS  // the files of that folder; nil if there is none yet
	release func()
}

// Reader returns a reader, which must be closed.
func (f *Folder) Reader() *Reader { return &Reader{folder: f, release: func() {}} }

// Close closes the folder of the last file.
func (r *Reader) Close() { r.release() }

// Read returns the content of a file that is an entry of [Folder.All] or [Folder.Sources] and not a link, without caching it.
func (r *Reader) Read(e Entry) (string, error) {
	if content, ok := r.folder.open[e.Path]; ok {
		return content, nil
	}
	content, err := r.read(e.Path)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", e.Path, err)
	}
	return content, nil
}

func (r *Reader) read(name string) (string, error) {
	if dir := path.Dir(name); r.below == nil || dir != r.dir {
		r.release()
		disk, place := r.folder.disk, dir
		if top, ok := r.folder.layout.inTop(dir); ok && leaves(dir) {
			disk, place = r.folder.layout.Top, top
		}
		var err error
		if r.below, r.release, err = held(disk, place); err != nil {
			r.below, r.release = nil, func() {}
			return "", err
		}
		r.dir = dir
	}
	return readRegular(r.below, path.Base(name))
}

func read(disk fs.FS, name string) (string, error) {
	if h, release, err := held(disk, "."); err == nil {
		disk = h
		defer release()
	}
	// Opening a device can have side effects. The path can be replaced between Stat and Open, so both are checked.
	at, err := fs.Stat(disk, name)
	if err != nil {
		return "", err
	}
	if !at.Mode().IsRegular() {
		return "", errNotFile
	}
	return readRegular(disk, name)
}

// readRegular returns the content of a file that has been found to be a regular one.
func readRegular(disk fs.FS, name string) (string, error) {
	file, err := disk.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	at, err := file.Stat()
	if err != nil {
		return "", err
	}
	if !at.Mode().IsRegular() {
		return "", errNotFile
	}
	content, err := readAll(file, int(min(at.Size(), MaxText)))
	if err != nil {
		return "", err
	}
	if len(content) > MaxText {
		return "", ErrTooLarge
	}
	return string(content), nil
}

// readAll returns what in contains, at most one byte more than [MaxText]. size is the expected length.
func readAll(in io.Reader, size int) ([]byte, error) {
	content := make([]byte, 0, size+1) // reading the last byte does not end the file
	for len(content) <= MaxText {
		n, err := in.Read(content[len(content):min(cap(content), MaxText+1)])
		content = content[:len(content)+n]
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if len(content) == cap(content) {
			content = append(content, 0)[:len(content)]
		}
	}
	return content, nil
}
