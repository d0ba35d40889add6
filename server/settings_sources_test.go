package server

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// told finds the settings, as a message.
func told(_ context.Context, snap *snapshot, _ *document) []protocol.Diagnostic {
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
			`{"rules":{"syntax":"loud","no":"off","duplicate-key":7},"colour":1,"trace":7,"syntaxDiagnostics":"yes","maxFileSize":"big","maxDiagnostics":9.5}`, ``, ``, d,
			`plugin-manifest-ls: pluginManifest.rules.syntax: unknown severity "loud": expected error, warning, information, hint or off; pluginManifest.rules.no: unknown rule "no"; pluginManifest.rules.duplicate-key is not a string; pluginManifest.colour is not a setting; ` +
				`pluginManifest.trace is none of off, messages, verbose; pluginManifest.syntaxDiagnostics is neither true nor false; pluginManifest.maxFileSize is not a number of megabytes; pluginManifest.maxDiagnostics must be an integer from 10 to 100000`,
		},
		{`{"rules":[],"x":1}`, `{"x":1,"y":2}`, ``, d, `plugin-manifest-ls: pluginManifest.rules is not an object; pluginManifest.x is not a setting; pluginManifest.y is not a setting`},
	}
	for _, test := range tests {
		r := start(t, Options{}, func(s *session) { s.analyse = told })
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

func TestSameComplaintIsMadeOnce(t *testing.T) {
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

func TestChangedSettingsPublishAnew(t *testing.T) {
	r := start(t, Options{}, func(s *session) { s.analyse = told })
	r.Initialize(nil)
	r.Open(manifestURI, "")
	before := r.Published()
	r.Notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"pluginManifest":{"syntaxDiagnostics":false}}}`))
	after := r.Published()
	if slices.Equal(messages(before.Diagnostics), messages(after.Diagnostics)) {
		t.Errorf("published %v twice", messages(after.Diagnostics))
	}
}

func TestLogFile(t *testing.T) {
	var file strings.Builder
	r := start(t, Options{Log: &file}, nil)
	r.Initialize(nil)
	r.Open(manifestURI, "secret")
	r.Send("{")
	_ = r.Answer("null", nil)
	r.Notify("exit", nil)
	<-r.end
	if got := file.String(); !strings.Contains(got, "invalid message") || !strings.Contains(got, "didOpen") || strings.Contains(got, "secret") {
		t.Errorf("logged %q", got)
	}
}

func TestWatchdog(t *testing.T) {
	tests := []struct {
		name  string
		lives int32 // checks that find the process alive
		gone  bool
	}{{"seen alive, then gone", 3, true}, {"never seen alive", 0, false}, {"alive", 1 << 30, false}}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var checks atomic.Int32
				r := start(t, Options{}, func(s *session) {
					s.watchdog.isAlive = func(pid int) bool { return pid == 4711 && checks.Add(1) <= test.lives }
				})
				r.Initialize(lsptest.Object{"processId": 4711})
				select {
				case end := <-r.end:
					if !test.gone || end.code != ExitAbandoned {
						t.Errorf("ended with %d, %v", end.code, end.err)
					}
				case <-time.After(time.Minute): // of the bubble's clock
					if test.gone {
						t.Error("the server stays")
					}
					r.Notify("exit", nil)
					<-r.end
				}
			})
		})
	}
}

func TestProcessesThatLive(t *testing.T) {
	if !isAlive(os.Getpid()) {
		t.Error("this process is not alive")
	}
	if isAlive(1 << 30) {
		t.Error("a process that cannot exist is alive")
	}
}
