package baseline

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// printsIn returns the fingerprints of findings with one code about every occurrence of marked in a JSON document, in order.
func printsIn(t *testing.T, src, marked string) []string {
	t.Helper()
	return prints(t, Source{Path: "/e/plugin-manifest.json", Text: text.New(src), Tree: syntax.Parse(text.New(src))}, marked)
}

func prints(t *testing.T, s Source, marked string) []string {
	t.Helper()
	fingerprints := NewFingerprints(s)
	var all []string
	src := s.Text.String()
	for from := 0; ; {
		i := strings.Index(src[from:], marked)
		if i < 0 {
			break
		}
		span := text.Span{Start: from + i, End: from + i + len(marked)}
		pointer := ""
		if s.Tree != nil {
			pointer = s.Tree.Pointer(span)
		}
		all = append(all, fingerprints.Next("some-rule", pointer, span))
		from = span.End
	}
	if len(all) == 0 {
		t.Fatalf("%q is not in the text", marked)
	}
	return all
}

// A fingerprint survives changes elsewhere, and only those.
func TestFingerprintsSurvive(t *testing.T) {
	const (
		first  = `{"connectionName": "Pay", "connectionLinkName": "pay", "userAccess": true}`
		second = `{"connectionName": "Shop", "connectionLinkName": "shop", "userAccess": "yes"}`
		third  = `{"connectionName": "Bank", "connectionLinkName": "bank", "userAccess": "no"}`
	)
	manifest := func(entries ...string) string {
		return `{"service": "CRM", "connectors": [` + strings.Join(entries, ", ") + `]}`
	}
	before := printsIn(t, manifest(second, third), `"yes"`)
	for what, test := range map[string]struct {
		src, marked string
		same        bool
	}{
		"moved lines":          {"\n\n" + manifest("\n\n"+second, third), `"yes"`, true},
		"CRLF":                 {strings.ReplaceAll(manifest("\n"+second+"\n", third), "\n", "\r\n"), `"yes"`, true},
		"inserted entry":       {manifest(first, second, third), `"yes"`, true},
		"reordered entries":    {manifest(third, first, second), `"yes"`, true},
		"reordered properties": {manifest(`{"userAccess": "yes", "connectionLinkName": "shop", "connectionName": "Shop"}`), `"yes"`, true},
		"other display name":   {manifest(strings.Replace(second, "Shop", "Store", 1)), `"yes"`, true},
		"renamed entry":        {manifest(strings.Replace(second, `"shop"`, `"store"`, 1)), `"yes"`, false},
		"other value":          {manifest(strings.Replace(second, "yes", "maybe", 1)), `"maybe"`, false},
		"other property":       {manifest(strings.Replace(second, "userAccess", "scope", 1)), `"yes"`, false},
	} {
		if got := printsIn(t, test.src, test.marked); slices.Equal(got, before) != test.same {
			t.Errorf("%s: got %v, before %v", what, got, before)
		}
	}
}

// The text of a range survives another indentation and other line ends.
func TestFingerprintOfLines(t *testing.T) {
	const src, indented = "{\"scope\": [\n  \"a\",\n  \"b\"\n]}", "{\r\n\t\"scope\": [\r\n\t\t\"a\",\r\n\t\t\"b\"\r\n\t]\r\n}"
	before := printsIn(t, src, "[\n  \"a\",\n  \"b\"\n]")
	if after := printsIn(t, indented, "[\r\n\t\t\"a\",\r\n\t\t\"b\"\r\n\t]"); !slices.Equal(before, after) {
		t.Errorf("before %v, after %v", before, after)
	}
}

// Equal findings are numbered, so that one that is resolved is missed and the others are not.
func TestFingerprintsOfEqualFindings(t *testing.T) {
	const entry = `{"name": "a", "type": "x"}`
	two, one := printsIn(t, `{"config": [`+entry+`, `+entry+`]}`, `"x"`), printsIn(t, `{"config": [`+entry+`]}`, `"x"`)
	if len(two) != 2 || two[0] == two[1] || !strings.HasSuffix(two[1], ":2") {
		t.Fatalf("got %v", two)
	}
	if one[0] != two[0] {
		t.Errorf("got %v for one, %v for two", one, two)
	}
}

// No hash depends on a secret, which a reader could then guess. A name that is a secret identifies no entry, and is masked.
func TestFingerprintsOfSecrets(t *testing.T) {
	document := func(secret string) string {
		return `{"connectors": [{"clientSecret": "` + secret + `", "authorizationUrl": "https://u:` + secret + `@example.com", "x": ["a"]}], "https://u:` + secret + `@example.com": ["a"]}`
	}
	of := func(secret, marked string) []string { return printsIn(t, document(secret), marked) }
	if a, b := of("hunter2", `"hunter2"`), of("swordfish", `"swordfish"`); !slices.Equal(a, b) {
		t.Errorf("the value of a secret: %v, %v", a, b)
	}
	if a, b := of("hunter2", `"clientSecret": "hunter2"`), of("swordfish", `"clientSecret": "swordfish"`); !slices.Equal(a, b) {
		t.Errorf("a property with a secret: %v, %v", a, b)
	}
	if a, b := of("hunter2", `"a"`), of("swordfish", `"a"`); !slices.Equal(a, b) || len(a) != 2 {
		t.Errorf("an entry with secrets only, and a name with a secret: %v, %v", a, b)
	}
	src := document("hunter2")
	names := NewFingerprints(Source{Path: "/e/plugin-manifest.json", Text: text.New(src), Tree: syntax.Parse(text.New(src))})
	for pointer, want := range map[string]string{
		"/connectors/0/x":                    "connectors/*/x",
		"/https:~1~1u:hunter2@example.com/0": "********/a",
		"/connectors/7/x":                    "connectors/7/x",
		"/connectors/-1":                     "connectors/-1",
		"/missing/0/x":                       "missing/0/x",
		"":                                   "",
	} {
		if got := names.Property(pointer); got != want {
			t.Errorf("Property(%q) = %q, want %q", pointer, got, want)
		}
	}
	for path, content := range map[string]func(string) string{
		"/e/app/main.js":              func(s string) string { return "f()\n const password = '" + s + "'; g('" + s + "')\n" },
		"/e/app/translations/en.json": func(s string) string { return `{"password":` + "\n" + `"` + s + `"}` },
	} {
		file := func(secret string) []string {
			return prints(t, Source{Path: path, Text: text.New(content(secret))}, secret)[:1]
		}
		if a, b := file("hunter2"), file("swordfish"); !slices.Equal(a, b) {
			t.Errorf("%s: %v, %v", path, a, b)
		}
		if sum := sha256.Sum256([]byte("some-rule\x00\x00hunter2")); strings.HasPrefix(file("hunter2")[0], hex.EncodeToString(sum[:16])) {
			t.Errorf("%s: the hash has the secret", path)
		}
	}
}

// In code, a fingerprint survives moved lines.
func TestFingerprintsInCode(t *testing.T) {
	of := func(src string) []string {
		return prints(t, Source{Path: "/e/app/main.js", Text: text.New(src)}, `"boks"`)
	}
	before := of("request(\"boks\")\nrequest(\"boks\")\n")
	if after := of("// new\r\n\r\n  request(\"boks\")\r\nif (a) request(\"boks\")\r\n"); !slices.Equal(before, after) {
		t.Errorf("before %v, after %v", before, after)
	}
}
