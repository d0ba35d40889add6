package transport

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/buger/jsonparser"
	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// SetTrace sets which messages are traced to the client from now on. An unknown value traces none.
func (c *Conn) SetTrace(value protocol.TraceValue) { c.traced.Store(value) }

// trace reports a handled message to the client, if the client requested that. It never contains document content: the text of
// an error, which may quote the message, is sent only with a verbose trace.
func (c *Conn) trace(req *jsonrpc2.Request, took time.Duration, err error) {
	value, _ := c.traced.Load().(protocol.TraceValue)
	if value != protocol.TraceValueMessages && value != protocol.TraceValueVerbose {
		c.log.Log(context.Background(), slog.LevelDebug, "message", "method", req.Method(), "took", took, "bytes", len(req.Params()))
		return
	}
	params := &protocol.LogTraceParams{Message: req.Method() + " took " + took.Round(time.Microsecond).String()}
	if err != nil {
		params.Message += " and failed"
	}
	if value == protocol.TraceValueVerbose {
		params.Verbose = new(details(req, err))
	}
	c.notifyLossy(protocol.MethodLogTrace, params)
}

// details describes a message in a verbose trace.
func details(req *jsonrpc2.Request, err error) string {
	text := fmt.Sprintf("%d bytes of parameters", len(req.Params()))
	if name, err := jsonparser.GetString(req.Params(), "textDocument", "uri"); err == nil {
		text += ", about " + name
	}
	if err != nil {
		text += ": " + err.Error()
	}
	return text
}
