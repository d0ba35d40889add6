package server

import (
	"context"

	"github.com/buger/jsonparser"
	"go.lsp.dev/protocol"
)

// DidChangeConfiguration implements [protocol.Server]. A client that supports workspace/configuration is asked for the settings,
// since such clients send nothing useful here.
func (r *request) DidChangeConfiguration(_ context.Context, _ *protocol.DidChangeConfigurationParams) error {
	if value, kind, _, err := jsonparser.Get(r.params, "settings"); err == nil && kind == jsonparser.Object {
		r.settingsSources.push(r.session, value)
	}
	if r.caps.configuration {
		r.settingsSources.pull(r.session)
	} else {
		r.settingsSources.ready(r.session)
	}
	return nil
}

// watchSettings asks the client to report changes of settings. Some clients report them only then.
func (s *session) watchSettings() {
	err := s.client.RegisterCapability(s.ctx, &protocol.RegistrationParams{
		Registrations: []protocol.Registration{{
			ID:              "settings",
			Method:          protocol.MethodWorkspaceDidChangeConfiguration,
			RegisterOptions: protocol.LSPAny(`{"section":"` + section + `"}`),
		}},
	})
	if err != nil {
		s.log.Info("registering for changes of settings", "error", err)
	}
}
