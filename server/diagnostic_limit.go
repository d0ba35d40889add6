package server

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
)

// source is the source of all diagnostics. Editors display it before each message, so it is short.
const source = "zoho"

// limitedList holds the most severe diagnostics of one file, as many as the client receives. The others are only counted.
type limitedList struct {
	document   *document
	limit      int // including the diagnostic about the hidden ones
	count      int // of all that were added
	bySeverity [diagnostics.Hint + 1][]ranked
}

// ranked is a diagnostic with its position among all that were added.
type ranked struct {
	diagnostics.Diagnostic
	rank int
}

func (l *limitedList) add(found diagnostics.Diagnostic) {
	if same := &l.bySeverity[found.Severity]; len(*same) < l.limit {
		*same = append(*same, ranked{found, l.count})
	}
	l.count++
}

// selected returns the diagnostics to send: all in the order in which they were added or, if they are too many, the most severe
// first.
func (l *limitedList) selected() []ranked {
	all := slices.Concat(l.bySeverity[:]...)
	if l.count > l.limit {
		return all[:l.limit-1]
	}
	slices.SortFunc(all, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	return all
}

// toDiagnostics returns the diagnostics of l that the client receives.
func (s *session) toDiagnostics(l *limitedList) []protocol.Diagnostic {
	var list []protocol.Diagnostic
	for _, found := range l.selected() {
		list = append(list, s.toDiagnostic(l.document, found.Diagnostic))
	}
	if l.count > l.limit {
		list = append(list, protocol.Diagnostic{
			Severity: protocol.DiagnosticSeverityInformation,
			Source:   protocol.NewOptional(source),
			Message: protocol.String(fmt.Sprintf("Showing %d of %d problems. Increase the setting %q to show more.",
				l.limit-1, l.count, section+".maxDiagnostics")),
		})
	}
	return list
}

// toDiagnostic returns a diagnostic of d in a form that the client supports.
func (s *session) toDiagnostic(d *document, found diagnostics.Diagnostic) protocol.Diagnostic {
	enc := s.caps.encoding
	diag := protocol.Diagnostic{
		Range:    rangeOf(d.Text, found.Span, enc),
		Severity: protocol.DiagnosticSeverity(found.Severity), // both count from 1, error, to 4, hint
		Code:     protocol.String(found.Code),
		Source:   protocol.NewOptional(source),
		Message:  protocol.String(found.Message),
	}
	if s.caps.codeDescription {
		diag.CodeDescription = protocol.CodeDescription{Href: s.rulePage(found.Code)}
	}
	if found.Unnecessary && s.caps.unnecessary {
		diag.Tags = protocol.NewDiagnosticTags(protocol.DiagnosticTagUnnecessary)
	}
	if s.caps.relatedInformation {
		for _, r := range found.Related {
			file := d
			if r.File != "" {
				file = d.Home.Text(d, r.File)
			}
			diag.RelatedInformation = append(diag.RelatedInformation, protocol.DiagnosticRelatedInformation{
				Location: protocol.Location{URI: file.URI, Range: rangeOf(file.Text, r.Span, enc)},
				Message:  r.Message,
			})
		}
	}
	return diag
}

// rulePage returns the URL of the page of a rule: the one of the client, or else Zoho's documentation, which can be empty.
func (s *session) rulePage(code string) uri.URI {
	rule, ok := diagnostics.Lookup(code)
	if !ok {
		return ""
	}
	if s.caps.rulePage != "" {
		return uri.URI(strings.ReplaceAll(s.caps.rulePage, "{code}", code))
	}
	return uri.URI(rule.Source.URL)
}
