package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// secretManifests have %[1]s in place of a secret. The first is valid JSON; the others have syntax errors.
var secretManifests = []string{
	"{\"service\": \"DESK\", \"service\": \"DESK\", \"secret\": \"%[1]s\", \"connectors\": [\r\n" +
		"\t{\"connectionLinkName\": \"a b\", \"connectionName\": \"A\", \"clientSecret\": \"%[1]s\", \"api_key\": [\"%[1]s\"]},\r\n" +
		`{"name": "c", "type": "OAuth 2.0", "authorizationUrl": "ftp://u:%[1]s@x.com", "tokenUrl": "http://x.com/?token=%[1]s"}], "whiteListedDomains": ["https://u:%[1]s@x.com/p"]}`,
	"{\"service\": \"WRITER\", \"service\": \"WRITER\", \"connectors\": [\n{\"connectionLinkName\": \"a b\", \"clientSecret\": \"%[1]s\n}, {\"secret\": %[1]s}, {\"password: \"%[1]s\"}]}",
	"{\"service\": \"WRITER\", \"password\": '%[1]s', \"connectors\": [{\"connectionLinkName\": \"a b\"},], \"clientSecret\" \"%[1]s\"",
	`{"service": "PROJECTS", "connectors": [{"connectionLinkName": "a b", "connectionName": "A", "stripeSecretKey": "%[1]s", "x-api-key": "%[1]s", ` +
		`"headers": [{"name": "client_secret", "value": "%[1]s"}, {"key": "Authorization", "value": "Bearer %[1]s"}], "Authorization": "Basic %[1]s", "about": "Authorization: Bearer %[1]s"}], ` +
		`"config": [{"name": "p", "type": "password", "defaultValue": "%[1]s", "default": "%[1]s"}, {"name": "p", "is_secure": true, "value": "%[1]s", "type": "texts"}], ` +
		`"widgets": [{"name": "w", "locations": "task_tabs", "url": "/app/x.html?apiKey2=%[1]s", "apiKey2": {"name": "x", "value": "%[1]s"}}]}`,
}

// No report and no diff contains a secret of the manifest.
func TestSecretsAreNotReported(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "plugin-manifest.json")
	rapid.Check(t, func(t *rapid.T) {
		value := "Zq" + rapid.StringOfN(rapid.RuneFrom([]rune("aB7-_.日🎉é")), 1, 150, -1).Draw(t, "value")
		form := rapid.IntRange(0, len(secretManifests)-1).Draw(t, "manifest")
		source := fmt.Sprintf(secretManifests[form], value)
		if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range []string{"check", "check --format json", "check --format sarif", "check --format github", "check --format junit", "check --diff", "format --diff"} {
			var out, stderr bytes.Buffer
			root := newRoot()
			root.SetArgs(append(strings.Fields(args), path))
			root.SetOut(&out)
			root.SetErr(&stderr)
			_ = root.Execute()                                                       // the exit code says that there are diagnostics
			if out.Len() == 0 && (form == 0 || !strings.HasSuffix(args, "--diff")) { // broken text may have no safe fix
				t.Fatalf("%s prints nothing: %s", args, &stderr)
			}
			for line := range strings.Lines(out.String() + stderr.String()) {
				if strings.Contains(line, "Zq") {
					t.Errorf("%s of %s prints %s", args, source, line)
				}
			}
		}
	})
}
