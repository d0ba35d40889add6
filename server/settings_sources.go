package server

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/doctor"
)

// settingsSources holds the settings from the places where clients put them. Those pulled with workspace/configuration take
// precedence over those pushed with workspace/didChangeConfiguration, and both over the initialization options.
type settingsSources struct {
	mu                      sync.Mutex
	initial, pushed, pulled []byte // JSON objects; nil if there are none
	pulls                   int    // requests to the client; only the last response counts
	problems                []string
	reported                map[string]bool // the problems that were shown to the user
}

// initialize applies the initialization options.
func (p *settingsSources) initialize(s *session, options []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	raw, _ := ownSettings(options)
	p.initial = slices.Clone(raw)
	p.apply(s)
}

// push applies settings that the client sent without a request; they may be any JSON.
func (p *settingsSources) push(s *session, value []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if raw, known := ownSettings(value); known {
		p.pushed = slices.Clone(raw)
		p.apply(s)
	}
}

// pull requests the settings from the client, on another goroutine, and applies them. A client without settings answers
// null.
func (p *settingsSources) pull(s *session) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pulls++
	go func(this int) {
		name := section
		answer, err := s.client.Configuration(s.ctx, &protocol.ConfigurationParams{
			Items: []protocol.ConfigurationItem{{Section: &name}},
		})
		p.mu.Lock()
		defer p.mu.Unlock()
		if this != p.pulls {
			return
		}
		if err != nil {
			s.log.Info("requesting settings", "error", err)
		} else {
			p.pulled = nil
			if len(answer) > 0 && lookupObject(answer[0]) {
				p.pulled, _ = ownSettings(answer[0])
			}
			p.apply(s)
		}
		p.warn(s)
	}(p.pulls)
}

// ready reports the problems of the initialization options. It is called when no other settings are expected soon.
func (p *settingsSources) ready(s *session) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.warn(s)
}

// apply makes the combined settings current. The caller holds mu.
func (p *settingsSources) apply(s *session) {
	next := defaultSettings()
	p.problems = nil
	for _, raw := range [][]byte{p.initial, p.pushed, p.pulled} {
		if raw != nil {
			var bad []string
			next, bad = next.overlay(raw)
			p.problems = append(p.problems, bad...)
		}
	}
	s.conn.SetLogLevel(next.level)
	before := s.configure(next)
	s.workspaceCache.invalidateAll()
	if before.inlays != next.inlays {
		s.refreshInlayHints()
	}
	s.recheck()
}

// warn shows each problem to the user once, all in one message. The caller holds mu.
func (p *settingsSources) warn(s *session) {
	var fresh []string
	for _, problem := range p.problems {
		if !p.reported[problem] {
			if p.reported == nil {
				p.reported = map[string]bool{}
			}
			p.reported[problem] = true
			fresh = append(fresh, problem)
		}
	}
	if len(fresh) > 0 {
		s.conn.Notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{
			Type:    protocol.MessageTypeWarning,
			Message: name + ": " + strings.Join(fresh, "; "),
		})
	}
}

// recheck schedules the checks of all open documents after a change of settings.
func (s *session) recheck() {
	for key := range s.current.Load().Documents() {
		s.check(key)
	}
	s.refreshDiagnostics()
}

// describe returns the settings that hold, with where each comes from, and what is wrong with the settings.
func (p *settingsSources) describe(now settings) ([]doctor.Setting, []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var hints []string
	for _, name := range inlayNames {
		if now.inlays[inlayKinds[name]] {
			hints = append(hints, name)
		}
	}
	values := [len(settingNames)]string{
		strconv.Itoa(len(now.Rules)) + " set", strconv.FormatBool(now.Syntax), now.level.String(), strconv.FormatInt(now.MaxFileSize, 10) + " bytes",
		strconv.Itoa(now.maxDiagnostics), strings.Join(hints, ", "),
	}
	list := []doctor.Setting{}
	for i, name := range settingNames {
		s := doctor.Setting{Name: name, Value: values[i], Source: "default"}
		for j, raw := range [...][]byte{p.initial, p.pushed, p.pulled} {
			if hasKey(raw, name) || hasKey(raw, section+"."+name) {
				s.Source = sourceNames[j]
			}
		}
		list = append(list, s)
	}
	return list, slices.Clone(p.problems)
}

// Names for a report.
var (
	settingNames = [...]string{"rules", "syntaxDiagnostics", "trace", "maxFileSize", "maxDiagnostics", "inlayHints"}
	inlayNames   = [...]string{"services", "missing", "uses"}
	sourceNames  = [...]string{"initialization options", "workspace/didChangeConfiguration", "workspace/configuration"}
)
