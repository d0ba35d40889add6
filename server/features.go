package server

import (
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/text"
)

// features is what the client said of itself in initialize, as far as the server cares. It is looked
// up value by value: one capability of an odd type must not cost the session, as it would with the
// typed decoder.
type features struct {
	processID     int // of the client; 0 if it did not say
	encoding      text.Encoding
	configuration bool // answers workspace/configuration
	watchSettings bool // takes a registration for workspace/didChangeConfiguration

	pullDiagnostics    bool
	refreshDiagnostics bool
}

func featuresOf(params []byte) features {
	has := func(path ...string) bool {
		return peekBool(params, append([]string{"capabilities"}, path...)...)
	}
	f := features{
		encoding:           encodingOf(peekStrings(params, "capabilities", "general", "positionEncodings")),
		configuration:      has("workspace", "configuration"),
		watchSettings:      has("workspace", "didChangeConfiguration", "dynamicRegistration"),
		pullDiagnostics:    peekObject(params, "capabilities", "textDocument", "diagnostic"),
		refreshDiagnostics: has("workspace", "diagnostics", "refreshSupport"),
	}
	if pid, ok := peekNumber(params, "processId"); ok && pid > 0 && pid <= 1<<31 {
		f.processID = int(pid)
	}
	return f
}

// encodingOf returns the encoding the client likes best, by the order of its list. A client that
// names none counts in UTF-16.
func encodingOf(kinds []string) text.Encoding {
	for _, kind := range kinds {
		switch protocol.PositionEncodingKind(kind) {
		case protocol.PositionEncodingKindUTF8:
			return text.UTF8
		case protocol.PositionEncodingKindUTF16:
			return text.UTF16
		case protocol.PositionEncodingKindUTF32:
			return text.UTF32
		}
	}
	return text.UTF16
}

func encodingKind(enc text.Encoding) protocol.PositionEncodingKind {
	switch enc {
	case text.UTF8:
		return protocol.PositionEncodingKindUTF8
	case text.UTF32:
		return protocol.PositionEncodingKindUTF32
	default:
		return protocol.PositionEncodingKindUTF16
	}
}
