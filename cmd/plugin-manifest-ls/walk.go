package main

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
)

// manifestName is what the file is called in every extension.
const manifestName = "plugin-manifest.json"

var errFolder = errors.New("a folder, expected a file")

// find yields every file that the arguments of check name, each once: files in the order of the
// arguments, those below a folder in the order of their names. With an error it yields what could
// not be looked at; the walk goes on behind it. Standard input has the path that stdin tells.
func find(args []string, stdin string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		w := walk{stdin: stdin, seen: map[string]bool{}, yield: yield}
		for _, arg := range args {
			if !w.argument(arg) {
				return
			}
		}
	}
}

// walk is a search under way. Its methods return whether it goes on.
type walk struct {
	stdin   string
	seen    map[string]bool // absolute paths
	yield   func(string, error) bool
	count   int    // manifests below the argument, whether or not they can be read
	ignored string // the path of a manifest or a folder that .gitignore leaves out below the argument
}

// argument looks at what the user named, which is checked whatever its name and .gitignore say.
func (w *walk) argument(arg string) bool {
	if arg == standardInput {
		abs, err := filepath.Abs(w.stdin)
		if err != nil {
			return w.yield("", fault(w.stdin, err))
		}
		return w.file(w.stdin, abs)
	}
	at, err := os.Stat(arg)
	var abs string
	if err == nil {
		abs, err = filepath.Abs(arg)
	}
	switch {
	case err != nil:
		return w.yield("", fault(arg, err))
	case !at.IsDir():
		return w.file(arg, abs)
	case filepath.Base(abs) == manifestName:
		return w.yield("", fault(arg, errFolder))
	}
	w.count, w.ignored = 0, ""
	inherited, err := inheritIgnores(abs)
	if err != nil && !w.yield("", err) {
		return false
	}
	if !w.folder(arg, abs, inherited) {
		return false
	}
	return w.count > 0 || w.yield("", w.nothing(arg))
}

// nothing says that there is no manifest, and what may be the reason.
func (w *walk) nothing(arg string) error {
	if w.ignored != "" {
		return fmt.Errorf("%s: no %s found, leaving out what .gitignore names, such as %s; what is named here is checked all the same", arg, manifestName, w.ignored)
	}
	return fmt.Errorf("%s: no %s found", arg, manifestName)
}

// folder looks at all that is in a folder. Links to folders are not followed.
func (w *walk) folder(path, abs string, above ignores) bool {
	entries, err := os.ReadDir(path)
	if err != nil && !w.yield("", fault(path, err)) {
		return false
	}
	if len(entries) == 0 {
		return true
	}
	list, err := above.join(path, abs)
	if err != nil && !w.yield("", err) {
		return false
	}
	for _, e := range entries {
		path, abs := filepath.Join(path, e.Name()), filepath.Join(abs, e.Name())
		if e.IsDir() && (e.Name() == "node_modules" || e.Name() == ".git") {
			continue
		}
		if list.name(abs, e.Type()) {
			if w.ignored == "" && e.IsDir() || e.Name() == manifestName {
				w.ignored = path
			}
			continue
		}
		goOn := true
		switch {
		case e.Name() == manifestName:
			w.count++
			goOn = w.manifest(path, abs)
		case e.IsDir():
			goOn = w.folder(path, abs, list)
		}
		if !goOn {
			return false
		}
	}
	return true
}

// manifest looks at what has the name of a manifest.
func (w *walk) manifest(path, abs string) bool {
	at, err := os.Stat(path)
	switch {
	case err != nil:
		return w.yield("", fault(path, err))
	case at.IsDir():
		return w.yield("", fault(path, errFolder))
	case at.Mode()&fs.ModeType != 0:
		return w.yield("", fault(path, errors.New("a device or pipe, expected a file")))
	default:
		return w.file(path, abs)
	}
}

func (w *walk) file(path, abs string) bool {
	if w.seen[abs] {
		return true
	}
	w.seen[abs] = true
	return w.yield(path, nil)
}
