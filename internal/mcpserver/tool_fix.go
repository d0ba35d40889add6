package mcpserver

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/internal/check"
	"plugin-manifest-ls/internal/report"
	"plugin-manifest-ls/internal/secret"
)

var fixTool = mcp.Tool{
	Name:  "fix",
	Title: "Fix a Zoho extension",
	Description: "Fixes the findings of `check` and returns the changes as a unified diff and as the new text of each file. It writes " +
		"nothing: write the texts yourself, or apply the diff. Without problems it applies every safe fix; with problems it applies the " +
		"fix of each of them, safe or not, and nothing else.",
}

type fixInput struct {
	source
	Problems []problem `json:"problems,omitempty" jsonschema:"the findings to fix; all with a safe fix if there are none"`
}

// problem selects a finding.
type problem struct {
	Code    string `json:"code" jsonschema:"the code of the finding"`
	Pointer string `json:"pointer,omitempty" jsonschema:"the JSON pointer of the finding; without it, every finding with the code"`
	Title   string `json:"title,omitempty" jsonschema:"the title of the fix, if the finding has several; the first one otherwise"`
}

type fixOutput struct {
	Changes   []change           `json:"changes"`
	Remaining report.JSONSummary `json:"remaining" jsonschema:"what check reports after the changes"`
	Unfixed   []unfixed          `json:"unfixed,omitempty" jsonschema:"the problems that were not fixed, each with the reason"`
}

// change is the change of a file.
type change struct {
	Path    string `json:"path"`
	Created bool   `json:"created,omitempty" jsonschema:"the file does not exist yet"`
	Diff    string `json:"diff" jsonschema:"the change as a unified diff"`
	Text    string `json:"text,omitempty" jsonschema:"the new text of the file; missing if it contains a secret or is too large"`
	Masked  bool   `json:"masked,omitempty" jsonschema:"the diff shows a secret as a mask and cannot be applied; run plugin-manifest-ls check --fix instead"`
}

type unfixed struct {
	problem
	Reason string `json:"reason"`
}

func fix(ctx context.Context, f folders, in fixInput) (fixOutput, error) {
	manifests, err := in.manifests(f)
	if err != nil {
		return fixOutput{}, err
	}
	if len(in.Problems) > 0 && len(manifests) > 1 {
		return fixOutput{}, errors.New("problems: select findings of one manifest, whose path is required")
	}
	run := f.run()
	out := fixOutput{Changes: []change{}}
	var summary report.Summary
	for _, m := range manifests {
		if err := ctx.Err(); err != nil {
			return fixOutput{}, err
		}
		content, err := m.read()
		if err != nil {
			return fixOutput{}, err
		}
		fixed, err := in.fix(run, m.path, content, &out)
		if err != nil {
			return fixOutput{}, err
		}
		for _, file := range fixed.After {
			count(&summary, file)
		}
		for _, c := range fixed.Changes {
			if m.text != nil && c.Abs == m.path {
				out.Changes = append(out.Changes, f.changeOfText(*c))
				continue
			}
			out.Changes = append(out.Changes, f.change(*c))
		}
	}
	out.Remaining = report.NewJSONSummary(summary)
	return out, nil
}

// fix fixes the problems that the client has selected, or all.
func (in fixInput) fix(run *check.Run, path, content string, out *fixOutput) (check.Fixed, error) {
	if len(in.Problems) == 0 {
		return run.Fix(path, content)
	}
	selected := make([]check.Selected, len(in.Problems))
	for i, p := range in.Problems {
		selected[i] = check.Selected(p)
	}
	fixed, reasons, err := run.FixSelected(path, content, selected)
	for i, reason := range reasons {
		if reason != nil {
			out.Unfixed = append(out.Unfixed, unfixed{in.Problems[i], reason.Error()})
		}
	}
	return fixed, err
}

// change returns the change of a file on disk. Its secrets are masked.
func (f folders) change(c report.Change) change {
	c.Path = f.shown(c.Abs)
	diff, masked := report.MaskedDiff(c)
	out := change{Path: c.Path, Created: c.Created, Diff: diff, Masked: masked}
	if len(c.After) <= maxText && len(secret.InFile(filepath.Base(c.Abs), c.After)) == 0 {
		out.Text = c.After
	}
	return out
}

// changeOfText returns the change of a text that the client has sent, with the secrets that it knows.
func (f folders) changeOfText(c report.Change) change {
	c.Path = f.shown(c.Abs)
	return change{Path: c.Path, Diff: report.PlainDiff(c), Text: c.After}
}
