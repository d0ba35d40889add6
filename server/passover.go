package server

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/text"
)

// passOver returns the actions that have the project pass over what was found in d: over each of the findings,
// and over all of its rule. They change the configuration that is nearest to the extension that owner, which
// may be d, is in, or make one in it.
func (s *session) passOver(ctx context.Context, snap *snapshot, owner, d *document, list []diagnostics.Diagnostic, shown []protocol.Diagnostic) []protocol.CommandOrCodeAction {
	if owner.home == nil || len(list) == 0 {
		return nil
	}
	var all []protocol.CommandOrCodeAction
	var turnedOff []string
	target, create := owner.configuration(snap)
	if target == nil || create && !s.features.createFiles {
		return nil
	}
	src := target.text.String()
	if create {
		src = config.Empty
	}
	offer := func(title string, found diagnostics.Diagnostic, edits []text.Edit) {
		if len(edits) == 0 {
			return
		}
		if create {
			made, err := text.Apply(src, edits)
			if err != nil {
				return
			}
			edits = []text.Edit{text.Insert(0, made)}
		}
		all = append(all, s.toAction(&protocol.CodeAction{
			Title:       title,
			Kind:        new(protocol.CodeActionKindQuickFix),
			Diagnostics: s.shownAs(d, found, shown),
		}, s.toEditOf(fileChange{document: target, create: create, edits: edits})))
	}
	for _, found := range list {
		if ctx.Err() != nil {
			return nil
		}
		if found.Code == syntaxCode {
			continue
		}
		rel, err := filepath.Rel(filepath.Dir(target.path), d.path)
		if err != nil {
			continue
		}
		ignored := config.Ignored{Code: found.Code, File: filepath.ToSlash(rel)}
		title := "Ignore " + found.Code + " of this file in " + config.Name
		if d.model != nil {
			ignored.Pointer = d.model().Tree.Pointer(found.Span)
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

// configuration returns the nearest configuration that holds for d, and whether it is yet to be made. It
// is nil if there is one that cannot be read.
func (d *document) configuration(snap *snapshot) (*document, bool) {
	dir, src := d.home.root, ""
	found := d.home.config()
	if len(found) > 0 {
		nearest := found[len(found)-1]
		dir, src = nearest.Dir, nearest.Text
	}
	name := filepath.Join(dir, config.Name)
	for _, open := range snap.documents {
		if open.path == name {
			return open, false
		}
	}
	u := uri.File(name)
	if dir == d.home.root {
		u = d.beside(config.Name)
	}
	if len(found) > 0 {
		return &document{uri: u, path: name, text: text.New(src)}, false
	}
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	return &document{uri: u, path: name}, true
}
