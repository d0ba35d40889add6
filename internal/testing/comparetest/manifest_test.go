//go:build compare

package comparetest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

const (
	linkNameKey  = `"connectionLinkName"`
	linkName     = "connection_0"
	wrongBoolean = `"true"`
)

const beforeConnectors = `{
  "service": "DESK",
  "locale": [
    "en"
  ],
  "modules": {
    "widgets": []
  },
  "cspDomains": {
    "connect-src": []
  },
  "whiteListedDomains": [],
  "config": [],
  "storage": false,
  "connectors": [`

const connector = `
    {
      "connectionLinkName": "%s",
      "connectionName":"Connection %d",
      "serviceName": "service_%d",
      "userAccess": %s,
      "scope": [
        "api",
        "refresh_token"
      ]
    }`

// manifest is a plugin-manifest.json in a folder without other files.
type manifest struct {
	path string
	uri  uri.URI
	text string
}

// writeManifest writes a manifest of about size bytes. The connector in its middle has a string where a boolean is required. A
// space is missing in every connector, which is the only thing that either server formats.
func writeManifest(t *testing.T, size int) manifest {
	t.Helper()
	var src strings.Builder
	src.WriteString(beforeConnectors)
	separator, faulty := "", false
	for i := 1; src.Len() < size; i++ {
		access, name := "true", fmt.Sprintf("connection_%d", i)
		if !faulty && src.Len() >= size/2 {
			access, name, faulty = wrongBoolean, linkName, true
		}
		fmt.Fprintf(&src, separator+connector, name, i, i, access)
		separator = ","
	}
	src.WriteString("\n  ]\n}\n")
	path := filepath.Join(t.TempDir(), "plugin-manifest.json")
	if err := os.WriteFile(path, []byte(src.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return manifest{path, uri.File(path), src.String()}
}

func (m manifest) document() lsptest.Object { return lsptest.Object{"uri": m.uri} }

// open is the parameters of textDocument/didOpen.
func (m manifest) open(text string) lsptest.Object {
	return lsptest.Object{"textDocument": lsptest.Object{"uri": m.uri, "languageId": "json", "version": 1, "text": text}}
}

// position returns the position of an offset in the text, which is ASCII.
func (m manifest) position(offset int) lsptest.Object {
	before := m.text[:offset]
	return lsptest.Object{"line": strings.Count(before, "\n"), "character": offset - strings.LastIndex(before, "\n") - 1}
}

// nameEnd is the offset after the link name of the connector with the problem.
func (m manifest) nameEnd() int { return strings.Index(m.text, linkName+`"`) + len(linkName) }

// keyStart is the offset in the key of that link name.
func (m manifest) keyStart() int { return strings.LastIndex(m.text[:m.nameEnd()], linkNameKey) + 3 }

// valueStart is the offset in the value that has the wrong type.
func (m manifest) valueStart() int { return strings.Index(m.text, wrongBoolean) + 1 }
