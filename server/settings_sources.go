package server

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/buger/jsonparser"
	"go.lsp.dev/protocol"
)

// preferences gathers the settings from the places where clients put them. What is asked for by
// workspace/configuration wins over what is pushed by workspace/didChangeConfiguration, and both
// over the initialization options.
type preferences struct {
	mu                      sync.Mutex
	initial, pushed, pulled []byte // JSON objects; nil where there is none
	asked                   int    // how often the client was asked; only the last answer counts
	complaints              []string
	named                   map[string]bool // the complaints the user has read
}

// initialize takes the initialization options.
func (p *preferences) initialize(s *session, options []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	raw, _ := ours(options)
	p.initial = slices.Clone(raw)
	p.apply(s)
}

// push applies settings that the client has sent on its own; they may be any JSON.
func (p *preferences) push(s *session, value []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if raw, known := ours(value); known {
		p.pushed = slices.Clone(raw)
		p.apply(s)
	}
}

// pull requests the settings from the client, on another goroutine, and applies them. A client without settings answers
// null.
func (p *preferences) pull(s *session) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked++
	go func(ask int) {
		name := section
		answer, err := s.client.Configuration(s.ctx, &protocol.ConfigurationParams{
			Items: []protocol.ConfigurationItem{{Section: &name}},
		})
		p.mu.Lock()
		defer p.mu.Unlock()
		if ask != p.asked {
			return
		}
		if err != nil {
			s.log.Info("asking for settings", "error", err)
		} else {
			p.pulled = nil
			if len(answer) > 0 && peekObject(answer[0]) {
				p.pulled, _ = ours(answer[0])
			}
			p.apply(s)
		}
		p.warn(s)
	}(p.asked)
}

// ready warns of what was wrong in the initialization options, unless the warning can be made
// together with another soon.
func (p *preferences) ready(s *session) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.warn(s)
}

// apply makes the gathered settings current. The caller holds mu.
func (p *preferences) apply(s *session) {
	next := defaultSettings()
	p.complaints = nil
	for _, raw := range [][]byte{p.initial, p.pushed, p.pulled} {
		if raw != nil {
			var bad []string
			next, bad = next.overlay(raw)
			p.complaints = append(p.complaints, bad...)
		}
	}
	s.level.Set(next.level)
	before := s.configure(next)
	s.surveyed.forgetAll()
	if before.inlays != next.inlays {
		s.refreshInlays()
	}
	s.recheck()
}

// warn tells the user once about each complaint, all in one message. The caller holds mu.
func (p *preferences) warn(s *session) {
	var fresh []string
	for _, complaint := range p.complaints {
		if !p.named[complaint] {
			if p.named == nil {
				p.named = map[string]bool{}
			}
			p.named[complaint] = true
			fresh = append(fresh, complaint)
		}
	}
	if len(fresh) > 0 {
		s.notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{
			Type:    protocol.MessageTypeWarning,
			Message: name + ": " + strings.Join(fresh, "; "),
		})
	}
}

// DidChangeConfiguration implements [protocol.Server]. A client that can be asked is asked, since
// such clients send nothing useful along.
func (r *request) DidChangeConfiguration(_ context.Context, _ *protocol.DidChangeConfigurationParams) error {
	if value, kind, _, err := jsonparser.Get(r.params, "settings"); err == nil && kind == jsonparser.Object {
		r.preferences.push(r.session, value)
	}
	if r.features.configuration {
		r.preferences.pull(r.session)
	} else {
		r.preferences.ready(r.session)
	}
	return nil
}

// watchSettings asks the client to report changes of settings, which some do only then.
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

// recheck brings the diagnostics of all open documents up to date with the settings.
func (s *session) recheck() {
	for key := range s.current.Load().Documents() {
		s.check(key)
	}
	s.refreshDiagnostics()
}
