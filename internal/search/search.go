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
	Most int         // files and folders that are looked at; 0 for any number
	Stop func() bool // asked in each folder whether to go no further; nil for never

	Found   int    // manifests, whether or not they can be read
	Ignored string // the path of a manifest or a folder that .gitignore leaves out, empty if there is none
	Cut     bool   // there is more than was looked at

	looked int
	yield  func(string, error) bool
}

// ErrFolder says that there is a folder where a manifest is expected.
var ErrFolder = errors.New("a folder, expected a file")

// Below yields the paths of the manifests below a folder in the order of their names; they begin as path does. With an
// error it yields what could not be looked at, and goes on behind it.
func (s *Search) Below(path string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		s.yield = yield
		abs, err := filepath.Abs(path)
		if err != nil {
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
		if s.looked++; s.Most > 0 && s.looked > s.Most || s.Stop != nil && e.IsDir() && s.Stop() {
			s.Cut = true
			return false
		}
		if list.name(abs, e.Type()) {
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

// manifest looks at what has the name of a manifest.
func (s *Search) manifest(path string) bool {
	at, err := os.Stat(path)
	switch {
	case err != nil:
		return s.yield("", Fault(path, err))
	case at.IsDir():
		return s.yield("", Fault(path, ErrFolder))
	case at.Mode()&fs.ModeType != 0:
		return s.yield("", Fault(path, errors.New("a device or pipe, expected a file")))
	default:
		return s.yield(path, nil)
	}
}

// Fault says of a path what is the matter with it, without the system call that found it.
func Fault(path string, err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = at.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
