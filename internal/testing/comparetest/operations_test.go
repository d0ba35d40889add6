//go:build compare

package comparetest

import (
	"fmt"
	"strconv"
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// operation is something that an editor does often.
type operation struct {
	name string
	// prepare does what is not measured and returns the messages that are: the last one is a request. i counts the runs.
	prepare func(t *testing.T, p *process, m manifest, i int) []lsptest.Frame
	only    string // the name of the server that can do it, or empty
	// overflows is whether the JSON server has a null result for a large document. It passes the schemas of all nodes to one
	// call of Array.push, which exceeds the stack, and logs "Maximum call stack size exceeded".
	overflows bool
}

var operations = []operation{
	{name: "`didOpen` to diagnostics", prepare: reopen},
	{name: "keystroke to diagnostics", prepare: func(t *testing.T, p *process, m manifest, i int) []lsptest.Frame {
		t.Helper()
		return []lsptest.Frame{p.keystroke(t, m, i), p.diagnostics(t, m)}
	}},
	{name: "keystroke to completion", overflows: true, prepare: func(t *testing.T, p *process, m manifest, i int) []lsptest.Frame {
		t.Helper()
		return []lsptest.Frame{p.keystroke(t, m, i), p.at(t, m, "completion", m.valueStart())}
	}},
	{name: "completion, text unchanged", overflows: true, prepare: func(t *testing.T, p *process, m manifest, _ int) []lsptest.Frame {
		t.Helper()
		return []lsptest.Frame{p.at(t, m, "completion", m.valueStart())}
	}},
	{name: "hover", overflows: true, prepare: func(t *testing.T, p *process, m manifest, _ int) []lsptest.Frame {
		t.Helper()
		return []lsptest.Frame{p.at(t, m, "hover", m.keyStart())}
	}},
	{name: "`documentSymbol`", prepare: func(t *testing.T, p *process, m manifest, _ int) []lsptest.Frame {
		t.Helper()
		return []lsptest.Frame{p.Request(t, "textDocument/documentSymbol", lsptest.Object{"textDocument": m.document()})}
	}},
	{name: "`codeAction` at a problem", only: ours, prepare: func(t *testing.T, p *process, m manifest, _ int) []lsptest.Frame {
		t.Helper()
		at := m.position(m.valueStart())
		return []lsptest.Frame{p.Request(t, "textDocument/codeAction", lsptest.Object{
			"textDocument": m.document(),
			"range":        lsptest.Object{"start": at, "end": at},
			"context":      lsptest.Object{"diagnostics": []any{}, "only": []string{"quickfix"}},
		})}
	}},
	{name: "formatting, an edit in every connector", prepare: func(t *testing.T, p *process, m manifest, _ int) []lsptest.Frame {
		t.Helper()
		return []lsptest.Frame{p.Request(t, "textDocument/formatting", lsptest.Object{
			"textDocument": m.document(), "options": lsptest.Object{"tabSize": 2, "insertSpaces": true},
		})}
	}},
}

// firstOpen opens the document.
func (p *process) firstOpen(t *testing.T, m manifest) []lsptest.Frame {
	t.Helper()
	p.version = 1
	return []lsptest.Frame{p.Notification(t, "textDocument/didOpen", m.open(m.text)), p.diagnostics(t, m)}
}

// reopen closes the document and opens it with another text, so that no result of an earlier version is valid.
func reopen(t *testing.T, p *process, m manifest, i int) []lsptest.Frame {
	t.Helper()
	p.Notify(t, "textDocument/didClose", lsptest.Object{"textDocument": m.document()})
	other := manifest{uri: m.uri[:len(m.uri)-len("plugin-manifest.json")] + "other/plugin-manifest.json"}
	p.Notify(t, "textDocument/didOpen", other.open(fmt.Sprintf(`{ "service": %d }`, i)))
	p.send(t, p.diagnostics(t, other)) // the document is closed
	p.Notify(t, "textDocument/didClose", lsptest.Object{"textDocument": other.document()})
	p.version = 1
	at := m.nameEnd() - 1
	text := m.text[:at] + strconv.Itoa(i%10) + m.text[at+1:]
	return []lsptest.Frame{p.Notification(t, "textDocument/didOpen", m.open(text)), p.diagnostics(t, m)}
}

// keystroke is an edit: runs with an even i insert a character at the end of a link name, the others delete it.
func (p *process) keystroke(t *testing.T, m manifest, i int) lsptest.Frame {
	t.Helper()
	p.version++
	from := m.position(m.nameEnd())
	to, text := from, "x"
	if i%2 == 1 {
		to, text = m.position(m.nameEnd()+1), ""
	}
	return p.Notification(t, "textDocument/didChange", lsptest.Object{
		"textDocument":   lsptest.Object{"uri": m.uri, "version": p.version},
		"contentChanges": []lsptest.Object{{"range": lsptest.Object{"start": from, "end": to}, "text": text}},
	})
}

func (p *process) diagnostics(t *testing.T, m manifest) lsptest.Frame {
	t.Helper()
	return p.Request(t, "textDocument/diagnostic", lsptest.Object{"textDocument": m.document()})
}

func (p *process) at(t *testing.T, m manifest, method string, offset int) lsptest.Frame {
	t.Helper()
	return p.Request(t, "textDocument/"+method, lsptest.Object{"textDocument": m.document(), "position": m.position(offset)})
}
