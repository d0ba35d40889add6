package server

import (
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
)

func TestMask(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	for _, test := range []struct {
		path, text, want string
		secrets          int
	}{
		{"plugin-manifest.json", `{"client_id": "1", "client_secret": "s3cr3t"}`, `{"client_id": "1", "client_secret": "******"}`, 1},
		{"app/main.js", "const password = 'hunter2';\nconst accessToken = 'abcdef0123456789abcdef';\n", "const password = '*******';\nconst accessToken = '**********************';\n", 2},
		{"app/main.js", "let name = 'shop';\n", "let name = 'shop';\n", 0},
	} {
		var got struct {
			Text    string `json:"text"`
			Secrets int    `json:"secrets"`
		}
		argument := lsptest.Object{"path": test.path, "text": test.text}
		if err := r.Call("workspace/executeCommand", lsptest.Object{"command": maskCommand, "arguments": []any{argument}}, &got); err != nil {
			t.Fatal(err)
		}
		if got.Text != test.want || got.Secrets != test.secrets {
			t.Errorf("%s: got %q with %d secrets, want %q with %d", test.path, got.Text, got.Secrets, test.want, test.secrets)
		}
	}
	wantCode(t, r.Call("workspace/executeCommand", lsptest.Object{"command": maskCommand, "arguments": []any{"text"}}, nil), -32602)
}
