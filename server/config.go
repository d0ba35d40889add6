package server

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/buger/jsonparser"
	"go.lsp.dev/protocol"
)

// config gathers the settings from the places where clients put them. What is asked for by
// workspace/configuration wins over what is pushed by workspace/didChangeConfiguration, and both
// over the initialization options.
type config struct {
	mu                      sync.Mutex
	initial, pushed, pulled []byte // JSON objects; nil where there is none
	asked                   int    // how often the client was asked; only the last answer counts
	complaints              []string
	named                   map[string]bool // the complaints the user has read
}

// initialize takes the initialization options.
func (c *config) initialize(s *session, options []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	raw, _ := ours(options)
	c.initial = slices.Clone(raw)
	c.apply(s)
}

// push takes settings the client sent unasked; they may be of any kind.
func (c *config) push(s *session, value []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if raw, known := ours(value); known {
		c.pushed = slices.Clone(raw)
		c.apply(s)
	}
}

// pull asks the client for its settings, on another goroutine, and takes them. A client that keeps
// none answers null.
func (c *config) pull(s *session) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked++
	go func(ask int) {
		name := section
		answer, err := s.client.Configuration(s.ctx, &protocol.ConfigurationParams{
			Items: []protocol.ConfigurationItem{{Section: &name}},
		})
		c.mu.Lock()
		defer c.mu.Unlock()
		if ask != c.asked {
			return
		}
		if err != nil {
			s.log.Info("asking for settings", "error", err)
		} else {
			c.pulled = nil
			if len(answer) > 0 && peekObject(answer[0]) {
				c.pulled, _ = ours(answer[0])
			}
			c.apply(s)
		}
		c.warn(s)
	}(c.asked)
}

// ready warns of what was wrong in the initialization options, unless the warning can be made
// together with another soon.
func (c *config) ready(s *session) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.warn(s)
}

// apply makes the gathered settings current. The caller holds mu.
func (c *config) apply(s *session) {
	next := defaultSettings()
	c.complaints = nil
	for _, raw := range [][]byte{c.initial, c.pushed, c.pulled} {
		if raw != nil {
			var bad []string
			next, bad = next.overlay(raw)
			c.complaints = append(c.complaints, bad...)
		}
	}
	s.level.Set(next.level)
	s.update(func(snap *snapshot) { snap.settings = next })
	s.recheck()
}

// warn tells the user once about each complaint, all in one message. The caller holds mu.
func (c *config) warn(s *session) {
	var fresh []string
	for _, complaint := range c.complaints {
		if !c.named[complaint] {
			if c.named == nil {
				c.named = map[string]bool{}
			}
			c.named[complaint] = true
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
func (s *session) DidChangeConfiguration(ctx context.Context, _ *protocol.DidChangeConfigurationParams) error {
	if value, kind, _, err := jsonparser.Get(inboundOf(ctx).params, "settings"); err == nil && kind == jsonparser.Object {
		s.config.push(s, value)
	}
	if s.features.configuration {
		s.config.pull(s)
	} else {
		s.config.ready(s)
	}
	return nil
}

// watchSettings asks the client to tell when its settings change, which some do only then.
func (s *session) watchSettings() {
	err := s.client.RegisterCapability(s.ctx, &protocol.RegistrationParams{
		Registrations: []protocol.Registration{{
			ID:              "settings",
			Method:          protocol.MethodWorkspaceDidChangeConfiguration,
			RegisterOptions: protocol.LSPAny(`{"section":"` + section + `"}`),
		}},
	})
	if err != nil {
		s.log.Info("asking to be told of changed settings", "error", err)
	}
}

// recheck brings the diagnostics of all open documents up to date with the settings.
func (s *session) recheck() {
	for key := range s.current.Load().documents {
		s.check(key)
	}
	if s.features.pullDiagnostics && s.features.refreshDiagnostics && phase(s.phase.Load()) == running {
		go func() {
			if err := s.client.DiagnosticRefresh(s.ctx); err != nil {
				s.log.Info("asking for a refresh of diagnostics", "error", err)
			}
		}()
	}
}
