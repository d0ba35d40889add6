package server

import (
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/text"
)

// spanOf returns the bytes of t that r covers. It is total: a range beyond the text is cut, one whose
// end precedes its start is turned.
func spanOf(t text.Text, r protocol.Range, enc text.Encoding) text.Span {
	start, end := offsetOf(t, r.Start, enc), offsetOf(t, r.End, enc)
	return text.Span{Start: min(start, end), End: max(start, end)}
}

func offsetOf(t text.Text, p protocol.Position, enc text.Encoding) int {
	return t.Offset(placeOf(p), enc)
}

func placeOf(p protocol.Position) text.Position {
	return text.Position{Line: int(p.Line), Col: int(p.Character)}
}

// rangeOf is the inverse of spanOf.
func rangeOf(t text.Text, span text.Span, enc text.Encoding) protocol.Range {
	return protocol.Range{Start: positionOf(t, span.Start, enc), End: positionOf(t, span.End, enc)}
}

func positionOf(t text.Text, offset int, enc text.Encoding) protocol.Position {
	p := t.Position(offset, enc)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Col)}
}

// toDiagnostic returns the form of a finding in d that the client understands.
func (s *session) toDiagnostic(d *document, found diagnostics.Diagnostic) protocol.Diagnostic {
	enc := s.features.encoding
	diag := protocol.Diagnostic{
		Range:    rangeOf(d.Text, found.Span, enc),
		Severity: protocol.DiagnosticSeverity(found.Severity), // both count from error = 1 to hint = 4
		Code:     protocol.String(found.Code),
		Source:   protocol.NewOptional(name),
		Message:  protocol.String(found.Message),
	}
	if rule, ok := diagnostics.Lookup(found.Code); ok && s.features.codeDescription {
		diag.CodeDescription = protocol.CodeDescription{Href: uri.URI(rule.Source.URL)}
	}
	if found.Unnecessary && s.features.unnecessary {
		diag.Tags = protocol.NewDiagnosticTags(protocol.DiagnosticTagUnnecessary)
	}
	if s.features.relatedInformation {
		for _, r := range found.Related {
			diag.RelatedInformation = append(diag.RelatedInformation, protocol.DiagnosticRelatedInformation{
				Location: protocol.Location{URI: d.URI, Range: rangeOf(d.Text, r.Span, enc)},
				Message:  r.Message,
			})
		}
	}
	return diag
}
