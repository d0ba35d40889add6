package server

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/text"
)

// secretManifests have %[1]s in place of a secret; one is valid, the others are incomplete.
var secretManifests = []string{
	`{"service": "DESK", "secret": "%[1]s", "connectors": [
  {"connectionLinkName": "a b", "connectionName": "A", "clientSecret": "%[1]s", "api_key": ["%[1]s"], "scopes": "x"},
  {"name": "c", "type": "OAuth 2.0", "authorizationUrl": "ftp://u:%[1]s@x.com", "tokenUrl": "http://x.com/?token=%[1]s", "clientId": "<client id>"}],
  "TPAOauth": [{"name": "a.b", "clientSecret": "%[1]s"}], "whiteListedDomains": ["https://u:%[1]s@x.com/p"], "widgets": [{"url": "/app/x.html?key=%[1]s"}]}`,
	"{\"service\": \"WRITER\", \"connectors\": [\n{\"connectionLinkName\": \"a\", \"clientSecret\": \"%[1]s\n}, {\"secret\": %[1]s}, {\"password: \"%[1]s\"}]}",
	"{\"service\": \"WRITER\", \"password\": '%[1]s', \"x\": {\"secret\": {\"name\": \"%[1]s\"}}, \"clientSecret\" \"%[1]s\"",
	`{"service": "PROJECTS", "connectors": [{"connectionLinkName": "a b", "connectionName": "A", "stripeSecretKey": "%[1]s", "x-api-key": "%[1]s", ` +
		`"headers": [{"name": "client_secret", "value": "%[1]s"}, {"key": "Authorization", "value": "Bearer %[1]s"}], "Authorization": "Basic %[1]s", "about": "Authorization: Bearer %[1]s"}], ` +
		`"config": [{"name": "p", "type": "password", "defaultValue": "%[1]s", "default": "%[1]s"}, {"name": "p", "is_secure": true, "value": "%[1]s", "type": "texts"}], ` +
		`"widgets": [{"name": "w", "locations": "task_tabs", "url": "/app/x.html?apiKey2=%[1]s", "apiKey2": {"name": "x", "value": "%[1]s"}}]}`,
}

// Nothing that is displayed contains a secret of the manifest.
func TestSecretsAreNotDisplayed(t *testing.T) {
	for _, value := range []string{"Zq7xWv", "Zq日🎉é7", "Zq7-xW_v.0123456789012345678901234567890123456789012345678901234567890123456789"} {
		for i, form := range secretManifests {
			src := fmt.Sprintf(form, value)
			r := start(t, Options{}, nil)
			r.Initialize(lsptest.Object{"trace": "verbose"})
			r.Open(manifestURI, src)
			answers := 0
			ask := func(method string, params lsptest.Object) {
				var raw json.RawMessage
				if err := r.Call(method, params, &raw); err != nil {
					t.Fatal(method, err)
				}
				if len(raw) > len("null") {
					answers++
				}
				if strings.Contains(string(raw), "Zq") {
					t.Errorf("manifest %d: %s answers %s", i, method, raw)
				}
			}
			published, err := json.Marshal(r.Published())
			if err != nil || strings.Contains(string(published), "Zq") || !strings.Contains(string(published), "message") {
				t.Errorf("manifest %d: published %s, %v", i, published, err)
			}
			whole := lsptest.Object{"textDocument": lsptest.Object{"uri": string(manifestURI)}, "range": lsptest.Span(0, 0, 99, 0)}
			for _, method := range []string{"documentSymbol", "documentLink", "inlayHint", "codeLens", "diagnostic"} {
				ask("textDocument/"+method, whole)
			}
			ask("workspace/symbol", lsptest.Object{"query": ""})
			txt := text.New(src)
			for offset := 0; offset <= len(src); offset++ {
				at := lsptest.Object{"textDocument": lsptest.Object{"uri": string(manifestURI)}, "position": positionOf(txt, offset, text.UTF16)}
				ask("textDocument/hover", at)
			}
			for c := range strings.SplitSeq("\",: {[", "") {
				for offset := range src {
					if strings.HasPrefix(src[offset:], c) && offset%3 == 0 {
						ask("textDocument/completion", lsptest.Object{"textDocument": lsptest.Object{"uri": string(manifestURI)}, "position": positionOf(txt, offset, text.UTF16)})
					}
				}
			}
			if answers < 10 {
				t.Errorf("manifest %d: only %d answers", i, answers)
			}
			for _, method := range []string{"$/logTrace", "window/logMessage"} {
				for r.Unread(method) > 0 {
					var raw json.RawMessage
					r.Next(method, &raw)
					if strings.Contains(string(raw), "Zq") {
						t.Errorf("%s has %s", method, raw)
					}
				}
			}
		}
	}
}
