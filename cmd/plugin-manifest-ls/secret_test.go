package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// secretManifests have %[1]s in place of a secret, valid and torn.
var secretManifests = []string{
	"{\"service\": \"DESK\", \"service\": \"DESK\", \"secret\": \"%[1]s\", \"connectors\": [\r\n" +
		"\t{\"connectionLinkName\": \"a b\", \"connectionName\": \"A\", \"clientSecret\": \"%[1]s\", \"api_key\": [\"%[1]s\"]},\r\n" +
		`{"name": "c", "type": "OAuth 2.0", "authorizationUrl": "ftp://u:%[1]s@x.com", "tokenUrl": "http://x.com/?token=%[1]s"}], "whiteListedDomains": ["https://u:%[1]s@x.com/p"]}`,
	"{\"service\": \"WRITER\", \"service\": \"WRITER\", \"connectors\": [\n{\"connectionLinkName\": \"a b\", \"clientSecret\": \"%[1]s\n}, {\"secret\": %[1]s}, {\"password: \"%[1]s\"}]}",
	"{\"service\": \"WRITER\", \"password\": '%[1]s', \"connectors\": [{\"connectionLinkName\": \"a b\"},], \"clientSecret\" \"%[1]s\"",
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

// The marks below a snippet are where they are without the mask, and the line is as wide.
func TestMaskKeepsMarksAligned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringOfN(rapid.RuneFrom([]rune("aB7-_.日🎉é\t")), 1, 90, -1).Draw(t, "value")
		form := rapid.SampledFrom([]string{`{"%s": "%s", "x": "https://u:%s@x.com", "y": 1}`, "\t{\"%s\": \"%s\", \"api_key\": \"%s\", \"y\": 1}\r\n"}).Draw(t, "form")
		at := rapid.IntRange(0, len(form)+2*len(value)).Draw(t, "at")
		cut := func(name string) snippet {
			txt := text.New(fmt.Sprintf(form, name, value, value))
			return cutSnippet(&checked{text: txt, model: manifest.Build(syntax.Parse(txt))}, text.Span{Start: at, End: at + 5}, 0)
		}
		masked, unmasked := cut("secret"), cut("sekret")
		if strings.Contains(masked.code, value) && len(value) > 20 {
			t.Errorf("%q has %q", masked.code, value)
		}
		if masked.before != unmasked.before || masked.width != unmasked.width || uniseg.StringWidth(masked.code) != uniseg.StringWidth(unmasked.code) {
			t.Errorf("masked %+v, unmasked %+v", masked, unmasked)
		}
	})
}
