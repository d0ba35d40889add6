package server

import (
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
)

// Hover describes the token, in the format and encoding of the client.
func TestHover(t *testing.T) {
	const src = `{"service": "DESK", "about": "😀", "locale": ["en"]}`
	ask := func(r run, character int) (h *protocol.Hover) {
		u := extensionOnDisk(t, map[string]string{"plugin-manifest.json": src})("plugin-manifest.json")
		r.Open(u, src)
		params := lsptest.Document(u)
		params["position"] = lsptest.Object{"line": 0, "character": character}
		if err := r.Call("textDocument/hover", params, &h); err != nil {
			t.Fatal(err)
		}
		return h
	}
	for _, c := range []struct {
		formats []any
		kind    protocol.MarkupKind
		begins  string
	}{
		{[]any{"markdown", "plaintext"}, protocol.MarkupKindMarkdown, "**en**"},
		{[]any{"plaintext"}, protocol.MarkupKindPlainText, "en"},
		{nil, protocol.MarkupKindPlainText, "en"},
	} {
		r := start(t, Options{}, nil)
		r.Initialize(lsptest.Object{"capabilities": lsptest.Object{
			"textDocument": lsptest.Object{"hover": lsptest.Object{"contentFormat": c.formats}},
		}})
		h := ask(r, 47)
		if h == nil {
			t.Fatal("no hover at a language")
		}
		said, ok := h.Contents.(*protocol.MarkupContent)
		if !ok || said.Kind != c.kind || !strings.HasPrefix(said.Value, c.begins) {
			t.Errorf("%v: %#v", c.formats, h.Contents)
		}
		if want := (protocol.Range{Start: protocol.Position{Character: 46}, End: protocol.Position{Character: 50}}); h.Range == nil || *h.Range != want {
			t.Errorf("range %v, want %v", h.Range, want)
		}
		if h := ask(r, 0); h != nil {
			t.Errorf("hover at a brace: %v", h)
		}
	}
}

// Hover shows the scopes that a request in code requires, at its URL and at the expression that the call receives.
func TestHoverOfRequests(t *testing.T) {
	files := map[string]string{
		project.Manifest: `{"service": "DESK", "connectors": [{"connectionName": "Desk", "connectionLinkName": "desk", "serviceName": "zoho_desk", "scope": []}]}`,
		"app/main.js": "const ROOT = 'https://desk.zoho.com/api/v1'; /* 😀 */ const EVENTS = `${ROOT}/events/${id}?limit=1`;\n" +
			"/* 😀 */ ZOHODESK.request({ url: 'https://desk.zoho.com/api/v1/contacts', type: 'GET', connectionLinkName: 'desk' });\n" +
			"ZOHODESK.request({ url: EVENTS, type: 'GET', connectionLinkName: 'desk' });\n" +
			"ZOHODESK.request({ url: ROOT + '/accounts/search', type: 'GET', connectionLinkName: 'desk' });\n" +
			"ZOHODESK.request({ url: ROOT + '/tickets', type: chosen, connectionLinkName: 'desk' });\n" +
			"ZOHODESK.request({ url: 'https://api.example.com/a', type: 'GET', connectionLinkName: 'desk' });\n",
	}
	f := newFolder(t, files)
	r := start(t, Options{}, nil)
	r.Initialize(allOf())
	src := files["app/main.js"]
	r.Open(f.uri("app/main.js"), src)
	ask := func(r run, needle string) (markdown, at string) {
		var h *protocol.Hover
		if err := r.Call("textDocument/hover", pointing(t, f.uri("app/main.js"), src, needle), &h); err != nil {
			t.Fatal(err)
		}
		if h == nil {
			return "", ""
		}
		return h.Contents.(*protocol.MarkupContent).Value, f.shownAt(files, f.uri("app/main.js"), *h.Range)
	}

	const contacts = "`GET https://desk.zoho.com/api/v1/contacts` — Zoho Desk request\n\nRequires `Desk.contacts.READ`"
	markdown, at := ask(r, "api/v1/con|tacts")
	if !strings.HasPrefix(markdown, contacts) || !strings.Contains(markdown, "\n\nSource: [") {
		t.Errorf("at a URL: %s", markdown)
	}
	if !strings.Contains(at, "url: '[https://desk.zoho.com/api/v1/contacts]', type") {
		t.Errorf("the range is that of %s", at)
	}
	markdown, at = ask(r, "url: EV|ENTS")
	if !strings.HasPrefix(markdown, "`GET https://desk.zoho.com/api/v1/events/…` — Zoho Desk request\n\nRequires `Desk.activities.events.READ` or `Desk.events.READ`.\n\nDepending on the unknown parts of the URL, it can require `Desk.search.READ` instead.") ||
		!strings.Contains(at, "url: [EVENTS], type") {
		t.Errorf("at a name: %s, %s", markdown, at)
	}
	markdown, _ = ask(r, "ROOT + '/acc|ounts")
	for _, want := range []string{"Probably requires `Desk.search.READ` and `Desk.contacts.READ`.", "derived from the usual scopes of the resource, not confirmed"} {
		if !strings.Contains(markdown, want) {
			t.Errorf("there is no %q in %s", want, markdown)
		}
	}
	if markdown, at = ask(r, "'https://desk.zo|ho.com/api/v1';"); strings.Count(markdown, "Zoho Desk request") != 2 || !strings.Contains(at, "'[https://desk.zoho.com/api/v1]';") {
		t.Errorf("at the beginning of several requests: %s, %s", markdown, at)
	}
	for _, needle := range []string{"ROOT + '/tick|ets'", "api.exam|ple.com", "type: 'G|ET'"} {
		if markdown, _ := ask(r, needle); markdown != "" {
			t.Errorf("%s: %s", needle, markdown)
		}
	}

	plain := start(t, Options{}, nil)
	plain.Initialize(nil)
	plain.Open(f.uri("app/main.js"), src)
	if markdown, _ := ask(plain, "api/v1/con|tacts"); !strings.HasPrefix(markdown, strings.ReplaceAll(contacts, "`", "")) {
		t.Errorf("plain text: %s", markdown)
	}
}
