package mcpserver

import (
	"context"
	"path/filepath"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

var renameTool = mcp.Tool{
	Name:  "rename",
	Title: "Rename a connection link name",
	Description: "Returns the changes that rename a connection link name in the manifest and in all code that uses it, as diffs and texts. " +
		"It writes nothing. An existing connection cannot be renamed in Zoho Sigma; another one must be created there.",
}

type renameInput struct {
	extensionInput
	From     string `json:"from" jsonschema:"the link name"`
	To       string `json:"to" jsonschema:"the new link name: letters, digits and underscores"`
	Possible bool   `json:"possible,omitempty" jsonschema:"also change possible uses, which may be unrelated"`
}

type renameOutput struct {
	Changes  []change `json:"changes"`
	Possible []place  `json:"possible" jsonschema:"possible uses that were not changed"`
}

func rename(_ context.Context, f folders, in renameInput) (renameOutput, error) {
	x, err := f.connections(in.Path)
	if err != nil {
		return renameOutput{}, err
	}
	named := x.symbolsNamed(in.From)
	if len(named) == 0 {
		return renameOutput{}, unknown("connection link name", in.From, x.known())
	}
	out := renameOutput{Changes: []change{}, Possible: []place{}}
	edits := map[string][]text.Edit{}
	var order []string
	for _, s := range named {
		files, err := x.Rename(s, in.To)
		if err != nil {
			return renameOutput{}, err
		}
		for _, file := range files {
			if _, known := edits[file.File]; !known {
				order = append(order, file.File)
			}
			edits[file.File] = append(edits[file.File], x.selected(file, in.Possible, &out)...)
		}
	}
	for _, name := range order {
		before := x.text(name).String()
		after, err := text.Apply(before, edits[name])
		if err != nil {
			return renameOutput{}, err
		}
		if after != before {
			abs := x.abs(name)
			out.Changes = append(out.Changes, f.change(report.Change{Abs: abs, Root: filepath.Dir(abs), Before: before, After: after}))
		}
	}
	return out, nil
}

// selected returns the edits of a file that the client wants, and adds the other places to the output.
func (c *connections) selected(r symbols.Renaming, possible bool, out *renameOutput) []text.Edit {
	if possible {
		return append(r.Certain, r.Possible...)
	}
	for _, e := range r.Possible {
		out.Possible = append(out.Possible, c.place("possible", r.File, e.Span))
	}
	return r.Certain
}
