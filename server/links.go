package server

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/links"
	"plugin-manifest-ls/internal/project"
)

// DocumentLink implements [protocol.Server]. A link to a file is one only if the file is there.
func (r *request) DocumentLink(_ context.Context, params *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	files := d.Files()
	list := []protocol.DocumentLink{}
	for _, l := range links.Find(d.Model()) {
		target := uri.URI(l.Target)
		switch {
		case l.Kind == links.Web:
		case files == nil || files.State(l.Target) != project.File:
			continue
		default:
			target = d.Beside(l.Target)
		}
		out := protocol.DocumentLink{Range: rangeOf(d.Text, l.Span, r.features.encoding), Target: &target}
		if l.Kind == links.Locale && r.features.linkTooltips {
			tooltip := "Open " + l.Target
			out.Tooltip = &tooltip
		}
		list = append(list, out)
	}
	return list, nil
}
