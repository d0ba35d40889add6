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

// version returns the release, the Go version and the platform of this build.
func version() string {
	return fmt.Sprintf("%s %s %s/%s", release(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// stamped is the version of a release, with its v. The linker sets it (.goreleaser.yaml), which requires a variable; it is
// empty in every other build.
var stamped string

// build returns how this program was built.
func build() string {
	if stamped != "" {
		return "release"
	}
	return "source"
}

// release returns the version of the source.
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
