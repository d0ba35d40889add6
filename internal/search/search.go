package search

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/project"
)

// Search is a search for manifests below one folder. It is used once.
type Search struct {
	Files project.Files // nil for those of the operating system; others have no symbolic links
	Most  int           // maximum number of files and folders to visit; 0 means no limit
	Stop  func() bool   // called for every file and folder; true ends the search; may be nil

	Found   int    // manifests, readable or not
	Ignored string // the path of a manifest or folder that .gitignore excludes, empty if there is none
	Cut     bool   // the search ended before everything was visited

	files   files
	root    string // the folder to search, absolute and without symbolic links
	looked  int
	ignores ignoreReader
	yield   func(string, error) bool
}

// ErrFolder is reported for a folder that has the name of a manifest.
var ErrFolder = errors.New("a folder, expected a file")

// ErrOutside is reported for a manifest that is a symbolic link out of the folder.
var ErrOutside = errors.New("a symbolic link that leads out of the folder is not followed")

// ErrLimit is reported, once per search, for .gitignore files that are not applied in full.
var ErrLimit = errors.New("limit exceeded")

// Below yields the paths of the manifests below a folder, sorted by name; they start with path. What cannot be read is
// yielded as an error, and the search continues. Path itself may be a symbolic link, because the user has named it; links
// below it are followed only to files inside the folder.
func (s *Search) Below(path string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		s.yield = yield
		s.files = disk{}
		if s.Files != nil {
			s.files = other{s.Files}
		}
		s.ignores.files = s.files
		abs, err := filepath.Abs(path)
		if err != nil {
			yield("", Fault(path, err))
			return
		}
		if s.root, err = s.files.resolve(abs); err != nil {
			yield("", Fault(path, err))
			return
		}
		inherited, err := s.ignores.inherit(abs)
		if err != nil && !yield("", err) {
			return
		}
		s.folder(path, abs, inherited)
	}
}

// folder visits everything in a folder, and reports whether the search goes on.
func (s *Search) folder(path, abs string, above ignores) bool {
	entries, err := s.read(path)
	if err != nil && !s.yield("", Fault(path, err)) || s.Cut {
		return false
	}
	list := above
	if slices.ContainsFunc(entries, relevant) { // else nothing is compared with the patterns
		if list, err = s.ignores.join(above, path, abs); err != nil && !s.yield("", err) {
			return false
		}
	}
	for _, e := range entries {
		if e.IsDir() && !relevant(e) {
			continue
		}
		if s.looked++; s.Most > 0 && s.looked > s.Most || s.stopped() {
			s.Cut = true
			return false
		}
		if relevant(e) && !s.entry(filepath.Join(path, e.Name()), filepath.Join(abs, e.Name()), e, list) {
			return false
		}
	}
	return true
}

// relevant reports whether an entry of a folder is a manifest or a folder that may contain some.
func relevant(e fs.DirEntry) bool {
	return e.Name() == project.Manifest || e.IsDir() && e.Name() != "node_modules" && e.Name() != ".git"
}

// entry visits a relevant entry of a folder, and reports whether the search goes on.
func (s *Search) entry(path, abs string, e fs.DirEntry, list ignores) bool {
	switch {
	case list.ignored(abs, e.Type()):
		if s.Ignored == "" && e.IsDir() || e.Name() == project.Manifest {
			s.Ignored = path
		}
		return true
	case e.Name() == project.Manifest:
		s.Found++
		return s.manifest(path, e)
	default:
		return s.folder(path, abs, list)
	}
}

// read returns the entries of a folder, sorted by name. It sets Cut if the search is stopped meanwhile.
func (s *Search) read(path string) ([]fs.DirEntry, error) {
	opened, err := s.files.open(path)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	dir, ok := opened.(fs.ReadDirFile)
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: path, Err: fs.ErrInvalid}
	}
	var entries []fs.DirEntry
	const most = 1024
	for {
		batch, err := dir.ReadDir(most)
		entries = append(entries, batch...)
		if s.stopped() {
			s.Cut = true
			return nil, nil
		}
		if err != nil || len(batch) < most { // fewer only at the end
			slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return entries, err
		}
	}
}

func (s *Search) stopped() bool { return s.Stop != nil && s.Stop() }

// manifest yields the file at path, which has the name of a manifest.
func (s *Search) manifest(path string, e fs.DirEntry) bool {
	at, err := s.files.stat(path)
	switch {
	case err != nil:
		return s.yield("", Fault(path, err))
	case e.Type()&fs.ModeSymlink != 0 && !s.contains(path):
		return s.yield("", Fault(path, ErrOutside))
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
	target, err := s.files.resolve(path)
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
