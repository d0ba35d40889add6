package main

import (
	"io"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/internal/schema"
)

func newSchema() *cobra.Command {
	files := []string{"manifest", "resources"}
	return &cobra.Command{
		Use:   "schema [manifest|resources]",
		Short: "Print a JSON Schema for other editors and tools",
		Long: "Print the JSON Schema (draft 07) of plugin-manifest.json or of the resources.json of a Desk extension.\n\n" +
			"It finds less than check: schemas cannot compare entries or look for files.",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: files,
		RunE: func(cmd *cobra.Command, args []string) error {
			src := schema.Manifest()
			if len(args) == 1 && args[0] == "resources" {
				src = schema.Resources()
			}
			_, err := io.WriteString(cmd.OutOrStdout(), src)
			return err
		},
	}
}
