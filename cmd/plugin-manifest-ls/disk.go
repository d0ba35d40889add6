package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"plugin-manifest-ls/internal/report"
)

// disk writes changes to the disk.
type disk struct{}

// WriteChange implements [changeWriter]. A file is replaced as a whole, so that neither a reader nor a crash sees half of it, and
// keeps its mode and, if permitted, its owner. A symbolic link is followed to a file below the root only. A file that has
// changed since it was read is not replaced.
//
// A signal that ends the process takes effect after the file is written. Only a kill that cannot be caught leaves a
// temporary file, which [temporaryFor] names. It is never removed later: it may belong to another process that is still
// running.
func (d disk) WriteChange(c report.Change) error {
	return uninterrupted(func() error { return d.write(c) })
}

func (disk) write(c report.Change) error {
	root, err := os.OpenRoot(c.Root)
	if err != nil {
		return pathError(c.Path, err)
	}
	defer root.Close()
	name, err := filepath.Rel(c.Root, c.Abs)
	if err == nil {
		name = filepath.ToSlash(name)
		if c.Created {
			err = create(root, name, c.After)
		} else {
			err = replace(root, name, c.Before, c.After)
		}
	}
	if err != nil {
		return pathError(c.Path, fmt.Errorf("write: %w", unwrapPath(err)))
	}
	return nil
}

// unwrapPath returns the cause of an error without the path.
func unwrapPath(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	if at, ok := errors.AsType[*os.LinkError](err); ok {
		return at.Err
	}
	return err
}

// create creates a file, which must not exist, and its parent folders.
func create(root *os.Root, name, content string) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(content)
	return errors.Join(err, f.Close())
}

// replace replaces the text of a file, which must be before.
func replace(root *os.Root, name, before, after string) error {
	name, err := follow(root, name)
	if err != nil {
		return err
	}
	old, err := root.OpenFile(name, os.O_RDWR, 0) // a read-only file is not replaced
	if err != nil {
		return err
	}
	defer old.Close()
	at, err := old.Stat()
	if err != nil {
		return err
	}
	if content, err := io.ReadAll(io.LimitReader(old, int64(len(before))+1)); err != nil || string(content) != before {
		return errors.Join(errors.New("the file changed since it was read"), err)
	}
	temporary := temporaryFor(name)
	if err := copyLike(root, temporary, after, at); err != nil {
		_ = root.Remove(temporary)
		return err
	}
	if err := errors.Join(old.Close(), root.Rename(temporary, name)); err != nil {
		_ = root.Remove(temporary)
		return err
	}
	return nil
}

// temporaryFor returns the path of a new file next to name, whose name shows its origin and is not that of a manifest.
func temporaryFor(name string) string {
	return path.Join(path.Dir(name), "."+path.Base(name)+"."+rand.Text()+"."+program+".tmp")
}

// copyLike creates a file with the mode and, if permitted, the owner of another one.
func copyLike(root *os.Root, name, content string, like fs.FileInfo) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(content)
	keepOwner(f, like)
	return errors.Join(err, f.Chmod(like.Mode().Perm()), f.Sync(), f.Close())
}

// follow resolves symbolic links and returns the path below root of a regular file.
func follow(root *os.Root, name string) (string, error) {
	const maxLinks = 40 // as in Linux
	for range maxLinks {
		at, err := root.Lstat(name)
		switch {
		case err != nil:
			return "", err
		case at.Mode().IsRegular():
			return name, nil
		case at.Mode()&fs.ModeSymlink == 0:
			return "", errors.New("not a regular file")
		}
		target, err := root.Readlink(name)
		if err != nil {
			return "", err
		}
		target = filepath.ToSlash(target)
		if !path.IsAbs(target) {
			target = path.Join(path.Dir(name), target)
		}
		if !filepath.IsLocal(filepath.FromSlash(target)) {
			return "", errors.New("symbolic link leads out of the folder")
		}
		name = target
	}
	return "", errors.New("too many symbolic links")
}
