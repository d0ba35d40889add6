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
		Short: "Lay manifests out as an editor does",
		Long: "Lay out the named files, and every plugin-manifest.json of Zoho below the named folders but for node_modules,\n" +
			".git and what .gitignore names. Without a path, those below the working directory; - is standard input.\n" +
			"Indentation and line ends stay those of the file, comments and the order of members too; only blanks change.\n" +
			"What is no JSON stays as it is, and the rest is laid out. Without a flag the result is printed.\n\n" +
			"Exit code: 0 done, 1 --check found files that are not laid out so, 2 wrong usage or something that could not\n" +
			"be read or written.",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if len(paths) == 0 {
				paths = []string{"."}
			}
			if f.write && slices.Contains(paths, standardInput) {
				return errors.New("--write: standard input cannot be changed; without it the result is printed")
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
	color = newChoice(cmd, "color", "when to colour a difference; auto means on a terminal", "auto", "always", "never")
	flags := cmd.Flags()
	flags.BoolVar(&f.write, "write", false, "change the files")
	flags.BoolVar(&f.check, "check", false, "list the files that are not laid out so, and end with exit code 1 if there are any")
	flags.BoolVar(&f.diff, "diff", false, "print what would change; secrets are masked, and a diff that shows one cannot be applied")
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
	out                *bufio.Writer // it keeps an error of writing for its end

	different, faulty bool // some file is to change; some could not be read or written
}

// maxFormat is how many bytes a file may have.
const maxFormat = 64 << 20

// all lays out all files. A file that cannot be read or written is told, and the others go on.
func (f *formatting) all() {
	for path, err := range find(f.paths, standardInput) {
		if err == nil {
			err = f.file(path)
		}
		if err != nil {
			printError(f.stderr, err)
			f.faulty = true
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
		return nil // that of another product, which nobody has named
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
	f.different = true
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
	case f.faulty:
		return exit(exitFailure)
	case f.check && f.different:
		return exit(exitErrors)
	}
	return nil
}
