package search

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"plugin-manifest-ls/internal/project"
)

// Search is a search for manifests below one folder. It is used once.
type Search struct {
	Most int         // maximum number of files and folders to visit; 0 means no limit
	Stop func() bool // called for every file and folder; true ends the search. May be nil

	Found   int    // manifests, readable or not
	Ignored string // the path of a manifest or folder that .gitignore excludes, empty if there is none
	Cut     bool   // the search ended before everything was visited

	root   string // the folder to search, absolute and without symbolic links
	looked int
	yield  func(string, error) bool
}

// ErrFolder is reported for a folder that has the name of a manifest.
var ErrFolder = errors.New("a folder, expected a file")

var errOutside = errors.New("a symbolic link that leads out of the folder is not followed")

// Below yields the paths of the manifests below a folder, sorted by name; they start with path. What cannot be read is
// yielded as an error, and the search continues. Path itself may be a symbolic link, because the user has named it; links
// below it are followed only to files inside the folder.
func (s *Search) Below(path string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		s.yield = yield
		abs, err := filepath.Abs(path)
		if err != nil {
			yield("", Fault(path, err))
			return
		}
		if s.root, err = filepath.EvalSymlinks(abs); err != nil {
			yield("", Fault(path, err))
			return
		}
		inherited, err := inheritIgnores(abs)
		if err != nil && !yield("", err) {
			return
		}
		s.folder(path, abs, inherited)
	}
}

// folder looks at all that is in a folder, and reports whether the search goes on.
func (s *Search) folder(path, abs string, above ignores) bool {
	entries, err := os.ReadDir(path)
	if err != nil && !s.yield("", Fault(path, err)) {
		return false
	}
	if len(entries) == 0 {
		return true
	}
	list, err := above.join(path, abs)
	if err != nil && !s.yield("", err) {
		return false
	}
	for _, e := range entries {
		path, abs := filepath.Join(path, e.Name()), filepath.Join(abs, e.Name())
		if e.IsDir() && (e.Name() == "node_modules" || e.Name() == ".git") {
			continue
		}
		if s.looked++; s.Most > 0 && s.looked > s.Most || s.Stop != nil && s.Stop() {
			s.Cut = true
			return false
		}
		if list.ignored(abs, e.Type()) {
			if s.Ignored == "" && e.IsDir() || e.Name() == project.Manifest {
				s.Ignored = path
			}
			continue
		}
		goOn := true
		switch {
		case e.Name() == project.Manifest:
			s.Found++
			goOn = s.manifest(path)
		case e.IsDir():
			goOn = s.folder(path, abs, list)
		}
		if !goOn {
			return false
		}
	}
	return true
}

// manifest yields the file at path, which has the name of a manifest.
func (s *Search) manifest(path string) bool {
	at, err := os.Stat(path)
	switch {
	case err != nil:
		return s.yield("", Fault(path, err))
	case !s.contains(path):
		return s.yield("", Fault(path, errOutside))
	case at.IsDir():
		return s.yield("", Fault(path, ErrFolder))
	case at.Mode()&fs.ModeType != 0:
		return s.yield("", Fault(path, errors.New("a device or pipe, expected a file")))
	default:
		return s.yield(path, nil)
	}
}

// contains reports whether path, with its symbolic links resolved, is inside the folder that is searched.
func (s *Search) contains(path string) bool {
	target, err := filepath.EvalSymlinks(path)
	if err == nil {
		target, err = filepath.Abs(target)
	}
	if err != nil {
		return false
	}
	relative, err := filepath.Rel(s.root, target)
	return err == nil && filepath.IsLocal(relative)
}

// Fault returns err prefixed with path and without the name of the system call.
func Fault(path string, err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = at.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
