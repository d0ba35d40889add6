package server

import (
	"fmt"

	"go.lsp.dev/protocol"
)

// progress reports the progress of a request to a client that sent a token for it.
type progress struct {
	session *session
	token   protocol.ProgressToken // nil if the client did not send one
	title   string
	begun   bool
}

// report reports that done of all parts are done.
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

// end reports the end, if anything was reported before.
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
	s.conn.Notify(protocol.MethodProgress, &protocol.ProgressParams{Token: token, Value: raw})
}

// partialResults collects the reports of a workspace, and sends them one by one to a client that sent a token for them.
type partialResults struct {
	session *session
	token   protocol.ProgressToken // nil if the client receives all in the response
	items   []protocol.WorkspaceDocumentDiagnosticReport
}

// add adds a report with diagnostics that the client does not have.
func (p *partialResults) add(report protocol.WorkspaceDocumentDiagnosticReport) {
	p.addUnchanged(report)
	if p.token != nil {
		p.send()
	}
}

// addUnchanged adds a report without news, which can be sent later.
func (p *partialResults) addUnchanged(report protocol.WorkspaceDocumentDiagnosticReport) {
	p.items = append(p.items, report)
}

func (p *partialResults) send() {
	p.session.progress(p.token, &protocol.WorkspaceDiagnosticReportPartialResult{Items: p.items})
	p.items = nil
}

// rest returns the reports for the response: none for a client that sent a token.
func (p *partialResults) rest() []protocol.WorkspaceDocumentDiagnosticReport {
	if p.token != nil && len(p.items) > 0 {
		p.send()
	}
	return p.items
}
