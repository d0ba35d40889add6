package server

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// ignoreActions returns the actions that change the project configuration for diagnostics in d, which the checks of owner reported:
// ignore a diagnostic, or turn off its rule. They edit the configuration that is nearest to the extension of owner, or create one in
// it. owner may be d.
func (s *session) ignoreActions(ctx context.Context, snap *snapshot, owner, d *document, list []diagnostics.Diagnostic, shown []protocol.Diagnostic) []protocol.CommandOrCodeAction {
	if owner.Home == nil || len(list) == 0 {
		return nil
	}
	var all []protocol.CommandOrCodeAction
	var turnedOff []string
	target, create := configurationToEdit(s.files, owner, snap)
	if target == nil || create && !s.caps.createFiles {
		return nil
	}
	src := target.Text.String()
	if create {
		src = config.Empty
	}
	offer := func(title string, found diagnostics.Diagnostic, edits []text.Edit) {
		if len(edits) == 0 {
			return
		}
		if create {
			content, err := text.Apply(src, edits)
			if err != nil {
				return
			}
			edits = []text.Edit{text.Insert(0, content)}
		}
		all = append(all, s.toAction(&protocol.CodeAction{
			Title:       title,
			Kind:        new(protocol.CodeActionKindQuickFix),
			Diagnostics: s.clientDiagnostic(d, found, shown),
		}, s.toFilesEdit(fileChange{document: target, create: create, edits: edits})))
	}
	for _, found := range list {
		if ctx.Err() != nil {
			return nil
		}
		if found.Code == syntaxCode {
			continue
		}
		rel, err := filepath.Rel(filepath.Dir(target.Path), d.Path)
		if err != nil {
			continue
		}
		ignored := config.Ignored{Code: found.Code, File: filepath.ToSlash(rel)}
		title := "Ignore " + found.Code + " of this file in " + config.Name
		if d.HasModel() {
			ignored.Pointer = found.Pointer()
			title = "Ignore this " + found.Code + " in " + config.Name
		}
		offer(title, found, config.Ignore(src, ignored))
		if !slices.Contains(turnedOff, found.Code) {
			turnedOff = append(turnedOff, found.Code)
			offer("Turn "+found.Code+" off in "+config.Name, found, config.SetRule(src, found.Code, "off"))
		}
	}
	return all
}

// configurationToEdit returns the nearest configuration that applies to d, and whether it must be created. It returns nil if there is
// one that cannot be read.
func configurationToEdit(files project.Files, d *document, snap *snapshot) (*document, bool) {
	dir, src := d.Home.Root, ""
	found := d.Home.Configurations()
	if len(found) > 0 {
		nearest := found[len(found)-1]
		dir, src = nearest.Dir, nearest.Text
	}
	name := filepath.Join(dir, config.Name)
	if open := snap.OpenAt(name); open != nil {
		return open, false
	}
	u := workspace.URIOf(name)
	if dir == d.Home.Root {
		u = d.Beside(config.Name)
	}
	if len(found) > 0 {
		return workspace.Located(u, name, text.New(src)), false
	}
	if _, err := fs.Lstat(files.Folder(dir), config.Name); !errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	return workspace.Located(u, name, text.Text{}), true
}

// showRule is a command of clients that list it in the experimental capability commands.commands: it displays the page of a rule.
// Its argument is the code of the rule.
const showRule = name + ".showRule"

// explainActions returns an action for each rule with a diagnostic in list, which displays the page of the rule.
func (s *session) explainActions(d *document, list []diagnostics.Diagnostic, shown []protocol.Diagnostic) []protocol.CommandOrCodeAction {
	if !s.caps.showRule || !s.caps.codeActionLiterals {
		return nil
	}
	var all []protocol.CommandOrCodeAction
	known := map[string]bool{}
	for _, found := range list {
		code, err := protocol.Marshal(found.Code)
		if _, ok := diagnostics.Lookup(found.Code); !ok || known[found.Code] || err != nil {
			continue
		}
		known[found.Code] = true
		title := "Explain " + found.Code
		all = append(all, &protocol.CodeAction{
			Title:       title,
			Kind:        new(protocol.CodeActionKindQuickFix),
			Diagnostics: s.clientDiagnostic(d, found, shown),
			Command:     protocol.Command{Title: title, Command: showRule, Arguments: []protocol.LSPAny{code}},
		})
	}
	return all
}
