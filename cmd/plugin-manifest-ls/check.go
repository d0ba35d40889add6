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
		Short: "Check manifests in files and folders",
		Long: "Check the given files and every plugin-manifest.json below the given folders, except in node_modules, .git\n" +
			"and what .gitignore excludes. Without a path, check the working directory; - is standard input. The other\n" +
			"files of an extension are checked too. A " + config.Name + " next to a manifest or in a folder above\n" +
			"it configures which problems are reported.\n\n" +
			"Exit code: 0 no errors, 1 errors or more warnings than allowed, 2 wrong usage, or a file could not be read\n" +
			"or written.",
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
