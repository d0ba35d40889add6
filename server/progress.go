package server

import (
	"fmt"

	"go.lsp.dev/protocol"
)

// progress tells the client how far a request has come, from the first report on and if it has given a token.
type progress struct {
	session *session
	token   protocol.ProgressToken // nil if the client does not want to know
	title   string
	begun   bool
}

// report tells that done of all parts are done.
func (p *progress) report(done, all int) {
	if p.token == nil {
		return
	}
	percentage := uint32(done * 100 / max(all, 1)) //nolint:gosec // at most 100
	message := fmt.Sprintf("%d/%d", done, all)
	if p.begun {
		p.session.progress(p.token, &protocol.WorkDoneProgressReport{Kind: "report", Message: &message, Percentage: &percentage})
		return
	}
	p.begun = true
	p.session.progress(p.token, &protocol.WorkDoneProgressBegin{Kind: "begin", Title: p.title, Message: &message, Percentage: &percentage})
}

// end tells that it is over.
func (p *progress) end() {
	if p.begun {
		p.session.progress(p.token, &protocol.WorkDoneProgressEnd{Kind: "end"})
	}
}

// progress sends a value for a token of the client.
func (s *session) progress(token protocol.ProgressToken, value any) {
	raw, err := protocol.Marshal(value)
	if err != nil {
		s.log.Debug("encoding progress", "error", err)
		return
	}
	s.notify(protocol.MethodProgress, &protocol.ProgressParams{Token: token, Value: raw})
}

// partsTo gathers the reports of a workspace for the client, or sends them as parts if it has given a token.
type partsTo struct {
	session *session
	token   protocol.ProgressToken // nil if the client takes all at once
	items   []protocol.WorkspaceDocumentDiagnosticReport
}

// add takes a report that the client wants soon.
func (p *partsTo) add(report protocol.WorkspaceDocumentDiagnosticReport) {
	p.same(report)
	if p.token != nil {
		p.send()
	}
}

// same takes a report that can wait.
func (p *partsTo) same(report protocol.WorkspaceDocumentDiagnosticReport) {
	p.items = append(p.items, report)
}

func (p *partsTo) send() {
	p.session.progress(p.token, &protocol.WorkspaceDiagnosticReportPartialResult{Items: p.items})
	p.items = nil
}

// rest returns what is left for the answer: nothing, once parts were sent.
func (p *partsTo) rest() []protocol.WorkspaceDocumentDiagnosticReport {
	if p.token != nil && len(p.items) > 0 {
		p.send()
	}
	return p.items
}
