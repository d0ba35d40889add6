package arch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Check reads every Go file of the module at the root of tree and returns one sentence for each violation, in the order of
// the files. It ignores nested modules.
func Check(tree fs.FS) ([]string, error) {
	c, err := run(tree)
	return c.problems, err
}

// run is [Check] with its state.
func run(tree fs.FS) (*check, error) {
	c := &check{commented: map[string]bool{}, files: map[string]int{}}
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return c.enter(tree, name)
		case path.Ext(name) == ".go":
			return c.file(tree, name)
		default:
			return nil
		}
	})
	for _, dir := range c.dirs {
		if !c.commented[dir] {
			c.report(dir, "has no package comment")
		}
		if most := fileLimit(dir); c.files[dir] > most {
			c.report(dir, "has %d files without tests, more than %d", c.files[dir], most)
		}
	}
	return c, err
}

// fileLimit returns how many files without tests a package may have.
func fileLimit(dir string) int {
	if most, ok := fileLimits[dir]; ok {
		return most
	}
	return maxFiles
}

// check is the state of one [Check].
type check struct {
	problems  []string
	dirs      []string // with Go files other than tests
	commented map[string]bool
	files     map[string]int // other than tests, by directory
	requests  int            // handlers of messages in server
}

func (c *check) report(where, format string, args ...any) {
	c.problems = append(c.problems, where+" "+fmt.Sprintf(format, args...))
}

// enter returns [fs.SkipDir] for a directory without our Go files.
func (c *check) enter(tree fs.FS, dir string) error {
	base := path.Base(dir)
	if dir == "." {
		return nil
	}
	if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") || base == "testdata" || base == "node_modules" {
		return fs.SkipDir
	}
	if _, err := fs.Stat(tree, path.Join(dir, "go.mod")); err == nil {
		return fs.SkipDir
	}
	return nil
}

// file checks one Go file.
func (c *check) file(tree fs.FS, name string) error {
	source, err := fs.ReadFile(tree, name)
	if err != nil {
		return err
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	dir := path.Dir(name)
	if slices.Contains(vague, file.Name.Name) {
		c.report(name, "is in package %s; the name must describe the content", file.Name.Name)
	}
	if strings.HasPrefix(dir+"/", "editors/") {
		c.report(name, "must not be below editors, which has only what users install")
	}
	if strings.HasSuffix(name, "_test.go") {
		return nil
	}
	if !slices.Contains(c.dirs, dir) {
		c.dirs = append(c.dirs, dir)
		if find(dir) == nil {
			c.report(dir, "must be in the table of internal/testing/arch/layers.go")
		}
	}
	c.files[dir]++
	c.commented[dir] = c.commented[dir] || file.Doc != nil
	if dir == "server" {
		c.server(name, file)
	}
	c.imports(name, dir, file)
	c.declarations(name, set, file)
	return nil
}

// imports checks what a file imports against the row of its package.
func (c *check) imports(name, dir string, file *ast.File) {
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue // the parser reports it
		}
		if users, ok := restricted[imported]; ok && !slices.Contains(users, dir) {
			c.report(name, "imports %s, which only %s may import", imported, strings.Join(users, " and "))
		}
		ours, ok := strings.CutPrefix(imported, module)
		if !ok {
			continue
		}
		if row := find(dir); row != nil && !slices.Contains(row.may, ours) {
			c.report(name, "imports %s, which %s must not import", ours, dir)
		}
	}
}

// declarations reports init functions and files with too many lines that are not data.
func (c *check) declarations(name string, set *token.FileSet, file *ast.File) {
	lines := set.File(file.Pos()).LineCount()
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil && d.Name.Name == "init" {
				c.report(name, "must not have an init function")
			}
		case *ast.GenDecl:
			if d.Tok == token.VAR || d.Tok == token.CONST {
				lines -= set.Position(d.End()).Line - set.Position(d.Pos()).Line
			}
		}
	}
	if lines > maxLines {
		c.report(name, "has %d lines without data, more than %d: split it", lines, maxLines)
	}
}

// find returns the row of a package, nil if there is none.
func find(dir string) *layer {
	for i := range layers {
		if layers[i].path == dir {
			return &layers[i]
		}
	}
	return nil
}
