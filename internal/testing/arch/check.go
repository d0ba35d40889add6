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

// Check reads every Go file of the module at the root of tree and returns one sentence for each
// departure from the table, in the order of the files. Modules nested in it are left alone.
func Check(tree fs.FS) ([]string, error) {
	c := check{commented: map[string]bool{}}
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
			c.fault(dir, "has no package comment")
		}
	}
	return c.faults, err
}

// check is a walk under way.
type check struct {
	faults    []string
	dirs      []string // that hold Go files other than tests
	commented map[string]bool
}

func (c *check) fault(where, format string, args ...any) {
	c.faults = append(c.faults, where+" "+fmt.Sprintf(format, args...))
}

// enter decides whether the walk goes into a directory.
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
		c.fault(name, "is in package %s, a name that says nothing", file.Name.Name)
	}
	if strings.HasPrefix(dir+"/", "editors/") {
		c.fault(name, "is Go below editors, which holds what a user installs")
	}
	if strings.HasSuffix(name, "_test.go") {
		return nil
	}
	if !slices.Contains(c.dirs, dir) {
		c.dirs = append(c.dirs, dir)
		if find(dir) == nil {
			c.fault(dir, "has no place in the table of internal/testing/arch/layers.go")
		}
	}
	c.commented[dir] = c.commented[dir] || file.Doc != nil
	c.imports(name, dir, file)
	c.declarations(name, set, file)
	return nil
}

// imports checks what a file imports against the row of its package.
func (c *check) imports(name, dir string, file *ast.File) {
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue // the parser has seen to that
		}
		if users, ok := restricted[imported]; ok && !slices.Contains(users, dir) {
			c.fault(name, "imports %s, which only %s may", imported, strings.Join(users, " and "))
		}
		ours, ok := strings.CutPrefix(imported, module)
		if !ok {
			continue
		}
		if row := find(dir); row != nil && !slices.Contains(row.may, ours) {
			c.fault(name, "imports %s, which %s may not", ours, dir)
		}
	}
}

// declarations looks for init functions and counts the lines that are no data.
func (c *check) declarations(name string, set *token.FileSet, file *ast.File) {
	lines := set.File(file.Pos()).LineCount()
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil && d.Name.Name == "init" {
				c.fault(name, "has an init function: nothing happens before main")
			}
		case *ast.GenDecl:
			if d.Tok == token.VAR || d.Tok == token.CONST {
				lines -= set.Position(d.End()).Line - set.Position(d.Pos()).Line
			}
		}
	}
	if lines > maxLines {
		c.fault(name, "has %d lines beside its data, more than %d: look for the second idea in it", lines, maxLines)
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
