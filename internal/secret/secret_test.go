package secret_test

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

func TestMaskedText(t *testing.T) {
	tests := map[string]struct{ source, want string }{
		"string":               {`{"clientSecret": "abc", "name": "abc"}`, `{"clientSecret": "***", "name": "abc"}`},
		"separators and case":  {`{"Client_Secret": "abc", "api-key": "d"}`, `{"Client_Secret": "***", "api-key": "*"}`},
		"wide characters":      {`{"secret": "日本é🎉"}`, `{"secret": "*******"}`},
		"carriage return":      {"{\"secret\": \"a\tb\",\r\n\"x\": 1}\r\n", "{\"secret\": \"*\t*\",\r\n\"x\": 1}\r\n"},
		"escape sequences":     {`{"secret": "a\"b\u0041"}`, `{"secret": "**********"}`},
		"number":               {`{"secret": 123}`, `{"secret": ***}`},
		"array and object":     {`{"secret": ["ab", {"x": "cd"}, true, null]}`, `{"secret": ["**", {"x": "**"}, true, null]}`},
		"value in next line":   {"{\"secret\":\n\"ab\"}", "{\"secret\":\n\"**\"}"},
		"placeholders":         {`{"secret": "<client secret>", "apiKey": "{{key}}", "password": "****", "authToken": "Bearer ${t}"}`, `{"secret": "<client secret>", "apiKey": "{{key}}", "password": "****", "authToken": "Bearer ${t}"}`},
		"placeholder and more": {`{"secret": "<id>abc"}`, `{"secret": "*******"}`},
		"name of a field":      {`{"passwordField": "abc"}`, `{"passwordField": "abc"}`},
		"unterminated":         {"{\"secret\": \"abc\n}", "{\"secret\": \"***\n}"},
		"no end before a name": {"{\"secret\": \"abc, \"name\": \"d\"}\n", "{\"secret\": \"****************}\n"},
		"quotation mark":       {"{\"secret\": \"abc\"def\"}\n", "{\"secret\": \"********}\n"},
		"word":                 {`{"secret": abc}`, `{"secret": ***}`},
		"no closing mark":      {"{\"secret: \"abc\"}\n", "{\"secret: \"***\"}\n"},
		"line breaks":          {"{\n\"privateKey\": \"AAA\nBBB\nCCC\",\n\"name\": \"x\"}", "{\n\"privateKey\": \"***\n***\n*****\n\"name\": \"x\"}"},
		"user and password":    {`["https://user:pass@example.com/a@b"]`, `["https://*********@example.com/a@b"]`},
		"user placeholder":     {`["https://<user>:{{p}}@example.com"]`, `["https://<user>:{{p}}@example.com"]`},
		"parameters":           {`["https://x.com/?a=b&token=abc&zapikey=d#access_token=e"]`, `["https://x.com/?a=b&token=***&zapikey=*#access_token=*"]`},
		"escaped URL":          {`["https:\/\/u:p@x.com"]`, `["*******************"]`},
		"port and path":        {`["https://x.com:8080/a@b?page=1"]`, `["https://x.com:8080/a@b?page=1"]`},
	}
	for what, test := range tests {
		t.Run(what, func(t *testing.T) {
			tree := syntax.Parse(text.New(test.source))
			edited := syntax.Parse(text.New("x" + test.source)).Edit(text.Edit{Span: text.Span{End: 1}})
			for _, tree := range []*syntax.Tree{tree, edited} {
				if got := secret.Text(tree, text.Span{End: len(test.source)}); got != test.want {
					t.Errorf("%s\ngot  %q\nwant %q", test.source, got, test.want)
				}
			}
		})
	}
}

// The mask is as wide as the text, and each part of a text is masked as in the whole.
func TestPartsAreMaskedLikeTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringOf(rapid.RuneFrom([]rune(`aB7日🎉é-.\/+`))).Draw(t, "value")
		value = strings.ReplaceAll(value, `\`, `\\`)
		source := `{"name": "x", "clientSecret": "` + value + `", "tokenUrl": "https://u:` + strings.ReplaceAll(strings.ReplaceAll(value, `\`, ""), "/", "") + `x@example.com/?token=q1` + `"}`
		tree := syntax.Parse(text.New(source))
		whole := secret.Spans(tree, text.Span{End: len(source)})
		if len(whole) < 2 {
			t.Fatalf("%s: %v", source, whole)
		}
		if got := secret.MaskSpans(source, whole); uniseg.StringWidth(got) != uniseg.StringWidth(source) {
			t.Errorf("%s is masked as %s", source, got)
		}
		from := rapid.IntRange(0, len(source)).Draw(t, "from")
		to := rapid.IntRange(from, len(source)).Draw(t, "to")
		var want []text.Span
		for _, s := range whole {
			if part := (text.Span{Start: max(s.Start, from), End: min(s.End, to)}); part.Start < part.End {
				want = append(want, part)
			}
		}
		got := secret.Spans(tree, text.Span{Start: from, End: to})
		if len(got) != len(want) {
			t.Fatalf("%s[%d:%d]: got %v, want %v", source, from, to, got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s[%d:%d]: got %v, want %v", source, from, to, got, want)
			}
		}
	})
}

func TestMaskedMessages(t *testing.T) {
	source := `{"secret": "hunter22", "url": "https://u:pass@x.com"}`
	tree := syntax.Parse(text.New(source))
	at := strings.Index(source, "hunter")
	values := secret.In(tree, text.Span{Start: at, End: at + 3})
	for message, want := range map[string]string{
		`Unknown value "hunter22"`:            `Unknown value "********"`,
		`Did you mean "https://u:p@x.com/a"?`: `Did you mean "https://***@x.com/a"?`,
		`Secret must be a string`:             `Secret must be a string`,
	} {
		if got := values.Mask(message); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if values := secret.In(tree, text.Span{Start: len(source) - 5, End: len(source) - 4}); len(values) != 1 || values[0] != "u:pass" {
		t.Errorf("values at a URL: %q", values)
	}
}
