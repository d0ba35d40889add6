package ruletest

import (
	"io/fs"
	"path/filepath"
	"slices"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// Check returns all diagnostics of src, a manifest without an extension around it.
func Check(src string) []diagnostics.Diagnostic {
	return slices.Collect(diagnostics.Check(manifest.Build(syntax.Parse(text.New(src))), nil, nil).All())
}

// CheckFolder returns all diagnostics of an extension, each with the path of its file, as a front end reports them.
func CheckFolder(files fs.FS) []diagnostics.Diagnostic {
	root, err := filepath.Abs("extension") // exists in memory only
	if err != nil {
		return nil
	}
	settings := workspace.Settings{Rules: everyRule(), Syntax: true, MaxFileSize: project.MaxText}
	snap := workspace.New(project.In(root, files), settings)
	d, err := snap.ReadAt(root, project.Manifest)
	if err != nil {
		return nil
	}
	committed := &workspace.Committed{}
	if src, err := snap.Folder(root).Text(committedName); err == nil {
		committed.Manifest = diagnostics.NewCommitted(manifest.Build(syntax.Parse(text.New(src))), diagnostics.LastCommit)
	}
	var all []diagnostics.Diagnostic
	for _, file := range snap.Check(d.Complete(committed), nil) {
		for _, found := range file.Diagnostics {
			found.File, _ = workspace.Below(root, file.Path)
			all = append(all, found)
		}
	}
	return all
}

// everyRule returns settings that turn on the rules that are off by default.
func everyRule() diagnostics.Settings {
	settings := diagnostics.Settings{}
	for _, r := range diagnostics.Rules() {
		if r.Severity == 0 {
			settings[r.Code] = diagnostics.Hint
		}
	}
	return settings
}

// committedName is the file of an example or a fixture that has the manifest of the last commit.
const committedName = "HEAD:" + project.Manifest
