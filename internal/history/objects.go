package history

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// objects is the objects of a repository and of those that it borrows from, its alternates. go-git's own
// treatment of these reads without bounds, and takes relative paths for others.
type objects struct {
	*filesystem.Storage // its own
	borrowed            []*filesystem.Storage
}

// alternates is the file that names the repositories that one borrows from.
const alternates = "objects/info/alternates"

// maxAlternates is how many repositories one may borrow from.
const maxAlternates = 8

// openObjects returns the objects of the repository at dir, which own reads.
func openObjects(own *filesystem.Storage, f files, dir string) (objects, error) {
	all := objects{Storage: own}
	in, err := f.open(alternates)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err != nil {
		return all, fmt.Errorf("git's alternates: %w", err)
	}
	defer in.Close()
	for lines := bufio.NewScanner(in); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if len(all.borrowed) == maxAlternates {
			return all, fmt.Errorf("git's alternates are more than %d", maxAlternates)
		}
		path, err := local(line, filepath.Join(dir, "objects"))
		if err != nil {
			return all, err
		}
		// The path is that of a folder objects, which go-git looks for below the folder of the repository.
		all.borrowed = append(all.borrowed, storage(files{Filesystem: osfs.New(filepath.Dir(path), osfs.WithBoundOS())}))
	}
	return all, nil
}

// EncodedObject implements [storer.EncodedObjectStorer].
func (o objects) EncodedObject(t plumbing.ObjectType, h plumbing.Hash) (plumbing.EncodedObject, error) {
	found, err := o.Storage.EncodedObject(t, h)
	for _, s := range o.borrowed {
		if err == nil || !errors.Is(err, plumbing.ErrObjectNotFound) {
			break
		}
		found, err = s.EncodedObject(t, h)
	}
	if err != nil {
		return nil, err
	}
	if t != plumbing.BlobObject && found.Size() > maxText {
		return nil, fmt.Errorf("it is larger than %d MB", maxText>>20)
	}
	return measured{found}, nil
}

// HasEncodedObject implements [storer.EncodedObjectStorer].
func (o objects) HasEncodedObject(h plumbing.Hash) error {
	_, err := o.EncodedObject(plumbing.AnyObject, h)
	return err
}

// measured is an object of which no more is read than it says that it has.
type measured struct{ plumbing.EncodedObject }

// Reader implements [plumbing.EncodedObject].
func (m measured) Reader() (io.ReadCloser, error) {
	in, err := m.EncodedObject.Reader()
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{io.LimitReader(in, m.Size()), in}, nil
}
