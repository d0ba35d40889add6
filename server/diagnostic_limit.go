package server

import (
	"cmp"
	"fmt"
	"slices"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/diagnostics"
)

// shortlist has the most severe diagnostics of one file, as many as a client is sent. All others are counted only.
type shortlist struct {
	document *document
	most     int // including the one that says how many are hidden
	count    int // of all that were added
	kept     [diagnostics.Hint + 1][]ranked
}

// ranked is a diagnostic with its position among all that were added.
type ranked struct {
	diagnostics.Diagnostic
	rank int
}

func (l *shortlist) add(found diagnostics.Diagnostic) {
	if same := &l.kept[found.Severity]; len(*same) < l.most {
		*same = append(*same, ranked{found, l.count})
	}
	l.count++
}

// chosen returns the diagnostics to send: all in the order in which they were added or, if they are too many, the most
// severe first.
func (l *shortlist) chosen() []ranked {
	all := slices.Concat(l.kept[:]...)
	if l.count > l.most {
		return all[:l.most-1]
	}
	slices.SortFunc(all, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	return all
}

// toDiagnostics returns what the client is sent of l.
func (s *session) toDiagnostics(l *shortlist) []protocol.Diagnostic {
	var list []protocol.Diagnostic
	for _, found := range l.chosen() {
		list = append(list, s.toDiagnostic(l.document, found.Diagnostic))
	}
	if l.count > l.most {
		list = append(list, protocol.Diagnostic{
			Severity: protocol.DiagnosticSeverityInformation,
			Source:   protocol.NewOptional(name),
			Message: protocol.String(fmt.Sprintf("Showing %d of %d problems. Increase the setting %q to show more.",
				l.most-1, l.count, section+".maxDiagnostics")),
		})
	}
	return list
}
