package server

import (
	"context"

	"go.lsp.dev/protocol"
)

// analyse finds what is wrong in d, a document of snap. Once ctx has ended nobody wants to know.
func analyse(_ context.Context, _ *snapshot, _ *document) []protocol.Diagnostic { return nil }
