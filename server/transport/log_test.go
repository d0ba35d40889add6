package transport

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
)

func TestLogFile(t *testing.T) {
	var file strings.Builder
	r := start(t, Options{Log: &file}, nil)
	r.Initialize(nil)
	r.Notify(pushMethod, lsptest.Object{"type": 3, "message": "secret"})
	r.Send("{")
	_ = r.Answer("null", nil)
	r.Notify("exit", nil)
	<-r.end
	if got := file.String(); !strings.Contains(got, "invalid message") || !strings.Contains(got, pushMethod) || strings.Contains(got, "secret") {
		t.Errorf("logged %q", got)
	}
}
