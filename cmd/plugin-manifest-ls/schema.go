package main

import (
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/jsonschema"
)

// schemas are the JSON Schemas by kind of file.
var schemas = map[string]func() string{
	"manifest":      jsonschema.Manifest,
	"resources":     jsonschema.Resources,
	"configuration": func() string { return jsonschema.Configuration(config.Keys(diagnostics.Codes())) },
}

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [manifest|resources|configuration]",
		Short: "Print a JSON Schema for other editors and tools",
		Long: "Print the JSON Schema (draft 07) of plugin-manifest.json, of the resources.json of a Desk extension or of\n" +
			config.Name + ".\n\n" +
			"It covers less than check: a schema cannot compare entries or check that files exist.",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: slices.Sorted(maps.Keys(schemas)),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, err := io.WriteString(cmd.OutOrStdout(), schemas[append(args, "manifest")[0]]())
			return err
		},
	}
}
