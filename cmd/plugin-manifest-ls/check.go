package main

import (
	"bufio"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/internal/config"
)

func newCheck() *cobra.Command {
	var o checkFlags
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Check manifests, in files or below folders",
		Long: "Check the named files, and every plugin-manifest.json below the named folders but for node_modules,\n" +
			".git and what .gitignore names. Without a path, the working directory is checked; - is standard input.\n" +
			"The files around a manifest are looked at too; a " + config.Name + " beside it or above it says\n" +
			"what is not told.\n\n" +
			"Exit code: 0 no errors, 1 errors found or more warnings than allowed, 2 wrong usage or something that\n" +
			"could not be read or written.",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if len(paths) == 0 {
				paths = []string{"."}
			}
			c, err := o.checker(cmd, paths)
			if err != nil {
				return err
			}
			bar := startProgress(cmd.ErrOrStderr())
			defer bar.stop()
			out := bufio.NewWriterSize(bar.wrap(cmd.OutOrStdout()), 64<<10)
			c.stderr = bar.wrap(cmd.ErrOrStderr())
			o.output(c, out, cmd)
			if err := c.all(bar.each(find(paths, o.stdinPath))); err != nil {
				return err
			}
			if err := out.Flush(); err != nil {
				return err
			}
			return c.exit()
		},
	}
	o.add(cmd)
	return cmd
}
