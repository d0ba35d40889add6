package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), program, version())
			return err
		},
	}
}

// version says which build this is, as far as the go command has written it down.
func version() string {
	return fmt.Sprintf("%s %s %s/%s", release(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// stamped is the version of a release, with its v: written by the linker (.goreleaser.yaml), which can
// reach nothing but a variable, and empty in every other build. Nothing assigns it.
var stamped string

// release says which version of the source this is.
func release() string {
	info, ok := debug.ReadBuildInfo()
	switch {
	case stamped != "":
		return stamped
	case !ok:
		return "(unknown)"
	case info.Main.Version == "":
		return "(devel)"
	}
	return info.Main.Version
}
