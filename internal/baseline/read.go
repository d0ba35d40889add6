package baseline

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"plugin-manifest-ls/internal/project"
)

// MaxSize is the maximum size in bytes of a file.
const MaxSize = project.MaxText

// extension is the end of the name of a file that a project configuration names. Editors watch such files.
const extension = ".json"

// Read returns the baseline that the project configuration in the folder dir, an absolute path, names. known is the result
// for an earlier text of the file, or the zero value. The error completes a sentence that begins with the name.
func Read(files project.Files, dir, name string, known Loaded) Loaded {
	local := filepath.FromSlash(name)
	switch {
	case !filepath.IsLocal(local):
		return failed("must be in the folder of the project configuration")
	case !strings.EqualFold(filepath.Ext(local), extension):
		return failed("must be a file whose name ends with " + extension)
	}
	folder := project.New(files.Folder(dir), nil)
	switch folder.State(name) {
	case project.Outside:
		return failed("must be in the folder of the project configuration, and not a symbolic link that leads out of it")
	case project.Missing:
		return failed("does not exist")
	}
	content, err := folder.Text(name)
	switch {
	case errors.Is(err, project.ErrTooLarge):
		return failed(fmt.Sprintf("must not be larger than %d MB", MaxSize>>20))
	case err != nil:
		return failed("cannot be read as a file")
	case known.Baseline != nil && known.Baseline.Text == content:
		return known
	}
	b, err := Parse(filepath.Join(dir, local), content)
	if err != nil {
		return Loaded{Err: fmt.Errorf("is invalid: %w", err)}
	}
	return Loaded{Baseline: b}
}

// Loaded is the result of reading a baseline.
type Loaded struct {
	Baseline *Baseline // nil if there is an error
	Err      error
}

func failed(reason string) Loaded { return Loaded{Err: errors.New(reason)} }
