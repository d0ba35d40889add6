package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"plugin-manifest-ls/internal/mcpserver"
)

func newMCP() *cobra.Command {
	var instructions bool
	cmd := &cobra.Command{
		Use:   "mcp [FOLDER...]",
		Short: "Serve a coding agent over the Model Context Protocol",
		Long: "Serve a coding agent over the Model Context Protocol, on standard input and output: tools that check and fix\n" +
			"extensions, find scopes and uses of connections, and tell what a manifest can contain. No tool writes a file.\n\n" +
			"The tools read only the roots that the agent provides. For an agent without roots, these are the given folders,\n" +
			"by default the working directory.",
		RunE: func(cmd *cobra.Command, folders []string) error {
			if instructions {
				_, err := io.WriteString(cmd.OutOrStdout(), mcpserver.Instructions())
				return err
			}
			if len(folders) == 0 {
				folders = []string{"."}
			}
			o := mcpserver.Options{Version: release()}
			for _, dir := range folders {
				abs, err := filepath.Abs(dir)
				if err != nil {
					return pathError(dir, err)
				}
				o.Folders = append(o.Folders, abs)
			}
			ctx, stop := untilSignal()
			defer stop()
			if err := mcpserver.Serve(ctx, io.NopCloser(cmd.InOrStdin()), nopWriteCloser{cmd.OutOrStdout()}, o); err != nil {
				return fmt.Errorf("serve the agent: %w", err)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&instructions, "instructions", false, "print instructions for agents, as Markdown, and exit")
	return cmd
}

// nopWriteCloser is a writer that stays open.
type nopWriteCloser struct{ io.Writer }

// Close implements [io.Closer].
func (nopWriteCloser) Close() error { return nil }
