package secret_test

import (
	"testing"

	"plugin-manifest-ls/internal/secret"
)

// The content of JSON files is masked by its values, other content by its lines.
func TestInFile(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"plugin-manifest.json", "{\n  \"client_secret\":\n    \"abc123\"\n}\n", "{\n  \"client_secret\":\n    \"******\"\n}\n"},
		{"app/config.JSON", `{"password": "hunter2", "name": "shop"}`, `{"password": "*******", "name": "shop"}`},
		{"app/main.js", "// é\r\nconst password = 'hunter2';\r\nfetch('https://u:pw@example.com');\n", "// é\r\nconst password = '*******';\r\nfetch('https://****@example.com');\n"},
		{"app/main.js", "", ""},
		{"README.md", "No secrets.\n", "No secrets.\n"},
	} {
		spans := secret.InFile(test.name, test.content)
		if got := secret.MaskSpans(test.content, spans); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		} else if again := secret.InFile(test.name, got); len(again) > 0 {
			t.Errorf("%s: masked values are secrets: %v", test.name, again)
		}
	}
}
