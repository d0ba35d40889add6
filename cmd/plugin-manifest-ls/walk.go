package main

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"plugin-manifest-ls/internal/search"
)

// manifestName is what the file is called in every extension.
const manifestName = "plugin-manifest.json"

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
	stdin string
	seen  map[string]bool // absolute paths
	yield func(string, error) bool
}

// argument looks at what the user named, which is checked whatever its name and .gitignore say.
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
	return below.Found > 0 || w.yield("", nothing(arg, below.Ignored))
}

// nothing says that there is no manifest, and what may be the reason: that .gitignore names what is at ignored.
func nothing(arg, ignored string) error {
	if ignored != "" {
		return fmt.Errorf("%s: no %s found, leaving out what .gitignore names, such as %s; what is named here is checked all the same", arg, manifestName, ignored)
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
