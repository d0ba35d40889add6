package main

import (
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/schema"
)

// schemas has the files that there is a schema for.
var schemas = map[string]func() string{
	"manifest":      schema.Manifest,
	"resources":     schema.Resources,
	"configuration": func() string { return schema.Configuration(config.Keys(diagnostics.Codes())) },
}

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [manifest|resources|configuration]",
		Short: "Print a JSON Schema for other editors and tools",
		Long: "Print the JSON Schema (draft 07) of plugin-manifest.json, of the resources.json of a Desk extension or of\n" +
			config.Name + ".\n\n" +
			"It finds less than check: schemas cannot compare entries or look for files.",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: slices.Sorted(maps.Keys(schemas)),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, err := io.WriteString(cmd.OutOrStdout(), schemas[append(args, "manifest")[0]]())
			return err
		},
	}
}
