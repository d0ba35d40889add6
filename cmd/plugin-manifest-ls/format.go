package main

import (
	"bufio"
	"errors"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/internal/format"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

func newFormat() *cobra.Command {
	var f formatting
	var color *choice
	cmd := &cobra.Command{
		Use:   "format [PATH...]",
		Short: "Format manifests",
		Long: "Format the given files and every plugin-manifest.json for Zoho below the given folders, except in node_modules,\n" +
			".git and what .gitignore excludes. Without a path, format those below the working directory; - is standard\n" +
			"input. Only white space changes: the indentation style, line endings, comments and the order of properties stay.\n" +
			"Text with syntax errors stays as it is, and the rest is formatted. Without a flag, the result is printed.\n\n" +
			"Exit code: 0 done, 1 --check found unformatted files, 2 wrong usage, or a file could not be read or written.",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if len(paths) == 0 {
				paths = []string{"."}
			}
			if f.write && slices.Contains(paths, standardInput) {
				return errors.New("--write: standard input cannot be changed; omit --write to print the result")
			}
			f.paths, f.stdin, f.stderr = paths, cmd.InOrStdin(), cmd.ErrOrStderr()
			f.out = bufio.NewWriterSize(cmd.OutOrStdout(), 64<<10)
			if f.diff {
				f.changes = newDiff(cmd, f.out, color, "--write")
			}
			if f.write {
				f.changes = disk{}
			}
			f.all()
			if err := f.out.Flush(); err != nil {
				return err
			}
			return f.exit()
		},
	}
	color = newChoice(cmd, "color", "when to color a diff; auto means on a terminal", "auto", "always", "never")
	flags := cmd.Flags()
	flags.BoolVar(&f.write, "write", false, "write the result to the files")
	flags.BoolVar(&f.check, "check", false, "list unformatted files, and exit with code 1 if there are any")
	flags.BoolVar(&f.diff, "diff", false, "print the changes as a diff; secrets are masked, and a diff that contains one cannot be applied")
	cmd.MarkFlagsMutuallyExclusive("write", "check")
	cmd.MarkFlagsMutuallyExclusive("write", "diff")
	return cmd
}

// formatting is a run of format.
type formatting struct {
	write, check, diff bool
	changes            changeWriter // of --write and --diff
	paths              []string
	stdin              io.Reader
	stderr             io.Writer
	out                *bufio.Writer // keeps the first write error for Flush

	unformatted, failed bool // a file is unformatted; a file could not be read or written
}

// maxFormat is the maximum size of a file in bytes.
const maxFormat = 64 << 20

// all formats all files. An error about one file is printed and does not affect the others.
func (f *formatting) all() {
	for path, err := range find(f.paths, standardInput) {
		if err == nil {
			err = f.file(path)
		}
		if err != nil {
			printError(f.stderr, err)
			f.failed = true
		}
	}
}

func (f *formatting) file(path string) error {
	before, err := f.read(path)
	if err != nil {
		return err
	}
	tree := syntax.Parse(text.New(before))
	if !slices.Contains(f.paths, path) && manifest.Build(tree).Nature == manifest.Foreign {
		return nil // found in a folder, and not for Zoho
	}
	after, err := text.Apply(before, format.Document(tree, format.Options{Ending: format.Ending{Insert: true, Trim: true}}))
	if err != nil {
		return pathError(path, err)
	}
	if !f.write && !f.check && !f.diff {
		_, _ = f.out.WriteString(after)
		return nil
	}
	if after == before {
		return nil
	}
	f.unformatted = true
	if f.check && !f.diff {
		_, _ = f.out.WriteString(report.PrintablePath(path) + "\n")
		return nil
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return pathError(path, err)
	}
	return f.changes.WriteChange(report.Change{Path: path, Abs: abs, Root: filepath.Dir(abs), Before: before, After: after})
}

func (f *formatting) read(path string) (string, error) {
	if path == standardInput {
		return readFrom(f.stdin, "<stdin>", maxFormat)
	}
	return read(path, maxFormat)
}

func (f *formatting) exit() error {
	switch {
	case f.failed:
		return exit(exitFailure)
	case f.check && f.unformatted:
		return exit(exitErrors)
	}
	return nil
}
