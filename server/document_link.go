package server

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/project"
)

// DocumentLink implements [protocol.Server]. Links to files that do not exist are left out.
func (r *request) DocumentLink(_ context.Context, params *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	files := d.Files()
	list := []protocol.DocumentLink{}
	for _, l := range ide.DocumentLinks(d.Model()) {
		target := uri.URI(l.Target)
		switch {
		case l.Kind == ide.WebLink:
		case files == nil || files.State(l.Target) != project.File:
			continue
		default:
			target = d.Beside(l.Target)
		}
		out := protocol.DocumentLink{Range: rangeOf(d.Text, l.Span, r.caps.encoding), Target: &target}
		if l.Kind == ide.LocaleLink && r.caps.linkTooltips {
			tooltip := "Open " + l.Target
			out.Tooltip = &tooltip
		}
		list = append(list, out)
	}
	return list, nil
}
