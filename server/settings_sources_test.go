package server

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// reportSettings reports the settings as a message.
func reportSettings(_ context.Context, snap *snapshot, _ *document) []protocol.Diagnostic {
	return []protocol.Diagnostic{{Message: protocol.String(fmt.Sprintf("%v %v %v %v", snap.settings.Rules, snap.settings.Syntax, snap.settings.level, snap.settings.MaxFileSize))}}
}

func TestSettings(t *testing.T) {
	const d = `map[] true WARN 67108864`
	tests := []struct{ initial, pulled, pushed, want, warning string }{
		{``, ``, ``, d, ``},
		{`{}`, `null`, `{"settings":{}}`, d, ``},
		{`{"pluginManifest":{"rules":{"syntax":"off"},"syntaxDiagnostics":false}}`, ``, ``, `map[syntax:off] false WARN 67108864`, ``},
		{`{"rules":{"syntax":"off","duplicate-key":"hint"},"trace":"verbose"}`, ``, ``, `map[duplicate-key:hint syntax:off] true DEBUG 67108864`, ``},
		{`{"pluginManifest.trace":"messages"}`, ``, ``, `map[] true INFO 67108864`, ``},
		{`{"rules":{"syntax":"off"}}`, `{"rules":{"duplicate-key":"error"},"maxFileSize":1}`, ``, `map[duplicate-key:error syntax:off] true WARN 1048576`, ``},
		{``, ``, `{"settings":{"pluginManifest":{"rules":{"syntax":"error"}}}}`, `map[syntax:error] true WARN 67108864`, ``},
		{``, ``, `{"settings":{"rules":{"syntax":"error"}}}`, `map[syntax:error] true WARN 67108864`, ``},
		{``, ``, `{"settings":{"json":{"format":true},"other":1}}`, d, ``},
		{
			`{"rules":{"syntax":"loud","no":"off","duplicate-key":7},"colour":1,"trace":7,"syntaxDiagnostics":"yes","baselineDiagnostics":"warning","maxFileSize":"big","maxDiagnostics":9.5}`, ``, ``, d,
			`plugin-manifest-ls: pluginManifest.rules.syntax: unknown severity "loud": expected error, warning, information, hint or off; pluginManifest.rules.no: unknown rule "no"; pluginManifest.rules.duplicate-key must be a string; pluginManifest.colour is not a setting; ` +
				`pluginManifest.trace must be off, messages or verbose; pluginManifest.syntaxDiagnostics must be true or false; pluginManifest.baselineDiagnostics must be hint or off; pluginManifest.maxFileSize must be a number of megabytes; pluginManifest.maxDiagnostics must be an integer from 10 to 100000`,
		},
		{`{"rules":[],"x":1}`, `{"x":1,"y":2}`, ``, d, `plugin-manifest-ls: pluginManifest.rules must be an object; pluginManifest.x is not a setting; pluginManifest.y is not a setting`},
	}
	for _, test := range tests {
		r := start(t, Options{}, func(s *session) { s.diagnose = reportSettings })
		params := pulling()
		if test.initial != "" {
			params["initializationOptions"] = json.RawMessage(test.initial)
		}
		asked := make(chan struct{}, 10)
		if test.pulled != "" {
			params["capabilities"].(lsptest.Object)["workspace"] = lsptest.Object{"configuration": true, "diagnostics": lsptest.Object{"refreshSupport": true}}
			r.Reply("workspace/configuration", func(got json.RawMessage) any {
				if !strings.Contains(string(got), `"section":"pluginManifest"`) {
					t.Errorf("asked for %s", got)
				}
				return json.RawMessage("[" + test.pulled + "]")
			})
			r.Reply("workspace/diagnostic/refresh", func(json.RawMessage) any { asked <- struct{}{}; return nil })
		}
		r.Initialize(params)
		if test.pulled != "" {
			<-asked
		}
		if test.pushed != "" {
			r.Notify("workspace/didChangeConfiguration", json.RawMessage(test.pushed))
		}
		r.Open(manifestURI, "")
		if test.pulled != "" && test.pushed != "" {
			<-asked
		}
		if got := ask(t, r.Go("textDocument/diagnostic", lsptest.Document(manifestURI))); got[0] != test.want {
			t.Errorf("%s %s %s: got %s, want %s", test.initial, test.pulled, test.pushed, got[0], test.want)
		}
		if test.warning != "" {
			var warning protocol.ShowMessageParams
			r.Next("window/showMessage", &warning)
			if warning.Message != test.warning || warning.Type != protocol.MessageTypeWarning {
				t.Errorf("warned of %q", warning.Message)
			}
		}
		wantAlive(t, r)
		if n := r.Unread("window/showMessage"); n > 0 {
			t.Errorf("%s: %d more warnings", test.initial, n)
		}
	}
}

func TestProblemsAreReportedOnce(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	for range 3 {
		r.Notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"pluginManifest":{"colour":1}}}`))
	}
	r.Notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"pluginManifest":{"colour":1,"size":1}}}`))
	for _, want := range []string{"pluginManifest.colour is not a setting", "pluginManifest.size is not a setting"} {
		var warning protocol.ShowMessageParams
		r.Next("window/showMessage", &warning)
		if warning.Message != name+": "+want {
			t.Errorf("warned of %q", warning.Message)
		}
	}
}

// A warning about an initialization option would come before the one about the setting.
func TestInitializationOptionsAreNotSettings(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(lsptest.Object{"initializationOptions": lsptest.Object{"jsonFeatures": false, "outline": true, "rulePage": "rule:{code}"}})
	r.Notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"pluginManifest":{"colour":1}}}`))
	var warning protocol.ShowMessageParams
	r.Next("window/showMessage", &warning)
	if want := name + ": pluginManifest.colour is not a setting"; warning.Message != want {
		t.Errorf("warned of %q, want %q", warning.Message, want)
	}
}

func TestSettingsAreWatched(t *testing.T) {
	r := start(t, Options{}, nil)
	registered := make(chan string, 1)
	r.Reply("client/registerCapability", func(params json.RawMessage) any { registered <- string(params); return nil })
	r.Initialize(lsptest.Object{"capabilities": lsptest.Object{"workspace": lsptest.Object{
		"didChangeConfiguration": lsptest.Object{"dynamicRegistration": true},
	}}})
	if got := <-registered; !strings.Contains(got, "workspace/didChangeConfiguration") || !strings.Contains(got, section) {
		t.Errorf("registered %s", got)
	}
}

func TestChangedSettingsPublishAgain(t *testing.T) {
	r := start(t, Options{}, func(s *session) { s.diagnose = reportSettings })
	r.Initialize(nil)
	r.Open(manifestURI, "")
	before := r.Published()
	r.Notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"pluginManifest":{"syntaxDiagnostics":false}}}`))
	after := r.Published()
	if slices.Equal(messages(before.Diagnostics), messages(after.Diagnostics)) {
		t.Errorf("published %v twice", messages(after.Diagnostics))
	}
}
