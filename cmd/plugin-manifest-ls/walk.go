package main

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"plugin-manifest-ls/internal/search"
)

// manifestName is the file name of a manifest.
const manifestName = "plugin-manifest.json"

// find yields the files that the path arguments mean, each once: in the order of the arguments, and below a folder in the
// order of their names. It yields an error for what could not be read, and goes on. Standard input has the path stdin.
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

// walk is the state of [find]. Its methods report whether to go on.
type walk struct {
	stdin string
	seen  map[string]bool // absolute paths
	yield func(string, error) bool
}

// argument yields the files of one argument. A file that is named is checked whatever its name, and even if .gitignore
// excludes it.
func (w *walk) argument(arg string) bool {
	if arg == standardInput {
		abs, err := filepath.Abs(w.stdin)
		if err != nil {
			return w.yield("", pathError(w.stdin, err))
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
		return w.yield("", pathError(arg, err))
	case !at.IsDir():
		return w.file(arg, abs)
	case filepath.Base(abs) == manifestName:
		return w.yield("", pathError(arg, search.ErrFolder))
	}
	below := search.Search{}
	for path, err := range below.Below(arg) {
		if err == nil {
			abs, err = filepath.Abs(path)
		}
		if err != nil && !w.yield("", err) || err == nil && !w.file(path, abs) {
			return false
		}
	}
	return below.Found > 0 || w.yield("", notFound(arg, below.Ignored))
}

// notFound returns the error of a folder without manifests. ignored is a manifest that .gitignore excludes, or empty.
func notFound(arg, ignored string) error {
	if ignored != "" {
		return fmt.Errorf("%s: no %s found; .gitignore excludes %s, pass its path to check it", arg, manifestName, ignored)
	}
	return fmt.Errorf("%s: no %s found", arg, manifestName)
}

func (w *walk) file(path, abs string) bool {
	if w.seen[abs] {
		return true
	}
	w.seen[abs] = true
	return w.yield(path, nil)
}
